#!/usr/bin/env python3
"""Counts the instructions of page work against those of libxml2's SAX parser with empty handlers, on the same bytes.

Usage: Benchmarks/instructions.py CARTULARY SAX [LOAD]      (make instructions does it)

Instructions do not depend on how busy a machine is, so that a ratio can be a floor: Benchmarks/instructions.json holds it,
and it may only fall. LOAD is a WARC of pages; without it one is made of the pages in this repository. What a start costs is
counted on a site of one small page, and taken off. Digests are off on both sides, and so is language detection.
"""
import gzip, json, pathlib, re, shutil, subprocess, sys, tempfile

FLOOR = pathlib.Path(__file__).with_name("instructions.json")
MEGABYTES = 2


def made_load(target, megabytes):
    """The pages of this repository under as many hosts as it takes, a gzip member each."""
    root = pathlib.Path(__file__).parent.parent
    pages = sorted(path for folder in ("raw", "docs/tutorial/captures", "Tests/Fixtures") for path in (root / folder).rglob("*.html"))
    size = number = 0
    with open(target, "wb") as out:
        while size < megabytes * 1e6:
            for page in pages:
                # Small pages and larger ones.
                body = page.read_bytes() * (1 if number % 2 else 60) + f"<!-- {number} -->".encode()
                block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
                head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                        f"WARC-Date: 2019-05-01T10:00:00Z\r\nWARC-Target-URI: http://made.example/{number}/\r\n"
                        f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n").encode()
                out.write(gzip.compress(head + block + b"\r\n\r\n", 6, mtime=0))
                size, number = size + len(body), number + 1
                if size >= megabytes * 1e6:
                    break


def instructions(command, scratch):
    """The instructions of a command, which is run without its debug information: valgrind does not read all of it."""
    bare = scratch / ("bare-" + pathlib.Path(command[0]).name)
    if not bare.exists():
        subprocess.run(["strip", "-g", "-o", bare, command[0]], check=True)
    run = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={scratch}/out", bare, *command[1:]],
                         capture_output=True, text=True)
    match = re.search(r"refs:\s+([\d,]+)", run.stderr)
    if run.returncode != 0 or not match:
        raise SystemExit(f"valgrind could not count {command[0]}:\n{run.stderr[-2000:]}")
    return int(match.group(1).replace(",", ""))


def main():
    cartulary, sax = sys.argv[1:3]
    scratch = pathlib.Path(tempfile.mkdtemp())
    try:
        counts = {}
        for name in ("small", "load"):
            site = scratch / name
            (site / "raw").mkdir(parents=True)
            (site / "cartulary.yml").write_text("detect_languages: false\n")
            archive = site / "raw" / "load.warc.gz"
            if name == "load" and len(sys.argv) > 3:
                shutil.copy(sys.argv[3], archive)
            else:
                made_load(archive, MEGABYTES if name == "load" else 0.0001)
            counts[name] = (instructions([cartulary, "measure-pages", str(site)], scratch),
                            instructions([sax, str(archive)], scratch))
        ours, limit = (counts["load"][i] - counts["small"][i] for i in (0, 1))
        ratio = ours / limit
        floor = json.loads(FLOOR.read_text())["ratio"]
        print(f"page work {ours / 1e6:.0f} million instructions, libxml2's SAX {limit / 1e6:.0f}: {ratio:.2f} times"
              f" (a start: {counts['small'][0] / 1e6:.0f} million)")
        if len(sys.argv) == 3 and ratio > floor:
            raise SystemExit(f"that is more than {floor}, which Benchmarks/instructions.json allows")
    finally:
        shutil.rmtree(scratch)


main()
