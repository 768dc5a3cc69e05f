import Addresses
import Digests
import Languages
import Vocabulary

/// Makes the rows of the built-in kinds of one page: resolved, withheld where they must be, in their order.
struct RowNormaliser {
    private let resolver: LinkResolver
    private let withholding: Withholding
    /// Whether anything in the rows looks like an address of a person; mostly nothing does.
    private var mayHoldAddresses = true

    init(base: WebURL?, withholding: Withholding) {
        resolver = LinkResolver(base: base)
        self.withholding = withholding
    }

    /// The rows of one kind, as its table has them but for the page and what the dataset decides.
    func rows(of drafts: PageRows) -> PageRows? {
        var copy = self
        copy.mayHoldAddresses = drafts.bytes.withUnsafeBufferPointer { Withholding.mayHoldAddress($0) }
        return copy.normalised(drafts)
    }

    private func normalised(_ drafts: PageRows) -> PageRows? {
        switch drafts.kind {
        case "link": links(drafts)
        case "image": images(drafts)
        case "alternate": alternates(drafts)
        case "contact": contacts(drafts)
        case "table": tables(drafts)
        case "statement": statements(drafts)
        default: nil
        }
    }

    /// Rows that refer have one more cell than their table: the address that is looked up.
    private func table(_ kind: BuiltInKind) -> PageRows {
        PageRows(kind: kind.kind, width: kind.ownColumns.count + (kind.joined.isEmpty ? 0 : 1))
    }

    // MARK: Cells

    private static let mark = Array(Withholding.mark.utf8)

    /// A text without addresses of people.
    private func redacted(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        mayHoldAddresses ? withholding.redacted(bytes: text) ?? text : text
    }

    private func add(_ text: ArraySlice<UInt8>?, to rows: inout PageRows) {
        if let text { rows.add(redacted(text)) } else { rows.addNull() }
    }

    private func isPersonal(_ target: ArraySlice<UInt8>) -> Bool {
        Withholding.isPersonal(target: target)
            || mayHoldAddresses && withholding.redacted(bytes: target) != nil
    }

    /// What an address resolves to; nil where that is impossible.
    private func resolved(_ written: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var url: [UInt8] = []
        return resolver.append(written, to: &url) ? url[...] : nil
    }

    /// An address as tables have it: the place of a file of raw/ is none.
    private func shown(_ url: ArraySlice<UInt8>?) -> ArraySlice<UInt8>? {
        url.flatMap { $0.starts(with: "file:///".utf8) ? nil : $0 }
    }

    /// Copies the places of rows that are one; repeats of one text are places of one line of evidence.
    private func addPlaces(
        _ group: RowMerging.Group, of drafts: PageRows, to rows: inout PageRows, isWithheld: Bool = false
    ) {
        for row in group.rows {
            for place in drafts.places(of: Int(row)) {
                var copy = place
                let exact = drafts.bytes[place.exact.range]
                let isHidden = isWithheld || mayHoldAddresses && withholding.redacted(bytes: exact) != nil
                copy.exact = isHidden ? .withheld : rows.slice(exact)
                copy.path = rows.slice(drafts.bytes[place.path.range])
                rows.place(copy)
            }
        }
    }

    // MARK: Kinds

    private func links(_ drafts: PageRows) -> PageRows {
        typealias Cell = BuiltInKinds.LinkCell
        func text(_ cell: Cell, _ row: Int) -> ArraySlice<UInt8>? { drafts.text(cell.rawValue, of: row) }
        let isPublished = withholding.isPublished("link", "href")
        func isWithheld(_ row: Int) -> Bool { !isPublished && isPersonal(text(.href, row) ?? []) }
        let groups = RowMerging.groups(of: drafts) { row, digest in
            digest.add(isWithheld(row) ? Self.mark[...] : text(.href, row) ?? [])
            digest.add(redacted(text(.text, row) ?? []))
            digest.add(redacted(text(.rel, row) ?? []))
        }
        var rows = table(BuiltInKinds.link)
        for group in groups {
            let row = group.first
            rows.add(group.name)
            rows.add(text(.element, row) ?? [])
            var url: ArraySlice<UInt8>?
            if isWithheld(row) {
                rows.addWithheld()
                rows.addWithheld()
            } else {
                let href = text(.href, row) ?? []
                rows.add(href)
                url = resolved(href)
                rows.add(optional: shown(url))
            }
            let fragment = url.flatMap { url in url.firstIndex(of: UInt8(ascii: "#")).map { url[($0 + 1)...] }
            }
            add(fragment, to: &rows)
            for cell in [Cell.text, .context, .rel, .hreflang, .type, .position] {
                add(text(cell, row), to: &rows)
            }
            rows.add(String(group.rows.count))
            rows.add(optional: url)
            addPlaces(group, of: drafts, to: &rows)
            rows.endRow()
        }
        return rows
    }

