/// Examples of findings about captures, archives and the project file.
extension FindingExample {
    private static let page = "<!DOCTYPE html><html lang=en><title>A page</title><p>Some words."
    private static let record = """
        WARC/1.0\r
        WARC-Type: response\r
        WARC-Target-URI: http://x.org/\r
        WARC-Record-ID: <urn:uuid:1>\r
        Content-Type: application/http;msgtype=response\r
        Content-Length: 65\r
        \r
        HTTP/1.1 200 OK\r
        Content-Type: text/html\r
        \r
        <title>A page</title>\r
        \r

        """

    static let captures: [String: FindingExample] = [
        "archive-damaged": FindingExample(
            ["raw/site.warc": record + String(record.dropLast(30)), "index.html": page],
            sound: ["raw/site.warc": record, "index.html": page]),
        "archive-irregular": FindingExample(
            ["raw/site.warc": record.with("Length: 65", "Length: 64"), "index.html": page],
            sound: ["raw/site.warc": record, "index.html": page]),
        "revisit-unresolved": FindingExample(
            [
                "raw/site.warc": record
                    + "WARC/1.0\r\nWARC-Type: revisit\r\nWARC-Target-URI: http://x.org/a\r\n"
                    + "WARC-Record-ID: <urn:uuid:2>\r\nWARC-Refers-To: <urn:uuid:9>\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
            ],
            sound: ["raw/site.warc": record]),
        "capture-passed-over": FindingExample(
            ["raw/a.warc": record, "raw/b.warc": record], sound: ["raw/a.warc": record]),
        "capture-not-listed": FindingExample(
            [
                "raw/x.org/captures.jsonl": "{\"file\": \"index.html\", \"url\": \"http://x.org/\"}\n",
                "index.html": page, "other.html": page,
            ],
            sound: [
                "raw/x.org/captures.jsonl": "{\"file\": \"index.html\", \"url\": \"http://x.org/\"}\n",
                "index.html": page,
            ]),
        "capture-file-missing": FindingExample(
            [
                "raw/x.org/captures.jsonl": "{\"file\": \"gone.html\", \"url\": \"http://x.org/gone\"}\n",
                "index.html": page,
            ],
            sound: [
                "raw/x.org/captures.jsonl": "{\"file\": \"index.html\", \"url\": \"http://x.org/\"}\n",
                "index.html": page,
            ]),
        "fixity-failed": FindingExample(
            [
                "raw/x.org/captures.jsonl":
                    "{\"file\": \"index.html\", \"url\": \"http://x.org/\", \"sha256\": \"\(String(repeating: "0", count: 64))\"}\n",
                "index.html": page,
            ],
            sound: [
                "raw/x.org/captures.jsonl": "{\"file\": \"index.html\", \"url\": \"http://x.org/\"}\n",
                "index.html": page,
            ]),
        "sidecar-unreadable": FindingExample(
            ["raw/x.org/captures.jsonl": "{\"file\": index.html}\n", "index.html": page],
            sound: [
                "raw/x.org/captures.jsonl": "{\"file\": \"index.html\", \"url\": \"http://x.org/\"}\n",
                "index.html": page,
            ]),
        "reconstructed-capture": FindingExample(
            [
                "raw/x.org/captures.jsonl":
                    "{\"file\": \"index.html\", \"url\": \"http://x.org/\", \"fidelity\": \"reconstructed\"}\n",
                "index.html": page,
            ],
            sound: [
                "raw/x.org/captures.jsonl":
                    "{\"file\": \"index.html\", \"url\": \"http://x.org/\", \"fidelity\": \"as-received\"}\n",
                "index.html": page,
            ]),
        "host-unknown": FindingExample(
            ["raw/docs/index.html": page],
            sound: ["raw/docs/index.html": page, "cartulary.yml": "mounts: {docs: http://x.org/}\n"]),
        "undecodable-bytes": FindingExample(
            ["index.html": page.with("<title>", "<meta charset=iso-2022-jp><title>") + " Caf\u{E9}."],
            sound: ["index.html": page.with("<title>", "<meta charset=utf-8><title>") + " Caf\u{E9}."]),
        "no-pages": FindingExample(["raw/x.org/notes.txt": "No page.\n"], sound: ["index.html": page]),
        "rights-undetermined": FindingExample(
            ["index.html": page],
            sound: ["index.html": page, "cartulary.yml": "licenses: [{name: CC-BY-4.0}]\n"]),
        "waiver-unused": FindingExample(
            [
                "index.html": page,
                "cartulary.yml": """
                waivers:
                  - {code: long-cell, subject: page/http://x.org/, reason: old, by: me, until: 2030-01-01}

                """,
            ],
            sound: [
                "index.html": page,
                "cartulary.yml": """
                waivers:
                  - {code: rights-undetermined, subject: cartulary.yml, reason: asked, by: me, until: 2030-01-01}

                """,
            ]),
        "waiver-expired": FindingExample(
            [
                "index.html": page,
                "cartulary.yml": """
                waivers:
                  - {code: rights-undetermined, subject: cartulary.yml, reason: asked, by: me, until: 2020-01-01}

                """,
            ],
            sound: [
                "index.html": page,
                "cartulary.yml": """
                waivers:
                  - {code: rights-undetermined, subject: cartulary.yml, reason: asked, by: me, until: 2999-01-01}

                """,
            ]),
        "known-url-not-captured": FindingExample(
            [
                "index.html": page, "cartulary.yml": "known_urls: lists/known.csv\n",
                "lists/known.csv": "url\nhttp://x.org/gone\n",
            ],
            sound: [
                "index.html": page, "cartulary.yml": "known_urls: lists/known.csv\n",
                "lists/known.csv": "url\nhttp://x.org/\n",
            ]),
        "target-not-captured": FindingExample(
            ["index.html": page + "<a href=gone.html>gone</a>"],
            sound: ["index.html": page + "<a href=here.html>here</a>", "here.html": page]),
        "target-broken": FindingExample(
            [
                "raw/site.warc": record
                    + "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.org/a\r\n"
                    + "WARC-Record-ID: <urn:uuid:3>\r\nContent-Type: application/http;msgtype=response\r\n"
                    + "Content-Length: 26\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n\r\n\r\n",
                "other.html": page + "<a href=/a>broken</a>",
            ],
            sound: ["raw/site.warc": record, "other.html": page + "<a href=/>home</a>"]),
        "fragment-not-found": FindingExample(
            ["index.html": page + "<a href=#part>part</a>"],
            sound: ["index.html": page + "<a href=#part>part</a><p id=part>The part."]),
    ]
}
