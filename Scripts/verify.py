#!/usr/bin/env python3
"""Checks the evidence of a dataset against its captures, with the standard library of Python alone.

Usage: Scripts/verify.py [PROJECT]

It is written from the description of the dataset, not from the program that makes it. For each line of evidence
that quotes a capture it cuts the ranges out of raw/, reads the text with html.parser, and compares it with the
quote. It recomputes the digest of every capture, of every input and of every file of the dataset. It looks that
each value in data/ has evidence, or a stated reason for being empty, and that each quote of a capture which was made from
another source stands in that source too. Of a WARC or ARC (plain, gzip, in a ZIP) it cuts the record out, takes chunks,
gzip and deflate off, and compares the digest of what is left. What it cannot decode (zstd, br) it names as not checkable.

Exit code 0: all was checked and is equal. 1: something differs. 2: there is no dataset.
"""
import csv
import hashlib
import html
import html.parser
import io
import json
import pathlib
import re
import sys
import unicodedata
import zipfile
import zlib

UNSEEN = {"script", "style", "template", "noscript"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
csv.field_size_limit(sys.maxsize)


class Text(html.parser.HTMLParser):
    """The text of a piece of HTML, tags dropped, and the attributes of its first start tag."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.attributes, self.unseen, self.depth = [], None, None, 0

    def handle_starttag(self, tag, attributes):
        if self.attributes is None:
            self.attributes = {}
            for name, value in attributes:
                self.attributes.setdefault(name, value or "")
            return
        if self.unseen is None and tag in UNSEEN:
            self.unseen, self.depth = tag, 0
        elif tag == self.unseen:
            self.depth += 1

    def handle_endtag(self, tag):
        if tag == self.unseen:
            if self.depth == 0:
                self.unseen = None
            else:
                self.depth -= 1

    def handle_data(self, data):
        if self.unseen is None:
            self.parts.append(data)


def read_html(text):
    """Reads a piece of HTML; a start tag that the end of the capture cuts off is closed, as libxml2 does."""
    for tail in ("", ">", '">', "'>"):
        parser = Text()
        parser.feed(text + tail)
        parser.close()
        if parser.attributes is not None or not re.match(r"<[A-Za-z]", text):
            return parser
    return parser


def plain(text):
    """Text without what parsers of HTML read differently: references resolved again, C1 as windows-1252."""
    while True:
        resolved = html.unescape(text)
        if resolved == text:
            break
        text = resolved
    out = []
    for letter in text:
        if "\x80" <= letter <= "\x9f":
            letter = bytes([ord(letter)]).decode("cp1252", "replace")
        if letter in "\x00\ufffd" or unicodedata.category(letter) == "Cc" and not letter.isspace():
            continue
        out.append(letter)
    return "".join("".join(out).split())


CODECS = {
    "windows-1252": "cp1252", "windows-874": "cp874", "euc-kr": "cp949", "shift_jis": "cp932", "gbk": "gb18030",
    "x-mac-cyrillic": "mac_cyrillic", "macintosh": "mac_roman", "big5": "big5hkscs", "ibm866": "cp866",
    "iso-8859-8-i": "iso-8859-8",
}


def decode(data, encoding):
    if encoding == "windows-1252":
        # All bytes mean something there (Encoding Standard, section 5).
        return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)
    try:
        return data.decode(CODECS.get(encoding, encoding), "replace")
    except LookupError:
        return None


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


class Report:
    def __init__(self):
        self.checked = self.withheld = self.values = self.derived = 0
        self.problems, self.unchecked = [], []

    def problem(self, text):
        self.problems.append(text)


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


class NotCheckable(Exception):
    """What Python's standard library has no decoder for."""


def captures_of(dataset, raw, report):
    captures = {}
    for row in read_csv(dataset / "report" / "capture.csv"):
        row["bytes"] = None
        captures[row["capture_id"]] = row
    for row in captures.values():
        path = raw / row["file"]
        if not path.is_file():
            report.problem(f"fixity failed: raw/{row['file']} is not there")
        elif row["record_type"] or row["entry"]:
            if row["role"] in ("page", "document", "image", "feed"):
                check_payload(row, captures, raw, report)
        elif sha256(path) != row["sha256"]:
            report.problem(f"fixity failed: raw/{row['file']} has another digest than report/capture.csv")
    return captures


def check_payload(row, captures, raw, report):
    """The payload of a record has the digest that report/capture.csv says; a damaged one is not held against it."""
    try:
        data = payload(row, raw, captures)
    except NotCheckable as reason:
        report.unchecked.append(f"raw/{row['file']} at {row['offset']}: {reason}")
        return
    except Exception as problem:
        data = str(problem).encode()
    if hashlib.sha256(data).hexdigest() != row["sha256"]:
        report.problem(f"fixity failed: the record at {row['offset']}+{row['inner_offset']} of raw/{row['file']}")
    if row["role"] != "page":
        row["bytes"] = None


def payload(capture, raw, captures):
    if capture["bytes"] is None:
        if capture["original"]:
            capture["bytes"] = payload(captures[capture["original"]], raw, captures)
        elif capture["record_type"]:
            capture["bytes"] = record_payload(capture, raw)
        else:
            capture["bytes"] = (raw / capture["file"]).read_bytes()
    return capture["bytes"]


def record_payload(capture, raw):
    """Cuts a record out of its archive, and takes off what HTTP did to its body."""
    offset, inner = int(capture["offset"]), int(capture["inner_offset"])
    # Enough for the header and the block, wherever the record ends.
    wanted = inner + int(capture["block_length"]) + (1 << 17)
    path = raw / capture["file"]
    with open(path, "rb") as file:
        stream = file
        if capture["entry"]:
            with zipfile.ZipFile(path) as archive:
                info = archive.getinfo(capture["entry"])
                if info.compress_type != zipfile.ZIP_STORED:
                    stream = io.BytesIO(archive.read(info))
        stream.seek(offset)
        data = read_record(stream, wanted)[inner:]
    if data.startswith(b"WARC/"):
        end = re.search(rb"\r?\n\r?\n", data).end()
    else:
        end = data.index(b"\n") + 1
    block = data[end:end + int(capture["block_length"])]
    if not block.startswith(b"HTTP/"):
        return block
    match = re.search(rb"\r?\n\r?\n", block) or re.search(rb"\Z", block)
    head, body = block[:match.start()].decode("latin-1"), block[match.end():]
    fields = {}
    for line in re.sub(r"\r?\n[ \t]+", " ", head).split("\n")[1:]:
        name, _, value = line.partition(":")
        fields.setdefault(name.strip().lower(), []).append(value.strip())
    if any("chunked" in value.lower() for value in fields.get("transfer-encoding", [])) \
            and re.match(rb"[0-9A-Fa-f]{1,8}[ ;\r\n]", body):
        body = dechunked(body)
    codings = [c.strip().lower() for v in fields.get("content-encoding", []) for c in v.split(",")]
    for coding in reversed([c for c in codings if c not in ("", "identity", "none")]):
        if coding in ("gzip", "x-gzip"):
            if body.startswith(b"\x1f\x8b"):
                body = zlib.decompressobj(31).decompress(body)
        elif coding == "deflate":
            try:
                body = zlib.decompressobj(15).decompress(body)
            except zlib.error:
                body = zlib.decompressobj(-15).decompress(body)
        else:
            raise NotCheckable(coding)
    return body


def read_record(stream, wanted):
    """The decoded bytes from a member on, as many as are wanted; a record may go on in the next member."""
    head = stream.read(4)
    if head == b"\x28\xb5\x2f\xfd":
        raise NotCheckable("zstd")
    if not head.startswith(b"\x1f\x8b"):
        return head + stream.read(wanted)
    out, member, rest = bytearray(), zlib.decompressobj(31), head
    while len(out) < wanted:
        try:
            out += member.decompress(rest, wanted)
        except zlib.error:
            break  # a damaged member gives what stands before the damage
        if member.eof:
            rest = member.unused_data or stream.read(1 << 16)
            if not rest.startswith(b"\x1f\x8b"):
                break
            member = zlib.decompressobj(31)
        else:
            rest = member.unconsumed_tail or stream.read(1 << 16)
            if not rest:
                break
    return bytes(out)


def dechunked(body):
    out, place = b"", 0
    while True:
        match = re.compile(rb"([0-9A-Fa-f]+)[^\n]*\n").match(body, place)
        if not match:
            return out + body[place:]
        size = int(match.group(1), 16)
        if size == 0:
            return out
        out += body[match.end():match.end() + size]
        place = match.end() + size
        place += len(re.compile(rb"\r*\n?").match(body, place).group())


def check_quote(line, captures, raw, sources, report, where):
    capture = captures.get(line["capture"])
    if capture is None:
        report.problem(f"{where}: there is no capture {line['capture']}")
        return
    if line["exact"] is None:
        report.withheld += 1
        return
    data = payload(capture, raw, captures)
    for start, end in line["ranges"]:
        if 0 <= start <= end <= len(data):
            check_cut(data[start:end], line, capture, raw, sources, report, where)
        else:
            report.problem(f"{where}: a range is not in raw/{capture['file']}")


def check_cut(cut, line, capture, raw, sources, report, where):
    """Each range of a line holds the quote; a repeated link has several."""
    encoding = capture["encoding"] or "utf-8"
    text = decode(cut, encoding)
    if text is None:
        report.unchecked.append(f"{where}: {encoding} cannot be decoded here")
        return
    parser = read_html(text)
    attribute = line["path"].rpartition("/@")[2] if "/@" in line["path"] else None
    if attribute is not None:
        found = (parser.attributes or {}).get(attribute)
        if found is None:
            report.problem(f"{where}: {line['path']} is not in {cut[:80]!r}")
            return
    else:
        found = "".join(parser.parts) if "<" in text or "&" in text else text
    stated, found = plain(line["exact"]), plain(found)
    if found != stated and not (len(line["exact"]) >= 200 and found.startswith(stated)):
        report.problem(f"{where}: the quote is {line['exact'][:70]!r}, the bytes say {found[:70]!r}")
        return
    if attribute is None and capture["derived_from"] and stated not in source_text(capture, sources, raw):
        report.problem(f"{where}: the quote {line['exact'][:70]!r} does not stand in its source")
        return
    report.checked += 1


# Columns that are attributes of the element that a row was read from, by kind.
ATTRIBUTES = {
    "link": (("href", ("href", "src")), ("rel", ("rel",)), ("hreflang", ("hreflang",)), ("type", ("type",))),
    "image": (("alt", ("alt",)), ("title", ("title",)), ("width", ("width",)), ("height", ("height",))),
    "alternate": (("href", ("href",)), ("rel", ("rel",)), ("media", ("media",)), ("type", ("type",))),
}


def check_row(line, kind, key, tables, captures, raw, report, where):
    """A line that names a record alone: the place is the row's element, some of its columns are attributes of it."""
    rows = tables.get(kind, {}).get(key)
    if rows is None:
        report.problem(f"{where}: there is no {kind} {key}")
        return
    if kind not in ATTRIBUTES:
        return
    capture = captures[line["capture"]]
    start, end = line["ranges"][0]
    text = decode(payload(capture, raw, captures)[start:end], capture["encoding"] or "utf-8")
    if text is None:
        return
    attributes = read_html(text).attributes or {}
    for column, names in ATTRIBUTES[kind]:
        said = {plain(attributes.get(name, "")) for name in names}
        # Keys of one spelling on several pages have the same target, text and relation, and may differ in the rest.
        stated = {row[column] for row in rows}
        if not any(not value or "[withheld]" in value or plain(value) in said for value in stated):
            report.problem(f"{where}: {column} of {key} is {sorted(stated)[0][:60]!r}, the bytes say {sorted(said)!r:.80}")


def source_text(capture, sources, raw):
    digest = capture["derived_from"]
    if digest not in sources["text"]:
        row = sources["by_digest"].get(digest)
        sources["text"][digest] = plain((raw / row["file"]).read_text("utf-8")) if row else ""
    return sources["text"][digest]


def check_evidence(dataset, raw, captures, report):
    """Checks all lines; what each kind claims, by record and field."""
    sources = {"text": {}, "by_digest": {row["sha256"]: row for row in captures.values()}}
    claims = {}
    tables = {}
    for path in sorted((dataset / "data").glob("*.csv")):
        for row in read_csv(path):
            if list(row)[:2] != ["page", "key"]:
                break
            tables.setdefault(path.stem, {}).setdefault(row["key"], []).append(row)
    for path in sorted((dataset / "evidence").glob("*.jsonl")):
        kind = claims.setdefault(path.stem, {})
        with open(path, encoding="utf-8") as file:
            for number, text in enumerate(file, 1):
                line = json.loads(text)
                where = f"evidence/{path.name}:{number}"
                if "capture" in line:
                    check_quote(line, captures, raw, sources, report, where)
                    for claim in line["values"]:
                        if len(claim) == 1:
                            check_row(line, path.stem, claim[0], tables, captures, raw, report, where)
                elif line.get("basis") not in ("declared", "computed"):
                    report.problem(f"{where}: unknown basis {line.get('basis')!r}")
                for claim in line["values"]:
                    kind.setdefault(claim[0], set()).update(claim[1:2])
    return claims


def check_values(dataset, claims, report):
    for path in sorted((dataset / "data").glob("*.csv")):
        kind = claims.get(path.stem)
        if kind is None:
            continue  # a link table: its rows are values of the record's list
        default = kind.get("*", set())
        for row in read_csv(path):
            record = row["key"] if "id" not in row else row["id"]
            known = kind.get(record, set())
            for field, value in row.items():
                if field in known or field in default:
                    report.values += value != ""
                elif value != "":
                    report.problem(f"data/{path.name}: {record} {field} has a value and no evidence")


def check_sums(project, dataset, report):
    for line in (dataset / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        if sha256(dataset / name) != digest:
            report.problem(f"{name} is not the file that SHA256SUMS names")
    manifest = json.loads((dataset / "manifest.json").read_text("utf-8"))
    for entry in manifest["inputs"]:
        path = project / entry["path"]
        if not path.is_file() or sha256(path) != entry["sha256"]:
            report.problem(f"fixity failed: {entry['path']}")
    return manifest


def main():
    project = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    dataset, raw = project / "curated", project / "raw"
    if not (dataset / "manifest.json").is_file():
        print(f"{dataset} holds no dataset", file=sys.stderr)
        return 2
    report = Report()
    check_sums(project, dataset, report)
    captures = captures_of(dataset, raw, report)
    claims = check_evidence(dataset, raw, captures, report)
    check_values(dataset, claims, report)
    for problem in report.problems[:40]:
        print(problem)
    for text in report.unchecked[:10]:
        print(f"not checkable: {text}")
    print(
        f"{report.checked} quotes compared with raw/, {report.withheld} withheld, {len(report.unchecked)} not checkable; "
        f"{report.values} values have evidence; {len(report.problems)} problems"
    )
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
