#!/usr/bin/env python3
"""Measures Cartulary against a limit, and against peers where they are installed, on the same bytes in the same run.

Usage: LOAD=load.warc.gz Benchmarks/run.py CARTULARY LIMIT SAX      (make bench does it)

Every figure is the median of five runs in CPU seconds (user and system), taken in turn, so that a noisy machine is
noisy for all. PEERS names a Python that has fastwarc, where it is to stand beside. Without LOAD a load of 200 MB is made
of the pages of docs/tutorial, which says less than real pages do.
"""
import csv, gzip, io, json, os, pathlib, resource, shutil, statistics, subprocess, sys, tempfile, time

RUNS = int(os.environ.get("RUNS", "5"))
FASTWARC = """
import sys
from fastwarc.warc import ArchiveIterator
for record in ArchiveIterator(open(sys.argv[1], "rb"), parse_http=True, verify_digests=sys.argv[2] != "plain"):
    if sys.argv[2] == "both" and record.is_http:
        record.verify_payload_digest(consume=True)
"""


RESILIPARSE = """
import sys
from fastwarc.warc import ArchiveIterator, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree
for record in ArchiveIterator(open(sys.argv[1], "rb"), record_types=WarcRecordType.response, parse_http=True):
    body = record.reader.read()
    extract_plain_text(HTMLTree.parse_from_bytes(body, detect_encoding(body)), main_content=sys.argv[2] == "main")
"""


def measure(command):
    """CPU seconds, wall seconds, and the most anonymous memory of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        try:
            for line in open(f"/proc/{process.pid}/status"):
                if line.startswith("RssAnon:"):
                    peak = max(peak, int(line.split()[1]) / 1000)
        except OSError:
            pass
        time.sleep(0.02)
    output = process.stdout.read()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.monotonic() - start, peak, output


def made_load(target, megabytes):
    """A WARC of the tutorial's pages, repeated under as many hosts as it takes."""
    pages = sorted(pathlib.Path("docs/tutorial/captures").rglob("*.html"))
    size = number = 0
    with open(target, "wb") as out:
        while size < megabytes * 1e6:
            for page in pages:
                body = page.read_bytes() * 20 + f"<!-- {number} -->".encode()
                block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
                head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                        f"WARC-Date: 2019-05-01T10:00:00Z\r\nWARC-Target-URI: http://made.example/{number}/{page.name}\r\n"
                        f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n").encode()
                out.write(gzip.compress(head + block + b"\r\n\r\n", 6))
                size, number = size + len(body), number + 1