    private func images(_ drafts: PageRows) -> PageRows {
        typealias Cell = BuiltInKinds.ImageCell
        func text(_ cell: Cell, _ row: Int) -> ArraySlice<UInt8>? { drafts.text(cell.rawValue, of: row) }
        let groups = RowMerging.groups(of: drafts) { row, digest in
            digest.add(redacted(text(.src, row) ?? []))
            digest.add(redacted(text(.alt, row) ?? []))
        }
        var rows = table(BuiltInKinds.image)
        for group in groups {
            let row = group.first
            rows.add(group.name)
            let source = text(.src, row) ?? []
            add(source, to: &rows)
            let url = source.starts(with: "data:".utf8) ? nil : resolved(source)
            rows.add(optional: shown(url))
            let alt = text(.alt, row)
            add(alt.flatMap { $0.isEmpty ? nil : $0 }, to: &rows)
            rows.add(alt == nil ? "false" : "true")
            for cell in [Cell.title, .caption, .width, .height, .position] { add(text(cell, row), to: &rows) }
            rows.add(String(group.rows.count))
            rows.add(optional: url ?? source)
            addPlaces(group, of: drafts, to: &rows)
            rows.endRow()
        }
        return rows
    }

    private func alternates(_ drafts: PageRows) -> PageRows {
        typealias Cell = BuiltInKinds.AlternateCell
        func text(_ cell: Cell, _ row: Int) -> ArraySlice<UInt8>? { drafts.text(cell.rawValue, of: row) }
        let groups = RowMerging.groups(of: drafts) { row, digest in
            for cell in [Cell.href, .hreflang, .source] { digest.add(redacted(text(cell, row) ?? [])) }
        }
        var rows = table(BuiltInKinds.alternate)
        for group in groups {
            let row = group.first
            rows.add(group.name)
            for cell in [Cell.source, .rel, .hreflang, .type, .media, .title] {
                add(text(cell, row), to: &rows)
            }
            let href = text(.href, row) ?? []
            if isPersonal(href) {
                rows.addWithheld()
                rows.addWithheld()
            } else {
                let url = resolved(href)
                rows.add(href)
                rows.add(optional: shown(url))
                rows.add(optional: url)
            }
            addPlaces(group, of: drafts, to: &rows)
            rows.endRow()
        }
        return rows
    }

    private func contacts(_ drafts: PageRows) -> PageRows {
        typealias Cell = BuiltInKinds.ContactCell
        func text(_ cell: Cell, _ row: Int) -> ArraySlice<UInt8>? { drafts.text(cell.rawValue, of: row) }
        let isPublished = withholding.isPublished("contact", "value")
        // A key must not tell the address: it is a number, in the order of the page.
        var numbers: [[UInt8]: Int32] = [:]
        var members: [[Int32]] = []
        for row in 0..<drafts.count {
            let own = Array(text(.type, row) ?? []) + [0] + Array(text(.value, row) ?? [])
            if let number = numbers[own] {
                members[Int(number)].append(Int32(row))
            } else {
                numbers[own] = Int32(members.count)
                members.append([Int32(row)])
            }
        }
        var rows = table(BuiltInKinds.contact)
        for (number, own) in members.enumerated() {
            let row = Int(own[0])
            rows.add(Self.numbered("c", number + 1))
            rows.add(optional: text(.type, row))
            rows.add(optional: text(.form, row))
            if isPublished {
                rows.add(optional: text(.value, row))
                rows.add(optional: text(.name, row))
            } else {
                rows.addWithheld()
                if text(.name, row) == nil { rows.addNull() } else { rows.addWithheld() }
            }
            rows.add(String(own.count))
            addPlaces(
                RowMerging.Group(key: 0, rows: own[...]), of: drafts, to: &rows, isWithheld: !isPublished)
            rows.endRow()
        }
        return rows
    }

    private func tables(_ drafts: PageRows) -> PageRows {
        typealias Cell = BuiltInKinds.TableCell
        var rows = table(BuiltInKinds.table)
        for row in 0..<drafts.count {
            let number = Int(drafts.string(Cell.number.rawValue, of: row) ?? "") ?? 0
            let line = Int(drafts.string(Cell.row.rawValue, of: row) ?? "") ?? 0
            let table = "t" + String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number)
            rows.add(table + "." + String(decoding: Self.numbered("r", line), as: UTF8.self))
            for cell in [Cell.number, .row, .isHeader] {
                rows.add(optional: drafts.text(cell.rawValue, of: row))
            }
            for cell in [Cell.caption, .cells] { add(drafts.text(cell.rawValue, of: row), to: &rows) }
            addPlaces(RowMerging.Group(key: 0, rows: [Int32(row)]), of: drafts, to: &rows)
            rows.endRow()
        }
        return rows
    }

    private func statements(_ drafts: PageRows) -> PageRows {
        var rows = table(BuiltInKinds.statement)
        for row in 0..<drafts.count {
            rows.add(Self.numbered("s", row + 1))
            for cell in BuiltInKinds.StatementCell.allCases {
                add(drafts.text(cell.rawValue, of: row), to: &rows)
            }
            addPlaces(RowMerging.Group(key: 0, rows: [Int32(row)]), of: drafts, to: &rows)
            rows.endRow()
        }
        return rows
    }

    /// A letter and five digits, so that names sort as numbers do.
    private static func numbered(_ letter: String, _ number: Int) -> [UInt8] {
        let digits = String(number)
        return Array((letter + String(repeating: "0", count: max(0, 5 - digits.count)) + digits).utf8)
    }
}
