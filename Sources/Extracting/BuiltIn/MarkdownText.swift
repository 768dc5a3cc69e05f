import Markup

/// Writes the main text of a page as Markdown: headings, lists, quotations, code and tables; nothing else.
struct MarkdownText {
    private let position: Position
    private let tree: MarkupTree
    private let parts: PageParts
    /// The lines so far, and where the last of them begins.
    private var bytes: [UInt8] = []
    private var lastLine: Int?
    /// The item that the line before stands in, and the table that is written already.
    private var lastItem: Int32 = -1
    private var writtenTable: Int32 = -1
    private let tables: [Int32: DataTable]

    private static let highest = 64

    /// What stands around a block: items and lists, quotations, preformatted text, a data table.
    private struct Surroundings {
        var depth = 0
        var item: Int32 = -1
        var marker = "- "
        var quotations = 0
        var isPreformatted = false
        var table: Int32 = -1
    }

    static func text(_ position: Position, tables: [DataTable]) -> String {
        var text = MarkdownText(position: position, tables: tables)
        for index in position.main.blocks { text.write(position.parts.blocks[Int(index)]) }
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private init(position: Position, tables: [DataTable]) {
        self.position = position
        tree = position.tree
        parts = position.parts
        self.tables = Dictionary(tables.map { ($0.node, $0) }) { first, _ in first }
        bytes.reserveCapacity(parts.text.count)
    }

    // MARK: Lines

    private static let fence = Array("```".utf8)

    /// Begins a line; what it holds is appended.
    private mutating func beginLine(_ quotations: Int) {
        if lastLine != nil { bytes.append(0x0A) }
        lastLine = bytes.count
        for _ in 0..<quotations {
            bytes.append(UInt8(ascii: ">"))
            bytes.append(0x20)
        }
    }

    /// Whether the last line begins as those of so many quotations do.
    private func isQuoted(_ quotations: Int) -> Bool {
        guard let start = lastLine, bytes.count - start >= 2 * quotations else { return false }
        return (0..<quotations).allSatisfy {
            bytes[start + 2 * $0] == UInt8(ascii: ">") && bytes[start + 2 * $0 + 1] == 0x20
        }
    }

    /// Sets an empty line below what is not one.
    private mutating func separate(_ quotations: Int) {
        guard let start = lastLine, start < bytes.count else { return }
        let isQuoted = quotations > 0 && isQuoted(quotations)
        beginLine(isQuoted ? quotations : 0)
        if isQuoted { bytes.removeLast() }
    }

    // MARK: Blocks

    private mutating func write(_ block: TextBlock) {
        let around = surroundings(of: block)
        if around.table >= 0 {
            if around.table != writtenTable, let table = tables[around.table] { write(table) }
            writtenTable = around.table
            return
        }
        let text = parts.bytes(block.text)
        if around.isPreformatted {
            separate(around.quotations)
            beginLine(around.quotations)
            bytes.append(contentsOf: Self.fence)
            let written = Array(tree.preformattedText(of: Int(block.parent)).utf8)
            for line in written.split(separator: 0x0A, omittingEmptySubsequences: false) {
                beginLine(around.quotations)
                bytes.append(contentsOf: line)
            }
            beginLine(around.quotations)
            bytes.append(contentsOf: Self.fence)
            lastItem = -1
        } else if around.item >= 0 {
            if around.item != lastItem, lastItem < 0 { separate(around.quotations) }
            beginLine(around.quotations)
            bytes.append(contentsOf: repeatElement(0x20, count: 2 * max(0, around.depth - 1)))
            if around.item == lastItem {
                bytes.append(contentsOf: repeatElement(0x20, count: 2))
            } else {
                bytes.append(contentsOf: around.marker.utf8)
            }
            bytes.append(contentsOf: text)
            lastItem = around.item
        } else {
            separate(around.quotations)
            lastItem = -1
            beginLine(around.quotations)
            if block.isHeading {
                let level = Int(block.name.rawValue - HTMLName.h1.rawValue + 1)
                bytes.append(contentsOf: repeatElement(UInt8(ascii: "#"), count: level))
                bytes.append(0x20)
            }
            appendEscaped(text)
        }
    }

    /// Appends a text whose first letters may mean something else to Markdown.
    private mutating func appendEscaped(_ text: ArraySlice<UInt8>) {
        var plain = text.prefix { (0x30...0x39).contains($0) }
        let sign = plain.count < 10 ? text.dropFirst(plain.count).first : nil
        if plain.isEmpty {
            if !Self.isSign(sign), !text.starts(with: Self.fence) { plain = text }
        } else if sign != UInt8(ascii: "."), sign != UInt8(ascii: ")") {
            plain = text
        }
        bytes.append(contentsOf: plain)
        guard plain.count < text.count else { return }
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(contentsOf: text.dropFirst(plain.count))
    }

    private static func isSign(_ byte: UInt8?) -> Bool {
        switch byte {
        case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"),
            UInt8(ascii: "|"), UInt8(ascii: "="):
            true
        default: false
        }
    }

    private mutating func write(_ table: DataTable) {
        separate(0)
        lastItem = -1
        let width = table.rows.map { $0.cells.count }.max() ?? 0
        if !(table.rows.first?.isHeader ?? false) {
            write(row: [], width)
            write(rule: width)
        }
        for (index, row) in table.rows.enumerated() {
            write(row: row.cells, width)
            if index == 0, row.isHeader { write(rule: width) }
        }
    }

    private mutating func write(row cells: [String], _ width: Int) {
        beginLine(0)
        bytes.append(UInt8(ascii: "|"))
        for column in 0..<width {
            bytes.append(0x20)
            if column < cells.count { appendCell(cells[column]) }
            bytes.append(0x20)
            bytes.append(UInt8(ascii: "|"))
        }
        // A row without cells is a row all the same.
        if width == 0 { bytes.append(contentsOf: "  |".utf8) }
    }

    private mutating func write(rule width: Int) {
        beginLine(0)
        bytes.append(UInt8(ascii: "|"))
        for _ in 0..<width { bytes.append(contentsOf: " --- |".utf8) }
    }

    private mutating func appendCell(_ text: String) {
        for byte in text.utf8 {
            if byte == UInt8(ascii: "|") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte == 0x0A ? 0x20 : byte)
        }
    }

    private func surroundings(of block: TextBlock) -> Surroundings {
        var around = Surroundings()
        var current = block.parent
        var steps = 0
        while current > 0, current != position.main.root, steps < Self.highest {
            steps += 1
            switch tree.known(Int(current)) {
            case .li, .dd: if around.item < 0 { around.item = current }
            case .ul, .dl, .menu, .dir: around.depth += 1
            case .ol:
                around.depth += 1
                if around.depth == 1 { around.marker = "1. " }
            case .blockquote: around.quotations += 1
            case .pre: around.isPreformatted = true
            case .table: if tables[current] != nil { around.table = current }
            default: break
            }
            current = tree.nodes[Int(current)].parent
        }
        return around
    }
}
