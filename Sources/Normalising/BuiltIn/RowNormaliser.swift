import Addresses
import Digests
import Languages
import Texts
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

    /// What links to addresses of people show, where it is an address in words.
    static func spelledAddresses(in rows: [PageRows]) -> [[UInt8]] {
        guard let links = rows.first(where: { $0.kind == BuiltInKinds.link.kind }) else { return [] }
        typealias Cell = BuiltInKinds.LinkCell
        var found: [[UInt8]] = []
        for row in 0..<links.count {
            guard let target = links.text(Cell.href.rawValue, of: row),
                Withholding.isPersonal(target: target),
                let text = links.text(Cell.text.rawValue, of: row), let address = SpelledAddress(whole: text)
            else { continue }
            let words = Array(text[address.range])
            if !found.contains(words) { found.append(words) }
        }
        return found
    }

    /// The rows of one kind, as its table has them but for the page and what the dataset decides.
    func rows(of drafts: PageRows) -> PageRows? {
        var copy = self
        copy.mayHoldAddresses = drafts.bytes.withUnsafeBufferPointer { withholding.mayHoldAddress($0) }
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
    ///
    /// The rows share the bytes of the drafts, so that most cells are slices that stay as they are.
    private func table(_ kind: BuiltInKind, of drafts: PageRows) -> PageRows {
        PageRows(
            kind: kind.kind, width: kind.ownColumns.count + (kind.joined.isEmpty ? 0 : 1), sharing: drafts)
    }

    // MARK: Cells

    private static let mark = Array(Withholding.mark.utf8)

    /// A text without addresses of people.
    private func redacted(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        mayHoldAddresses ? withholding.redacted(bytes: text) ?? text : text
    }

    /// Adds a cell of the drafts, without addresses of people.
    private func add(_ cell: PageRows.Slice, to rows: inout PageRows) {
        if mayHoldAddresses, !cell.isNull, let text = withholding.redacted(bytes: rows.bytes[cell.range]) {
            rows.add(text)
        } else {
            rows.add(cell)
        }
    }

    private func isPersonal(_ target: ArraySlice<UInt8>) -> Bool {
        Withholding.isPersonal(target: target)
            || mayHoldAddresses && withholding.redacted(bytes: target) != nil
    }

    /// What an address of the drafts resolves to, in the bytes of the rows; null where that is impossible.
    private func resolved(_ written: ArraySlice<UInt8>, in rows: inout PageRows) -> PageRows.Slice {
        var isOne = false
        let url = rows.slice { isOne = resolver.append(written, to: &$0) }
        return isOne ? url : .null
    }

    private static let file = Array("file:///".utf8)

    /// An address as tables have it: the place of a file of raw/ is none.
    private static func shown(_ url: PageRows.Slice, in rows: PageRows) -> PageRows.Slice {
        !url.isNull && rows.bytes[url.range].starts(with: file) ? .null : url
    }

    /// Adds a reference as written and as it is shown, and gives the address that is looked up.
    private func addTarget(
        _ written: PageRows.Slice, of drafts: PageRows, isWithheld: Bool, isAddress: Bool = true,
        to rows: inout PageRows
    ) -> PageRows.Slice {
        guard !isWithheld else {
            rows.addWithheld()
            rows.addWithheld()
            return .null
        }
        rows.add(written)
        let url = isAddress ? resolved(drafts.bytes[written.range], in: &rows) : .null
        rows.add(Self.shown(url, in: rows))
        return url
    }

    /// What stands behind the `#` of an address.
    private static func fragment(of url: PageRows.Slice, in rows: PageRows) -> PageRows.Slice {
        guard !url.isNull, let sign = rows.bytes[url.range].firstIndex(of: UInt8(ascii: "#")) else {
            return .null
        }
        return PageRows.Slice(start: Int32(sign + 1), count: url.start + url.count - Int32(sign + 1))
    }

    /// Copies the places of rows that are one; repeats of one text are places of one line of evidence.
    private func addPlaces(
        _ group: ArraySlice<Int32>, of drafts: PageRows, to rows: inout PageRows, isWithheld: Bool = false
    ) {
        for row in group {
            for var place in drafts.places(of: Int(row)) {
                if isWithheld
                    || mayHoldAddresses && withholding.redacted(bytes: drafts.bytes[place.exact.range]) != nil
                {
                    place.exact = .withheld
                }
                rows.place(place)
            }
        }
    }

    // MARK: Kinds

    private func links(_ drafts: PageRows) -> PageRows {
        typealias Cell = BuiltInKinds.LinkCell
        func cell(_ cell: Cell, _ row: Int) -> PageRows.Slice { drafts.cell(cell.rawValue, of: row) }
        func bytes(_ cell: Cell, _ row: Int) -> ArraySlice<UInt8> {
            drafts.bytes[drafts.cell(cell.rawValue, of: row).range]
        }
        let isPublished = withholding.isPublished("link", "href")
        func isWithheld(_ row: Int) -> Bool { !isPublished && isPersonal(bytes(.href, row)) }
        let groups = RowMerging.groups(of: drafts) { row, digest in
            digest.add(isWithheld(row) ? Self.mark[...] : bytes(.href, row))
            digest.add(redacted(bytes(.text, row)))
            digest.add(redacted(bytes(.rel, row)))
        }
        var rows = table(BuiltInKinds.link, of: drafts)
        for group in groups {
            let row = group.first
            rows.add(hexadecimal: group.key)
            rows.add(cell(.element, row))
            let url = addTarget(cell(.href, row), of: drafts, isWithheld: isWithheld(row), to: &rows)
            add(Self.fragment(of: url, in: rows), to: &rows)
            for column in [Cell.text, .context, .rel, .hreflang, .type, .position] {
                add(cell(column, row), to: &rows)
            }
            rows.add(number: group.rows.count)
            rows.add(url)
            addPlaces(group.rows, of: drafts, to: &rows)
            rows.endRow()
        }
        return rows
    }

    private func images(_ drafts: PageRows) -> PageRows {
        typealias Cell = BuiltInKinds.ImageCell
        func cell(_ cell: Cell, _ row: Int) -> PageRows.Slice { drafts.cell(cell.rawValue, of: row) }
        func bytes(_ cell: Cell, _ row: Int) -> ArraySlice<UInt8> {
            drafts.bytes[drafts.cell(cell.rawValue, of: row).range]
        }
        func isWithheld(_ row: Int) -> Bool { isPersonal(bytes(.src, row)) }
        let groups = RowMerging.groups(of: drafts) { row, digest in
            digest.add(redacted(bytes(.src, row)))
            digest.add(redacted(bytes(.alt, row)))
        }
        var rows = table(BuiltInKinds.image, of: drafts)
        for group in groups {
            let row = group.first
            rows.add(hexadecimal: group.key)
            // The bytes of an image inside the page are no address.
            let isData = bytes(.src, row).starts(with: Self.data)
            let url = addTarget(
                cell(.src, row), of: drafts, isWithheld: isWithheld(row), isAddress: !isData, to: &rows)
            let alt = cell(.alt, row)
            add(alt.count > 0 ? alt : .null, to: &rows)
            rows.add(alt.isNull ? "false" : "true")
            for column in [Cell.title, .caption, .width, .height, .position] {
                add(cell(column, row), to: &rows)
            }
            rows.add(number: group.rows.count)
            rows.add(url.isNull && !isWithheld(row) ? cell(.src, row) : url)
            addPlaces(group.rows, of: drafts, to: &rows)
            rows.endRow()
        }
        return rows
    }

    private static let data = Array("data:".utf8)

    private func alternates(_ drafts: PageRows) -> PageRows {
        typealias Cell = BuiltInKinds.AlternateCell
        func cell(_ cell: Cell, _ row: Int) -> PageRows.Slice { drafts.cell(cell.rawValue, of: row) }
        func bytes(_ cell: Cell, _ row: Int) -> ArraySlice<UInt8> {
            drafts.bytes[drafts.cell(cell.rawValue, of: row).range]
        }
        let groups = RowMerging.groups(of: drafts) { row, digest in
            for column in [Cell.href, .hreflang, .source] { digest.add(redacted(bytes(column, row))) }
        }
        var rows = table(BuiltInKinds.alternate, of: drafts)
        for group in groups {
            let row = group.first
            rows.add(hexadecimal: group.key)
            for column in [Cell.source, .rel, .hreflang, .type, .media, .title] {
                add(cell(column, row), to: &rows)
            }
            rows.add(
                addTarget(cell(.href, row), of: drafts, isWithheld: isPersonal(bytes(.href, row)), to: &rows))
            addPlaces(group.rows, of: drafts, to: &rows)
            rows.endRow()
        }
        return rows
    }

    private func contacts(_ drafts: PageRows) -> PageRows {
        typealias Cell = BuiltInKinds.ContactCell
        func cell(_ cell: Cell, _ row: Int) -> PageRows.Slice { drafts.cell(cell.rawValue, of: row) }
        func bytes(_ cell: Cell, _ row: Int) -> ArraySlice<UInt8> {
            drafts.bytes[drafts.cell(cell.rawValue, of: row).range]
        }
        let isPublished = withholding.isPublished("contact", "value")
        // A key must not tell the address: it is a number, in the order of the page.
        var numbers: [[UInt8]: Int32] = [:]
        var members: [[Int32]] = []
        for row in 0..<drafts.count {
            let own = Array(bytes(.type, row)) + [0] + Array(bytes(.value, row))
            if let number = numbers[own] {
                members[Int(number)].append(Int32(row))
            } else {
                numbers[own] = Int32(members.count)
                members.append([Int32(row)])
            }
        }
        var rows = table(BuiltInKinds.contact, of: drafts)
        for (number, own) in members.enumerated() {
            let row = Int(own[0])
            rows.add(Self.numbered("c", number + 1))
            rows.add(cell(.type, row))
            rows.add(cell(.form, row))
            if isPublished {
                rows.add(cell(.value, row))
                rows.add(cell(.name, row))
            } else {
                rows.addWithheld()
                if cell(.name, row).isNull { rows.addNull() } else { rows.addWithheld() }
            }
            rows.add(number: own.count)
            addPlaces(own[...], of: drafts, to: &rows, isWithheld: !isPublished)
            rows.endRow()
        }
        return rows
    }

    private func tables(_ drafts: PageRows) -> PageRows {
        typealias Cell = BuiltInKinds.TableCell
        var rows = table(BuiltInKinds.table, of: drafts)
        for row in 0..<drafts.count {
            let number = Int(drafts.string(Cell.number.rawValue, of: row) ?? "") ?? 0
            let line = Int(drafts.string(Cell.row.rawValue, of: row) ?? "") ?? 0
            let table = "t" + String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number)
            rows.add(table + "." + String(decoding: Self.numbered("r", line), as: UTF8.self))
            for cell in [Cell.number, .row, .isHeader] { rows.add(drafts.cell(cell.rawValue, of: row)) }
            for cell in [Cell.caption, .cells] { add(drafts.cell(cell.rawValue, of: row), to: &rows) }
            addPlaces([Int32(row)], of: drafts, to: &rows)
            rows.endRow()
        }
        return rows
    }

    private func statements(_ drafts: PageRows) -> PageRows {
        var rows = table(BuiltInKinds.statement, of: drafts)
        for row in 0..<drafts.count {
            rows.add(Self.numbered("s", row + 1))
            for cell in BuiltInKinds.StatementCell.allCases {
                add(drafts.cell(cell.rawValue, of: row), to: &rows)
            }
            addPlaces([Int32(row)], of: drafts, to: &rows)
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