def many_files(folder, count):
    for number in range(count):
        place = folder / "x.org" / str(number // 500)
        if number % 500 == 0:
            place.mkdir(parents=True)
        (place / f"{number}.html").write_text(f"<html lang=en><title>Page {number}</title><p>" + "words of text " * 200)


def main():
    sys.stdout.reconfigure(line_buffering=True)
    cartulary, limit, sax = sys.argv[1:4]
    scratch = pathlib.Path(tempfile.mkdtemp())
    try:
        archive = run(cartulary, limit, scratch)
        run_pages(cartulary, sax, archive, scratch)
        run_references(cartulary, scratch)
        run_growth(cartulary, scratch)
    finally:
        shutil.rmtree(scratch)


def run(cartulary, limit, scratch):
    load = os.environ.get("LOAD")
    (scratch / "site" / "raw").mkdir(parents=True)
    archive = scratch / "site" / "raw" / "load.warc.gz"
    if load:
        try:
            os.link(load, archive)
        except OSError:
            shutil.copy(load, archive)
    else:
        made_load(archive, 200)
    site = str(scratch / "site")
    rows = {
        "libdeflate alone: the limit": [limit, str(archive)],
        "inventory --no-digests": [cartulary, "inventory", site, "--no-digests", "--quiet"],
        "inventory, block and payload digests": [cartulary, "inventory", site, "--quiet"],
    }
    peers = os.environ.get("PEERS")
    if peers:
        rows["FastWARC, iterate"] = [peers, "-c", FASTWARC, str(archive), "plain"]
        rows["FastWARC, iterate, block digests"] = [peers, "-c", FASTWARC, str(archive), "block"]
        rows["FastWARC, block and payload digests"] = [peers, "-c", FASTWARC, str(archive), "both"]
    figures = {name: [] for name in rows}
    peaks = dict.fromkeys(rows, 0)
    size = 0
    for _ in range(RUNS):
        for name, command in rows.items():
            cpu, _, peak, output = measure(command)
            if name.startswith("libdeflate"):
                result = json.loads(output)
                # Reading the file into memory is not inflating.
                cpu, size = result["cpu_s"], result["bytes"]
            figures[name].append(cpu)
            peaks[name] = max(peaks[name], peak)
    base = statistics.median(figures["libdeflate alone: the limit"])
    print(f"{size / 1e6:.0f} MB in {archive.stat().st_size / 1e6:.0f} MB of {'LOAD' if load else 'the made load'}, "
          f"median of {RUNS}, CPU seconds")
    print(f"{'':40} {'CPU s':>8} {'MB/s':>8} {'of limit':>9} {'RssAnon MB':>11}")
    for name, values in figures.items():
        median = statistics.median(values)
        print(f"{name:40} {median:8.3f} {size / 1e6 / median:8.0f} {base / median:9.2f} {peaks[name]:11.0f}")
    many = scratch / "many"
    (many / "raw").mkdir(parents=True)
    many_files(many / "raw", 100_000)
    cpu, wall, peak, _ = measure(["taskset", "-c", "0", cartulary, "inventory", str(many), "--quiet"])
    print(f"{'inventory of 100,000 files, one core':40} {cpu:8.3f} CPU s, {wall:.1f} s wall, {peak:.0f} MB")
    return archive


def hosts(archive, cartulary):
    """The hosts of the load, which are all in scope: pages of other hosts are not worked on."""
    listing = subprocess.run([cartulary, "inventory", str(archive.parent.parent), "--no-digests", "--csv", "--quiet"],
                             capture_output=True, text=True, check=True).stdout
    return sorted({row["url"].split("/")[2] for row in csv.DictReader(io.StringIO(listing)) if "://" in row["url"]})


SELECTORS = (
    "h1|h2|title|#content h1|.title|#main p|p.first|div.entry > p|ul li a|a[rel=author]|.date time|time|meta[name=author]|"
    "span.byline|#header a|#footer p|table tr td|table.data th|img[alt]|blockquote p|ol > li|dl dt|dl dd|article h2|"
    "section > h3|.post .meta|a.external|p em|p strong|pre code").split("|")


def recipe(site):
    """A recipe of thirty rules, of which each is asked of each page."""
    (site / "recipes").mkdir()
    (site / "schemas").mkdir()
    fields = "".join(f'          f{number}: {{css: "{css}"}}\n' for number, css in enumerate(SELECTORS))
    (site / "recipes" / "rules.yml").write_text(
        f"routes:\n  - id: all\n    where: body\n    records:\n      - kind: probe\n        key: [f2]\n        fields:\n{fields}")
    (site / "schemas" / "probe.json").write_text(json.dumps({"fields": [{"name": f"f{number}"} for number in range(30)]}))


def made_site(folder, count, page):
    """A project of one WARC.gz with so many pages."""
    (folder / "raw").mkdir(parents=True)
    with open(folder / "raw" / "made.warc.gz", "wb") as out:
        for number in range(count):
            body = page(number).encode()
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                    f"WARC-Date: 2019-05-01T10:00:00Z\r\nWARC-Target-URI: http://made.example/{number}.html\r\n"
                    f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n").encode()
            out.write(gzip.compress(head + block + b"\r\n\r\n", 1))
    return str(folder)


def run_references(cartulary, scratch):
    """A million links with fragments against a hundred thousand pages."""
    count = 100_000

    def page(number):
        links = "".join(f'<li><a href="{(number * 7919 + step * 104_729) % count}.html#s{step % 7}">to {step}</a>'
                        for step in range(10))
        parts = "".join(f'<h2 id="s{part}">Part {part}</h2>' for part in range(5))
        return f"<html lang=en><title>Page {number}</title><h1>Page {number}</h1>{parts}<ul>{links}</ul>"

    site = made_site(scratch / "linked", count, page)
    result = json.loads(measure([cartulary, "measure-references", site])[3])
    print(f"\n{result['references']:,} links against {count:,} pages graded, {result['fragments']:,} with fragments: "
          f"{result['cpu_s']:.1f} CPU s (goal: 10)")


def run_growth(cartulary, scratch):
    """Memory of a whole run over sites of several sizes."""
    def page(number):
        words = " ".join(f"word{(number * 31 + place * place) % 5003}" for place in range(60))
        links = "".join(f'<a href="{number * place % 20_011}.html#a">{place}</a> ' for place in range(1, 4))
        return (f'<html lang=en><title>Page {number}</title><link rel=alternate hreflang=fr href="{number ^ 1}.html">'
                f"<h1 id=a>Page {number}</h1><p>{words}</p><p>{links}</p>")

    print("\ncurate, 2 workers, of made pages: " + ", ".join(
        f"{count:,} pages {measure([cartulary, 'curate', made_site(scratch / str(count), count, page), '--quiet', '--workers', '2'])[2]:.0f} MB"
        for count in (10_000, 40_000, 160_000)) + " of anonymous memory")


def run_pages(cartulary, sax, archive, scratch):
    """Page work against libxml2's SAX with empty handlers on the same bytes, and the whole of curate."""
    site = archive.parent.parent
    scope = ", ".join(hosts(archive, cartulary))
    bases, works, pairs, rules, rows = [], [], [], [], {}
    for _ in range(RUNS):
        bases.append(json.loads(measure([sax, str(archive)])[3]))
        (site / "cartulary.yml").write_text(f"scope: [{scope}]\ndetect_languages: false\n")
        works.append(json.loads(measure([cartulary, "measure-pages", str(site)])[3]))
        pairs.append(json.loads(measure([cartulary, "measure-pages", str(site), "--workers", "2"])[3]))
        recipe(site)
        rules.append(json.loads(measure([cartulary, "measure-pages", str(site)])[3]))
        for folder in ("recipes", "schemas"):
            shutil.rmtree(site / folder)
        commands = {f"curate, {count} worker{'s' * (count > 1)}": [cartulary, "curate", str(site), "--quiet", "--workers", str(count)]
                    for count in (1, 2)}
        peers = os.environ.get("PEERS")
        if peers:
            commands["FastWARC + Resiliparse, main content"] = [peers, "-c", RESILIPARSE, str(archive), "main"]
            commands["FastWARC + Resiliparse, plain text"] = [peers, "-c", RESILIPARSE, str(archive), "plain"]
        for name, command in commands.items():
            for folder in (".cartulary", "curated"):
                shutil.rmtree(site / folder, ignore_errors=True)
            rows.setdefault(name, []).append(measure(command))
        (site / "cartulary.yml").write_text(f"scope: [{scope}]\n")
        for folder in (".cartulary", "curated"):
            shutil.rmtree(site / folder, ignore_errors=True)
        rows.setdefault("curate, 1 worker, languages detected", []).append(
            measure([cartulary, "curate", str(site), "--quiet", "--workers", "1"]))
        findings = ["--format", "sarif", "--to", str(scratch / "findings.sarif")]
        check = [cartulary, "check", str(site), "--quiet", "--workers", "1", *findings]
        rows.setdefault("check of what was curated, 1 worker", []).append(measure(check))
        shutil.rmtree(site / ".cartulary")
        rows.setdefault("check from nothing, 1 worker", []).append(measure(check))
    def median(values):
        return statistics.median(values)
    size = bases[0]["bytes"] / 1e6
    base = median([b["cpu_s"] for b in bases])
    print(f"\n{size:.0f} MB of HTML on {bases[0]['pages']} pages, {bases[0]['small_pages']} of them under 40 kB")
    print(f"{'':40} {'CPU s':>8} {'MB/s':>8} {'of limit':>9} {'wall s':>8} {'RssAnon MB':>11}")
    def line(name, cpu, wall=None, peak=None, share=None):
        text = f"{name:40} {cpu:8.3f} {size / cpu:8.1f} {(share or base) / cpu:9.2f}"
        print(text + (f" {wall:8.2f} {peak:11.0f}" if wall is not None else ""))
    line("libxml2's SAX, empty handlers: the limit", base)
    line("page work, all built-in kinds", median([w["cpu_s"] for w in works]))
    small = median([b["small_cpu_s"] for b in bases]), median([w["small_cpu_s"] for w in works])
    print(f"{'  of pages under 40 kB alone':40} {small[1]:8.3f} {bases[0]['small_bytes'] / 1e6 / small[1]:8.1f} {small[0] / small[1]:9.2f}")
    print(f"{'  with 30 rules of CSS':40} {median([r['cpu_s'] for r in rules]):8.3f}"
          f" {median([r['cpu_s'] / w['cpu_s'] for r, w in zip(rules, works)]):17.2f} times page work")
    print(f"{'  of two workers, wall s':40} {median([p['wall_s'] for p in pairs]):8.3f}"
          f" {median([w['wall_s'] / p['wall_s'] for w, p in zip(works, pairs)]):17.2f} times as fast as one")
    for name, values in rows.items():
        line(name, median([v[0] for v in values]), median([v[1] for v in values]), max(v[2] for v in values))


main()
