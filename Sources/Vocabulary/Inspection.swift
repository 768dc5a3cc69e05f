/// What the tool sees on one page, and why it sees no more.
package struct Inspection: Sendable {
    /// A field of a record: its value, or why it has none.
    package struct FieldLook: Sendable {
        package var name: String
        package var value: String
        package var why: String
        /// The rule that was asked last, and where it stands.
        package var rule: String
        package var place: String
        package var quote: Quote?

        package init(_ field: Field, places: [String: SourcePlace]) {
            name = field.name
            value = field.value?.text ?? ""
            why = field.value == nil ? field.reason?.meaning ?? "" : ""
            rule = field.evidence.lazy.map(\.rule).first { !$0.isEmpty } ?? ""
            place = places[rule].map { "\($0.file):\($0.line)" } ?? ""
            quote = field.evidence.lazy.compactMap(\.quote).first
            if field.value == nil, field.reason == .rejected, let exact = quote?.exact {
                let steps = field.evidence.first?.steps.joined(separator: ", ") ?? ""
                why = "a step (\(steps)) rejected \"\(exact.prefix(60))\""
            }
        }
    }

    /// A record that a recipe makes of the page, or what it adds to a row of a built-in kind.
    package struct RecordLook: Sendable {
        package var id: String
        package var rule: String
        package var fields: [FieldLook]

        package init(id: String, rule: String, fields: [FieldLook]) {
            self.id = id
            self.rule = rule
            self.fields = fields
        }
    }

    /// How many rows of a built-in kind the page has.
    package struct RowCount: Sendable {
        package var kind: String
        package var count: Int

        package init(kind: String, count: Int) {
            self.kind = kind
            self.count = count
        }
    }

    /// A route of a recipe, and whether the page is on it.
    package struct RouteLook: Sendable {
        package var id: String
        package var isRouted: Bool
        package var why: String

        package init(id: String, isRouted: Bool, why: String) {
            self.id = id
            self.isRouted = isRouted
            self.why = why
        }
    }

    package var capture: Capture
    package var result: PageResult
    package var rows: [RowCount]
    package var page: [FieldLook]
    package var routes: [RouteLook]
    package var records: [RecordLook]

    package init(
        capture: Capture, result: PageResult, rows: [RowCount], page: [FieldLook], routes: [RouteLook],
        records: [RecordLook]
    ) {
        self.capture = capture
        self.result = result
        self.rows = rows
        self.page = page
        self.routes = routes
        self.records = records
    }
}
