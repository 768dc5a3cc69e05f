package import Vocabulary

/// An explanation as a page of HTML: the record beside its source, each quote lit up. It needs no script.
package struct ExplanationPage {
    private let explanation: Explanation
    private let views: [SourceView]

    package init(_ explanation: Explanation, views: [SourceView]) {
        self.explanation = explanation
        self.views = views
    }

    package func html() -> String {
        var number = 0
        let fields = explanation.fields.map { field in self.field(field, &number) }.joined(separator: "\n")
        let rules = (1...max(1, number)).map {
            "body:has(#q\($0):target) .q\($0), .q\($0):hover { background: #ffb300; color: #000 }"
        }
        var shown: Set<Int> = []
        let sources = views.map { source($0, &shown) }.joined(separator: "\n")
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(Self.escaped(explanation.record)): where it comes from</title>
            <style>
            \(Self.style)
            \(rules.joined(separator: "\n"))
            </style>
            </head>
            <body>
            <header><h1>\(Self.escaped(explanation.record))</h1>\(hops)</header>
            <main>
            <section class="record" aria-label="The record">
            \(fields)\(list("Referred to by", explanation.referredToBy))\
            \(list("Records of this page", explanation.holds))
            </section>
            <section class="source" aria-label="Its source">
            \(sources.isEmpty ? "<p>Nothing of it is quoted.</p>" : sources)
            </section>
            </main>
            </body>
            </html>

            """
    }

    private var hops: String {
        guard explanation.hasTwoHops else { return "" }
        return
            "<p class=\"hops\">Proved in two hops: value, reconstruction, source. The site never sent the "
            + "bytes of "
            + "the capture; they were made from the source, where each quote stands too.</p>"
    }

    private func list(_ title: String, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        let rows = items.map { "<li>\(Self.escaped($0))</li>" }.joined()
        return "\n<h2>\(title)</h2>\n<ul>\(rows)</ul>"
    }

    // MARK: The record

    private func field(_ field: ExplainedField, _ number: inout Int) -> String {
        let value =
            field.value.isEmpty
            ? "<span class=\"empty\">empty: \(Self.escaped(field.whyEmpty))</span>"
            : "<span class=\"value\">\(Self.escaped(field.value))</span>"
        let origins = field.origins.map { origin($0, &number) }.joined()
        return "<div class=\"field\"><h2>\(Self.escaped(field.name))</h2>\(value)\(origins)</div>"
    }

    private func origin(_ origin: Origin, _ number: inout Int) -> String {
        var rows: [(String, String)] = []
        if !origin.steps.isEmpty {
            rows.append(("steps", Self.escaped(origin.steps.joined(separator: " → "))))
        }
        if !origin.rule.isEmpty {
            let place = origin.rulePlace.isEmpty ? "" : " (\(origin.rulePlace))"
            rows.append(("rule", Self.escaped(origin.rule + place)))
        }
        if let excerpt = origin.excerpt {
            number += 1
            let quote = Self.escaped(excerpt.quote)
            rows.append(
                (
                    "quote",
                    excerpt.isWithheld
                        ? "withheld" : "<a class=\"q\(number)\" href=\"#q\(number)\">\(quote)</a>"
                ))
            let bytes =
                "\(excerpt.range.lowerBound) to \(excerpt.range.upperBound), line \(excerpt.line) of raw/"
            rows.append(("bytes", Self.escaped(bytes + excerpt.file)))
            rows.append(("path", "<code>\(Self.escaped(excerpt.path))</code>"))
        } else if !origin.note.isEmpty {
            rows.append((origin.basis, Self.escaped(origin.note)))
        }
        let list = rows.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" }.joined()
        return list.isEmpty ? "" : "<dl>\(list)</dl>"
    }

    // MARK: The source

    private func source(_ view: SourceView, _ shown: inout Set<Int>) -> String {
        let date = view.capturedAt.isEmpty ? "date not stated" : view.capturedAt
        var parts = ["<h2>raw/\(Self.escaped(view.file))</h2>"]
        let url = view.url.isEmpty ? "no URL" : Self.escaped(view.url)
        parts.append("<p class=\"capture\">\(url), \(Self.escaped(view.fidelity)), \(Self.escaped(date))</p>")
        for window in view.windows {
            let text = window.pieces.map { piece in self.piece(piece, &shown) }.joined()
            parts.append(
                "<div class=\"window\"><span class=\"line\">line \(window.line)</span><pre>"
                    + "\(window.isCutBefore ? "…" : "")\(text)\(window.isCutAfter ? "…" : "")</pre></div>")
        }
        return parts.joined(separator: "\n")
    }

    private func piece(_ piece: SourceView.Piece, _ shown: inout Set<Int>) -> String {
        guard !piece.quotes.isEmpty else { return Self.escaped(piece.text) }
        let classes = piece.quotes.map { "q\($0)" }.joined(separator: " ")
        // The first piece of a quote is what its link leads to; anchors of all that begin here go before.
        let fresh = piece.quotes.filter { shown.insert($0).inserted }
        let anchors = fresh.map { "<a id=\"q\($0)\"></a>" }.joined()
        return "\(anchors)<mark class=\"\(classes)\">\(Self.escaped(piece.text))</mark>"
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static let style = """
        :root { color-scheme: light dark }
        body { display: flex; flex-direction: column; height: 100vh; margin: 0 }
        body { font: 15px/1.5 system-ui, sans-serif }
        header { padding: 1rem 1.5rem; border-bottom: 1px solid #8884 }
        h1 { font-size: 1.25rem; margin: 0; overflow-wrap: anywhere }
        h2 { font-size: .9rem; margin: 1rem 0 .2rem; overflow-wrap: anywhere }
        main { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr) }
        section { padding: .5rem 1.5rem; overflow: auto }
        .source { border-left: 1px solid #8884 }
        .hops, .capture, .line, dt { color: #777; font-size: .85rem; margin: .2rem 0 }
        .value { font-weight: 600; white-space: pre-wrap; overflow-wrap: anywhere }
        .empty { color: #b3541e }
        dl { display: grid; grid-template-columns: 5rem minmax(0, 1fr); margin: .2rem 0 .6rem }
        dl { font-size: .85rem }
        dd { margin: 0; overflow-wrap: anywhere }
        pre { white-space: pre-wrap; overflow-wrap: anywhere }
        pre { background: #8881; padding: .6rem; margin: .2rem 0 }
        mark { background: #ffe08a; color: #000 }
        a[id] { scroll-margin: 5rem }
        @media (max-width: 60rem) { body { display: block } main { grid-template-columns: 1fr } }
        """
}
