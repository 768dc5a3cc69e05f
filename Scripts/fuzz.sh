#!/usr/bin/env bash
# Fuzzes the readers of archives, HTTP, ZIP, encodings, feeds and pages with libFuzzer. Usage: Scripts/fuzz.sh [SECONDS] [CORPUS]
# What it finds is written to fuzz-*; make a test of it in Tests/ArchivesTests before it is mended.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-600}
corpus=${2:-.build-fuzz/corpus}
CARTULARY_FUZZ=1 swift build -c release --product fuzz --scratch-path .build-fuzz --static-swift-stdlib \
    -Xswiftc -sanitize=fuzzer,address -Xswiftc -parse-as-library -Xswiftc -use-ld=lld -Xlinker -lstdc++ \
    -debug-info-format none --quiet
mkdir -p "$corpus"
# Seeds: the archives of the fixtures and of the corpora, each behind the byte that chooses its reader.
python3 - "$corpus" Tests/Fixtures "${CARTULARY_CORPORA:-}" <<'PYTHON'
import hashlib, pathlib, sys
corpus = pathlib.Path(sys.argv[1])
for folder in filter(None, sys.argv[2:]):
    for path in pathlib.Path(folder).rglob("*"):
        reader = {".wacz": 1, ".zip": 1, ".gz": 0, ".warc": 0, ".arc": 0, ".html": 3, ".xml": 3}.get(path.suffix)
        if reader is not None and path.is_file() and path.stat().st_size < 30_000:
            seed = bytes([reader]) + path.read_bytes()
            (corpus / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
seed = b"\x02HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip, br\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
(corpus / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
PYTHON
SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 .build-fuzz/release/fuzz "$corpus" \
    -max_total_time="$seconds" -max_len=30000 -timeout=20 -rss_limit_mb=4096 -artifact_prefix=fuzz- -print_final_stats=1
