/// Examples of findings about pages and their texts.
extension FindingExample {
    private static func body(_ text: String, lang: String = "en", head: String = "") -> String {
        "<!DOCTYPE html><html lang=\(lang)><head><meta charset=utf-8><title>A page</title>\(head)</head>"
            + "<body>\(text)</body></html>"
    }

    private static let words = (1...400).map { "word\($0 * 7919 % 1000)" }.joined(separator: " ") + "."

    private static let plain: KeyValuePairs = ["index.html": body("<p>Some words.")]

    static let pages: [String: FindingExample] = [
        "encoding-label-unknown": FindingExample(
            ["index.html": "<meta charset=utf-9><title>A page</title><p>Words"],
            sound: ["index.html": "<meta charset=utf-8><title>A page</title><p>Words"]),
        "encoding-contradicted": FindingExample(
            [
                "index.html":
                    "<meta charset=euc-kr><title>Ein Stück</title><p>Über Häuser und Öfen, ärgerlich schön"
            ],
            sound: ["index.html": "<meta charset=utf-8><title>Ein Stück</title><p>Über Häuser"]),
        "nul-bytes": FindingExample(["index.html": body("<p>a\0b")], sound: plain),
        "page-truncated": FindingExample(
            [
                "index.html": body(String(repeating: "<div>", count: 40)),
                "cartulary.yml": "limits: {depth: 20}\n",
            ],
            sound: ["index.html": body(String(repeating: "<div>", count: 40))]),
        "markup-not-closed": FindingExample(
            ["index.html": body("<p>Some words.<!-- a comment ><p>And more.")],
            sound: ["index.html": body("<p>Some words.<!-- a comment --><p>And more.")]),
        "page-rejected": FindingExample(
            ["index.html": body("<p>Some words."), "cartulary.yml": "limits: {page_bytes: 20}\n"],
            sound: plain),
        "metadata-broken": FindingExample(
            ["index.html": body("<script type=application/ld+json>{\"@type\": Event}</script>")],
            sound: ["index.html": body("<script type=application/ld+json>{\"@type\": \"Event\"}</script>")]),
        "metadata-contradicted": FindingExample(
            [
                "index.html": body(
                    "<h1>The history of the harbour</h1><p>Words of the page.",
                    head: "<meta property=og:title content='Something that no reader sees at all'>")
            ],
            sound: [
                "index.html": body(
                    "<h1>The history of the harbour</h1><p>Words of the page.",
                    head: "<meta property=og:title content='The history of the harbour'>")
            ]),
        "text-mojibake": FindingExample(
            ["index.html": body("<p>Le cafÃ© du port")], sound: ["index.html": body("<p>Le café du port")]),
        "text-control": FindingExample(
            ["index.html": body("<p>the town\u{92}s harbour")],
            sound: ["index.html": body("<p>the town’s harbour")]),
        "text-replacement": FindingExample(
            ["index.html": body("<p>caf\u{FFFD} du port")], sound: ["index.html": body("<p>café du port")]),
        "text-invisible": FindingExample(
            ["index.html": body("<p>har&shy;bour")], sound: ["index.html": body("<p>harbour")]),
        "text-entity": FindingExample(
            ["index.html": body("<p>Caf&amp;eacute; du port")],
            sound: ["index.html": body("<p>Caf&eacute; du port")]),
        "text-not-normalised": FindingExample(
            ["index.html": body("<p>cafe\u{301} du port")], sound: ["index.html": body("<p>café du port")]),
        "text-broken-word": FindingExample(
            ["index.html": body("<p>In K orean only.<p>A Korean text.")],
            sound: ["index.html": body("<p>In Korean only.<p>A Korean text.")]),
        "text-placeholder": FindingExample(
            ["index.html": body("<p>This page is under construction.")],
            sound: ["index.html": body("<p>The bridge under construction is long.")]),
        "boilerplate-as-content": FindingExample(
            [
                "a.html": "<title>One</title>" + body("<main><p>\(words)</p></main>"),
                "b.html": "<title>Two</title>" + body("<main><p>\(words)</p></main>"),
                "c.html": "<title>Three</title>" + body("<main><p>\(words)</p></main>"),
            ],
            sound: [
                "a.html": "<title>One</title>" + body("<main><p>\(words)</p></main>"),
                "b.html": "<title>Two</title>" + body("<main><p>Words</p></main>"),
            ]),
        "page-near-duplicate": FindingExample(
            [
                "a.html": body("<main><p>\(words)</p></main>"),
                "b.html": body("<main><p>\(words)</p><p>Once more.</p></main>"),
            ],
            sound: [
                "a.html": body("<main><p>\(words)</p></main>"), "b.html": body("<main><p>Words</p></main>"),
            ]),
        "headline-repeated": FindingExample(
            ["index.html": body("<h2>The new report is here</h2><p>Words<h2>The new report is here:</h2>")],
            sound: [
                "index.html": body("<h2>The new report is here</h2><p>Words<h2>The old report is there</h2>")
            ]),
    ]
}
