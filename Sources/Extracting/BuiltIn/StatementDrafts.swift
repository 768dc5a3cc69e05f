import Markup
import Vocabulary

/// The statements of a page as rows: one for each property of each thing.
struct StatementDrafts {
    private var rows = PageRows(kind: "statement", width: BuiltInKinds.StatementCell.allCases.count)
    private let placing: Placing
    private var subjects = 0

    /// A page that says more than this says it to somebody else.
    private static let mostRows = 20_000

    static func rows(_ statements: Statements, _ placing: Placing) -> PageRows {
        var drafts = StatementDrafts(placing: placing)
        for thing in statements.things { drafts.add(thing, drafts.subject(of: thing)) }
        var types: [String: String] = [:]
        for triple in statements.triples where triple.property == RDFaTerms.type {
            if case .resource(let type) = triple.object {
                types[triple.subject] = types[triple.subject].map { $0 + " " + type } ?? type
            }
        }
        for triple in statements.triples where triple.property != RDFaTerms.type {
            drafts.add(triple, type: types[triple.subject])
        }
        let spoken = Set(statements.triples.lazy.filter { $0.property != RDFaTerms.type }.map(\.subject))
        for triple in statements.triples where triple.property == RDFaTerms.type {
            if !spoken.contains(triple.subject) { drafts.add(triple, type: types[triple.subject]) }
        }
        return drafts.rows
    }

    private init(placing: Placing) { self.placing = placing }

    private mutating func subject(of thing: Thing) -> String {
        if let id = thing.id { return id }
        subjects += 1
        return "_:\(thing.syntax.rawValue.first.map(String.init) ?? "")\(subjects)"
    }

    private mutating func add(_ thing: Thing, _ subject: String) {
        var waiting: [(thing: Thing, subject: String)] = [(thing, subject)]
        while let (thing, subject) = waiting.popLast() {
            let type = thing.types.isEmpty ? nil : thing.types.joined(separator: " ")
            if thing.properties.isEmpty, let type {
                row(thing.syntax, subject, type, "@type", type, "text", nil, thing.node)
            }
            var inner: [(Thing, String)] = []
            for property in thing.properties {
                add(property, property.value, thing.syntax, subject, type, &inner, depth: 0)
            }
            waiting += inner.reversed()
        }
    }

    private mutating func add(
        _ property: Thing.Property, _ value: Thing.Value, _ syntax: Thing.Syntax, _ subject: String,
        _ type: String?, _ inner: inout [(Thing, String)], depth: Int
    ) {
        func row(_ text: String?, _ kind: String) {
            self.row(syntax, subject, type, property.name, text, kind, property.language, property.node)
        }
        switch value {
        case .text(let text): row(text, "text")
        case .url(let text): row(text, "url")
        case .number(let text): row(text, "number")
        case .boolean(let flag): row(flag ? "true" : "false", "boolean")
        case .null: row(nil, "null")
        case .thing(let thing):
            let other = self.subject(of: thing)
            row(other, "subject")
            inner.append((thing, other))
        case .list(let values):
            for value in values where depth < 8 {
                add(property, value, syntax, subject, type, &inner, depth: depth + 1)
            }
        }
    }

    private mutating func add(_ triple: RDFa.Triple, type: String?) {
        switch triple.object {
        case .resource(let address):
            let kind = address.hasPrefix("_:") ? "subject" : "url"
            row(.rdfa, triple.subject, type, triple.property, address, kind, nil, triple.node)
        case .literal(let text, let language, let datatype):
            row(.rdfa, triple.subject, type, triple.property, text, datatype ?? "text", language, triple.node)
        }
    }

    private mutating func row(
        _ syntax: Thing.Syntax, _ subject: String, _ type: String?, _ property: String, _ value: String?,
        _ valueType: String, _ language: String?, _ node: Int32
    ) {
        guard rows.count < Self.mostRows else { return }
        rows.add(syntax.rawValue)
        rows.add(subject)
        rows.add(type)
        rows.add(property)
        rows.add(value)
        rows.add(valueType)
        rows.add(language)
        placing.place(node, in: &rows)
        rows.endRow()
    }
}
