import Serialising
package import Vocabulary

/// Explains the values of a record from the files of its dataset and the captures.
package struct Explainer {
    /// The decoded text of a capture and its map to the payload; nil where it cannot be read.
    package typealias Decode = (_ capture: Capture) -> (text: [UInt8], offsets: OffsetMap)?

    private let dataset: DatasetFiles
    private let captures: [String: Capture]
    private let rulePlaces: [String: SourcePlace]
    private let decode: Decode

    /// - Parameters:
    ///   - captures: By their ids.
    ///   - rulePlaces: Where the rule of an id stands.
    package init(
        dataset: String, captures: [String: Capture], rulePlaces: [String: SourcePlace],
        decode: @escaping Decode
    ) {
        self.dataset = DatasetFiles(folder: dataset)
        self.captures = captures
        self.rulePlaces = rulePlaces
        self.decode = decode
    }

    /// The ids of all records, but those of links.
    package func ids() -> [String] {
        dataset.tables().flatMap { table -> [String] in
            guard let rows = dataset.rows(of: "data/\(table).csv"), rows.columns.first == "id" else {
                return []
            }
            return rows.compactMap(\.first)
        }
    }

    /// The explanation of a record; nil where the dataset does not have it.
    ///
    /// - Parameter field: The one column to explain; nil for all.
    package func explanation(of id: String, field: String?) -> Explanation? {
        guard let slash = id.firstIndex(of: "/") else { return nil }
        let kind = String(id[..<slash])
        guard let rows = dataset.rows(of: "data/\(kind).csv") else { return nil }
        let isPageBound = rows.columns.prefix(2) == ["page", "key"]
        let key = isPageBound ? String(id[id.index(after: slash)...]) : id
        let column = isPageBound ? "key" : "id"
        guard let row = rows.first(where: { rows.value(column, in: $0) == key }) else { return nil }
        let lines =
            dataset.evidence(of: kind, holding: quoted(key)) + dataset.evidence(of: kind, holding: "[[\"*\",")
        var values = rows.columns.map { (name: $0, value: rows.value($0, in: row)) }
        values += ownTables(of: kind, id: id)
        let fields = values.filter { field == nil || $0.name == field }.map { name, value in
            ExplainedField(name: name, value: value, origins: origins(of: name, record: key, lines: lines))
        }
        return Explanation(
            record: id, fields: fields, referredToBy: referrers(to: id),
            holds: kind == "page" ? records(on: rows.value("url", in: row)) : [])
    }

    /// The ids of the records of recipe kinds that were first found on a page.
    private func records(on url: String) -> [String] {
        guard !url.isEmpty else { return [] }
        return dataset.tables().flatMap { table -> [String] in
            guard let rows = dataset.rows(of: "data/\(table).csv"), rows.columns.contains("source_url") else {
                return []
            }
            return rows.filter { rows.value("source_url", in: $0) == url }.compactMap(\.first)
        }
    }

    /// The id of the page with a URL that a person pasted.
    package func page(pasted url: String) -> String? {
        let wanted = PastedAddress(url)
        guard let rows = dataset.rows(of: "data/page.csv") else { return nil }
        return rows.first { PastedAddress(rows.value("url", in: $0)) == wanted }?.first
    }

    func capture(of file: String) -> Capture? { captures.values.first { $0.file == file } }

    func decoded(_ capture: Capture) -> (text: [UInt8], offsets: OffsetMap)? { decode(capture) }

    /// Lists of references and long texts of a record, which stand in tables of their own.
    private func ownTables(of kind: String, id: String) -> [(name: String, value: String)] {
        dataset.tables().filter { $0.hasPrefix(kind + "_") }.compactMap { table in
            guard let rows = dataset.rows(of: "data/\(table).csv"), rows.columns.first == kind + "_id" else {
                return nil
            }
            let values = rows.filter { $0.first == id }.compactMap { $0.count > 1 ? $0[1] : nil }
            return (String(table.dropFirst(kind.count + 1)), values.joined(separator: ", "))
        }
    }

    private func quoted(_ text: String) -> String { JSONValue.string(text).pretty() }

    private func origins(of field: String, record: String, lines: [JSONValue]) -> [Origin] {
        // Of the field itself, of the record as a whole, and of all records.
        var own: [Origin] = []
        var whole: [Origin] = []
        var defaults: [Origin] = []
        for line in lines {
            for claim in line["values"]?.array ?? [] where claim[1] == nil || claim[1]?.string == field {
                if claim[0]?.string == record {
                    let origin = self.origin(of: claim, line: line)
                    if claim[1] == nil {
                        if !whole.contains(origin) { whole.append(origin) }
                    } else if !own.contains(origin) {
                        own.append(origin)
                    }
                } else if claim[0]?.string == "*" {
                    defaults.append(self.origin(of: claim, line: line))
                }
            }
        }
        if !own.isEmpty { return own }
        // What the project adds to a row does not follow from its element: there was no rule for it.
        let isAdded = defaults.contains { $0.reason == EmptyReason.noRule.rawValue }
        return whole.isEmpty || isAdded ? defaults : whole
    }

    private func origin(of claim: JSONValue, line: JSONValue) -> Origin {
        let basis = line["basis"]?.string ?? "quoted"
        let rule = claim[2]?.string ?? ""
        let place = rulePlaces[rule].map { "\($0.file):\($0.line)" } ?? ""
        var note = ""
        switch basis {
        case "declared": note = "\(line["file"]?.string ?? ""):\(line["line"]?.integer ?? 0)"
        case "computed":
            let from = (line["from"]?.array ?? []).compactMap(\.string).joined(separator: ", ")
            note = (line["function"]?.string ?? "") + (from.isEmpty ? "" : " from " + from)
        default: break
        }
        return Origin(
            basis: basis, note: note, rule: rule, rulePlace: place,
            steps: (claim[3]?.array ?? []).compactMap(\.string), reason: claim[4]?.string ?? "",
            excerpt: basis == "quoted" ? excerpt(of: line) : nil)
    }

    // MARK: Places

    private func excerpt(of line: JSONValue) -> LocatedExcerpt? {
        guard let capture = line["capture"]?.string.flatMap({ captures[$0] }),
            let range = line["ranges"]?[0], let start = range[0]?.integer, let end = range[1]?.integer,
            start <= end
        else { return nil }
        let exact = line["exact"]?.string
        let path = line["path"]?.string ?? ""
        var excerpt = LocatedExcerpt(
            before: "", quote: exact ?? "", after: "", file: capture.file, range: start..<end, line: 0,
            path: path,
            url: capture.url ?? "", capturedAt: capture.date ?? "", fidelity: capture.fidelity.rawValue,
            source: nil,
            isWithheld: exact == nil)
        guard let (text, offsets) = decode(capture) else { return excerpt }
        let from = min(offsets.textOffset(ofPayload: start), text.count)
        let to = max(from, min(offsets.textOffset(ofPayload: end), text.count))
        excerpt.line = text[..<from].count { $0 == 0x0A } + 1
        if exact != nil {
            excerpt.before = Surroundings.before(from, in: text)
            excerpt.quote = Surroundings.quote(from..<to, in: text)
            excerpt.after = Surroundings.after(to, in: text)
        }
        if let exact, let digest = capture.derivedFrom {
            excerpt.source = source(of: exact, digest: digest)
        }
        return excerpt
    }

    /// Where a quote stands in the source that a capture was made from.
    private func source(of exact: String, digest: String) -> LocatedExcerpt.Source? {
        guard let source = captures.values.first(where: { $0.sha256 == digest }),
            let (text, offsets) = decode(source),
            let found = SourceText(text).range(of: exact)
        else { return nil }
        return LocatedExcerpt.Source(
            file: source.file, range: offsets.payloadRange(of: found),
            line: text[..<found.lowerBound].count { $0 == 0x0A } + 1)
    }

    private func referrers(to id: String) -> [String] {
        guard let rows = dataset.rows(of: "report/reference.csv") else { return [] }
        var ids: [String] = []
        for row in rows where rows.value("to", in: row) == id && rows.value("state", in: row) == "resolved" {
            let text = rows.value("from", in: row) + " (" + rows.value("field", in: row) + ")"
            if !ids.contains(text) { ids.append(text) }
            if ids.count == 20 { break }
        }
        return ids
    }
}
