#!/usr/bin/env python3
"""Loads a dataset by the very lines that its README gives, and counts the rows.

Usage: Scripts/load-dataset.py CURATED [LANGUAGE …]    (python, r, sql, sh; default all)

Every table in data/ must come out of each program with as many rows as its CSV has. The lines for sh are
run one block at a time; a block whose program is not installed is named, and counts as a failure.
"""
import csv, os, pathlib, re, shutil, subprocess, sys, tempfile

csv.field_size_limit(sys.maxsize)


def main():
    curated = pathlib.Path(sys.argv[1]).resolve()
    wanted = sys.argv[2:] or ["python", "r", "sql", "sh"]
    blocks = re.findall(r"```(python|r|sql|sh)\n(.*?)```", (curated / "README.md").read_text(encoding="utf-8"), re.S)
    rows = {}
    for table in sorted((curated / "data").glob("*.csv")):
        with open(table, encoding="utf-8", newline="") as file:
            rows[table.stem] = sum(1 for _ in csv.reader(file)) - 1
    failures = 0
    for language, code in blocks:
        if language not in wanted:
            continue
        with tempfile.TemporaryDirectory() as scratch:
            copy = pathlib.Path(scratch) / "curated"
            shutil.copytree(curated, copy)
            name, counts, problem = run(language, code, copy)
        for table, count in rows.items():
            # sqlite-utils makes no table of a CSV that has no rows.
            if counts is not None and (counts.get(table) or 0) != count:
                problem = problem or f"{table}: {counts.get(table)} rows, not {count}"
        failures += bool(problem)
        print(f"{name}: {problem or f'{len(rows)} tables' if counts is not None else problem or 'whole'}")
    sys.exit(1 if failures else 0)


def run(language, code, folder):
    """Name, rows by table (None where the block loads none), and what went wrong."""
    if language == "python":
        code += "\nfor name, table in tables.items():\n    print('ROWS', name, len(table))\n"
        return "pandas", *counted([sys.executable, "-c", code], folder)
    if language == "r":
        code += "\nfor (name in names(tables)) cat('ROWS', name, nrow(tables[[name]]), '\\n')\n"
        return "readr", *counted(["Rscript", "-e", code], folder)
    if language == "sql":
        code = f"import duckdb\nc = duckdb.connect()\nc.execute({code!r})\n" + (
            "for (name,) in c.execute('SHOW TABLES').fetchall():\n"
            "    print('ROWS', name, c.execute(f'SELECT count(*) FROM \"{name}\"').fetchone()[0])\n")
        return "DuckDB", *counted([sys.executable, "-c", code], folder)
    process = subprocess.run(["bash", "-e", "-c", code], cwd=folder, capture_output=True, text=True)
    problem = None if process.returncode == 0 else (process.stderr or process.stdout).strip()[-300:]
    if "sqlite-utils" in code:
        import sqlite3
        database = sqlite3.connect(folder / "dataset.db")
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return "sqlite-utils", {n: database.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names}, problem
    if "soffice" in code:
        import openpyxl
        counts = {}
        for sheet in (folder / "sheets").glob("*.xlsx"):
            book = openpyxl.load_workbook(sheet, read_only=True)
            with open(folder / "data" / (sheet.stem + ".csv"), encoding="utf-8", newline="") as file:
                texts = list(csv.reader(file))
            cells = [[cell.value for cell in row] for row in book.active.iter_rows()]
            counts[sheet.stem] = sum(1 for row in cells if any(cell is not None for cell in row)) - 1
            problem = problem or wrong_letters(sheet.stem, texts, cells)
        return "LibreOffice", counts, problem
    return " and ".join(sorted({line.split()[0] for line in code.strip().splitlines()})), None, problem


def wrong_letters(name, texts, cells):
    """The first cell of a sheet that is text, and another text than the table's."""
    for number, (expected, row) in enumerate(zip(texts, cells), 1):
        for text, cell in zip(expected, row):
            # What looks like a number or a formula is the program's own business.
            if isinstance(cell, str) and not cell.startswith("=") and cell.split() != text.split():
                return f"{name}, row {number}: {cell[:40]!r} is not {text[:40]!r}"
    return None


def counted(command, folder):
    try:
        process = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    except FileNotFoundError:
        return {}, f"{command[0]} is not installed"
    counts = dict((line.split()[1], int(line.split()[2])) for line in process.stdout.splitlines() if line.startswith("ROWS "))
    return counts, None if process.returncode == 0 else process.stderr.strip()[-300:]


main()
