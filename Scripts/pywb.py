#!/usr/bin/env python3
"""Replays captures through pywb with our CDXJ index, and compares each with the digest in the inventory.

Usage: Scripts/pywb.py CARTULARY FOLDER    (FOLDER holds raw/ with WARCs; needs pywb in this Python)
"""
import csv, hashlib, pathlib, shutil, socket, subprocess, sys, tempfile, time, urllib.request, zlib

import brotli  # pywb brings it

cartulary, project = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
csv.field_size_limit(sys.maxsize)
rows = list(csv.DictReader(open(project / "curated/report/capture.csv", encoding="utf-8", newline="")))
wanted = [r for r in rows if r["record_type"] == "response" and r["role"] == "page" and r["status"] == "200" and r["sha256"]
          and r["length"] != "0" and not r["entry"] and r["fidelity"] == "as-received"][:40]
with tempfile.TemporaryDirectory() as scratch:
    collection = pathlib.Path(scratch) / "collections" / "test"
    (collection / "indexes").mkdir(parents=True)
    (collection / "archive").mkdir()
    for path in (project / "raw").rglob("*"):
        if path.is_file():
            target = collection / "archive" / path.relative_to(project / "raw")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    shutil.copy(project / "curated/report/capture.cdxj", collection / "indexes" / "index.cdxj")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [str(pathlib.Path(sys.executable).parent / "wayback"), "-p", str(port), "-b", "127.0.0.1", "-d", scratch],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.2)
        same = 0
        for row in wanted:
            moment = "".join(c for c in row["captured_at"] if c.isdigit())[:14]
            address = f"http://127.0.0.1:{port}/test/{moment}id_/{row['url']}"
            answer = urllib.request.urlopen(address, timeout=20)
            body = answer.read()
            # `id_` replays the body as it was sent.
            if body.startswith(b"\x1f\x8b"):
                body = zlib.decompressobj(31).decompress(body)
            elif hashlib.sha256(body).hexdigest() != row["sha256"]:
                try:
                    body = brotli.decompress(body)
                except brotli.error:
                    pass
            if hashlib.sha256(body).hexdigest() == row["sha256"]:
                same += 1
            else:
                print(f"another payload: {row['url']}, {len(body)} bytes")
    finally:
        server.terminate()
        server.wait()
print(f"pywb: {same} of {len(wanted)} captures replayed by our index have the inventory's digest")
sys.exit(0 if wanted and same == len(wanted) else 1)
