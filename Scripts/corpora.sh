#!/usr/bin/env bash
# Runs the built-in kinds over real sites: no crash, the same bytes at 1, 2 and 8 workers, a page for every file
# of HTML that is a page, and an independent check of all quotes. Usage: Scripts/corpora.sh CORPORA
set -euo pipefail

corpora=$1
binary=.build/release/cartulary
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for site in site-cc-stateof site-dlme-clir site-oi-kochi site-httpd-manual; do
    [ -d "$corpora/$site" ] || { echo "$site: not there, skipped"; continue; }
    project="$scratch/$site"
    mkdir -p "$project/raw"
    cp -r "$corpora/$site" "$project/raw/"
    sums=""
    for workers in 1 2 8; do
        rm -rf "$project/.cartulary"
        "$binary" curate "$project" --workers "$workers" --quiet
        sum=$(sha256sum < "$project/curated/SHA256SUMS")
        [ -z "$sums" ] || [ "$sums" = "$sum" ] || { echo "$site: other bytes at $workers workers" >&2; exit 1; }
        sums=$sum
    done
    python3 - "$project" <<'PYTHON'
import csv, pathlib, re, sys
project = pathlib.Path(sys.argv[1])
csv.field_size_limit(sys.maxsize)
captures = list(csv.DictReader(open(project / "curated/report/capture.csv", encoding="utf-8", newline="")))
pages = sum(1 for _ in csv.DictReader(open(project / "curated/data/page.csv", encoding="utf-8", newline="")))
html = [c for c in captures if re.search(rb"<html|<!doctype", (project / "raw" / c["file"]).read_bytes(), re.I)]
others = [c for c in html if c["role"] != "page"]
print(f"{project.name}: {len(html)} files hold HTML, {len(others)} of them are no page "
      f"({', '.join(sorted({c['reason'] for c in others})) or 'none'}), {pages} page records")
if pages < len(html) - len(others):
    sys.exit(f"{project.name}: a page record is missing")
PYTHON
    Scripts/verify.py "$project"
done

# Archives of five crawlers, whole and damaged: every record is read or itemised, and every quote stands in its record.
project="$scratch/archives"
mkdir -p "$project/raw"
for archive in warc-warcio warc-jwarc warc-resiliparse warc-pywacz warc-aut warc-whirlwind; do
    [ -d "$corpora/$archive" ] && cp -r "$corpora/$archive" "$project/raw/"
done
chmod -R u+w "$project/raw"
"$binary" curate "$project" --quiet
"$binary" verify "$project" --quiet
"$binary" inventory "$project" --quiet | head -n 1
Scripts/verify.py "$project"
