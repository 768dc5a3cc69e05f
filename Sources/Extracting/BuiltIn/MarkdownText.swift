import Markup

/// Writes the main text of a page as Markdown: headings, lists, quotations, code and tables; nothing else.
struct MarkdownText {
    private let position: Position
    private let tree: MarkupTree
    private let parts: PageParts
    private var lines: [String] = []
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
        text.write()
        return text.lines.joined(separator: "\n")
    }

    private init(position: Position, tables: [DataTable]) {
        self.position = position
        tree = position.tree
        parts = position.parts
        self.tables = Dictionary(tables.map { ($0.node, $0) }) { first, _ in first }
    }

    private mutating func write() {
        for index in position.main.blocks { write(parts.blocks[Int(index)]) }
    }

    private mutating func write(_ block: TextBlock) {
        let around = surroundings(of: block)
        if around.table >= 0 {
            if around.table != writtenTable, let table = tables[around.table] { write(table) }
            writtenTable = around.table
            return
        }
        let quotation = String(repeating: "> ", count: around.quotations)
        let text = parts.string(block.text)
        if around.isPreformatted {
            separate(quotation)
            lines.append(quotation + "```")
            let written = tree.preformattedText(of: Int(block.parent))
            lines += written.split(separator: "\n", omittingEmptySubsequences: false).map { quotation + $0 }
            lines.append(quotation + "```")
            lastItem = -1
        } else if around.item >= 0 {
            let indent = String(repeating: "  ", count: max(0, around.depth - 1))
            if around.item == lastItem {
                lines.append(quotation + indent + "  " + text)
            } else {
                if lastItem < 0 { separate(quotation) }
                lines.append(quotation + indent + around.marker + text)
            }
            lastItem = around.item
        } else {
            separate(quotation)
            lastItem = -1
            lines.append(quotation + (block.isHeading ? heading(block.name) : "") + Self.escaped(text))
        }
    }

    private mutating func separate(_ quotation: String) {
        guard let last = lines.last, !last.isEmpty else { return }
        let isQuoted = !quotation.isEmpty && last.hasPrefix(quotation)
        lines.append(isQuoted ? String(quotation.dropLast()) : "")
    }

    private func heading(_ name: HTMLName) -> String {
        let level = name.rawValue - HTMLName.h1.rawValue + 1
        return String(repeating: "#", count: Int(level)) + " "
    }

    /// A text whose first letters would mean something else to Markdown.
    private static func escaped(_ text: String) -> String {
        guard let first = text.first else { return text }
        if "#>+-*|=".contains(first) || text.hasPrefix("```") { return "\\" + text }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.count < 10, let sign = text.dropFirst(digits.count).first,
            sign == "." || sign == ")"
        else { return text }
        return digits + "\\" + text.dropFirst(digits.count)
    }

    private mutating func write(_ table: DataTable) {
        separate("")
        lastItem = -1
        var rows = table.rows.map { $0.cells.map(Self.cell) }
        let width = rows.map(\.count).max() ?? 0
        for index in rows.indices {
            rows[index] += Array(repeating: "", count: width - rows[index].count)
        }
        if !(table.rows.first?.isHeader ?? false) { rows.insert(Array(repeating: "", count: width), at: 0) }
        for (index, row) in rows.enumerated() {
            lines.append("| " + row.joined(separator: " | ") + " |")
            if index == 0 { lines.append("|" + String(repeating: " --- |", count: width)) }
        }
    }

    private static func cell(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == 0x0A }) else { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "|") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte == 0x0A ? 0x20 : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
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
