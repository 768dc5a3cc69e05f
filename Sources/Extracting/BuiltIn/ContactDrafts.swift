import Markup
import Matching
import Texts
import Vocabulary

/// Addresses of people and offices on a page, in whatever form they stand there.
struct ContactDrafts {
    private let position: Position
    // Kept beside the position: to reach through it would copy them at each use.
    private let tree: MarkupTree
    private let parts: PageParts
    private let placing: Placing
    private var rows = PageRows(kind: "contact", width: BuiltInKinds.ContactCell.allCases.count)

    private static let schemes: [(prefix: [UInt8], type: String)] = [
        ("mailto:", "email"), ("tel:", "phone"), ("sms:", "phone"), ("callto:", "phone"), ("fax:", "fax"),
    ].map { (Array($0.utf8), $1) }

    static func rows(
        _ position: Position, _ statements: Statements, _ patterns: ContactPatterns, _ placing: Placing
    )
        -> PageRows
    {
        var drafts = ContactDrafts(position: position, placing: placing)
        drafts.addLinks()
        drafts.addEncoded()
        drafts.addTexts(patterns)
        drafts.addCards(statements)
        return drafts.rows
    }

    private init(position: Position, placing: Placing) {
        self.position = position
        tree = position.tree
        parts = position.parts
        self.placing = placing
    }

    private mutating func add(_ type: String, _ form: String, _ value: String, _ name: String?, _ node: Int32)
    {
        rows.add(type)
        rows.add(form)
        rows.add(value)
        rows.add(name)
        placing.place(node, in: &rows)
        rows.endRow()
    }

    private mutating func addLinks() {
        for mark in parts.marks where mark.hasTarget {
            guard let href = tree.attributeBytes(.href, of: Int(mark.node)),
                let scheme = Self.schemes.first(where: { href.startsFolded(with: $0.prefix) })
            else { continue }
            let target = String(decoding: href, as: UTF8.self).trimmingEnds().dropFirst(scheme.prefix.count)
            let value = target.prefix { $0 != "?" }.removingPercentEscapes()
            guard !value.isEmpty else { continue }
            let text = parts.string(parts.trimmed(mark.text))
            let spelled = SpelledAddress(whole: parts.bytes(parts.trimmed(mark.text)))
            let isName = !text.isEmpty && text != value && spelled == nil
            add(scheme.type, "link", value, isName ? text : nil, mark.node)
            // Archives of lists link to the list, and show who wrote.
            if let spelled {
                add("email", "disguised", String(decoding: spelled.value, as: UTF8.self), nil, mark.node)
            }
        }
    }

    /// What Cloudflare does to addresses: each byte is combined with the first.
    private mutating func addEncoded() {
        for node in parts.disguisedAddresses {
            guard let text = tree.attribute(.dataEmail, of: Int(node)) else { continue }
            let digits = Array(text.utf8)
            let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
                UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
            }
            guard let key = bytes.first, bytes.count > 3, bytes.count * 2 == digits.count else { continue }
            add(
                "email", "encoded", String(decoding: bytes.dropFirst().map { $0 ^ key }, as: UTF8.self), nil,
                node)
        }
    }

    private mutating func addTexts(_ patterns: ContactPatterns) {
        let isDisguised =
            ContactPatterns.mayBeDisguised(parts.text[...])
            || ContactPatterns.mayBeSpelled(parts.text[...])
        guard parts.hasAtSign || isDisguised else { return }
        for block in parts.blocks {
            let bytes = parts.bytes(block.text)
            let hasAtSign = bytes.firstPlace(of: UInt8(ascii: "@")) != nil
            guard
                hasAtSign
                    || isDisguised
                        && (ContactPatterns.mayBeDisguised(bytes) || ContactPatterns.mayBeSpelled(bytes))
            else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            for (value, form) in patterns.addresses(in: text) {
                add("email", form, value, nil, holder(of: value, form, block))
            }
        }
    }

    /// The text node that an address stands in, else the element of its line.
    private func holder(of value: String, _ form: String, _ block: TextBlock) -> Int32 {
        guard form == "text" else { return block.parent }
        let needle = Array(value.utf8)
        for index in parts.textNodes[block.nodes] {
            if tree.textBytes(of: Int(index)).firstIndex(ofSequence: needle) != nil { return index }
        }
        return block.parent
    }

    private mutating func addCards(_ statements: Statements) {
        let cards = statements.things(.microformats).flatMap { $0.descendants() }.filter {
            $0.types.contains("h-card")
        }
        for card in cards {
            let name = card.text("name")
            for (property, type) in [("email", "email"), ("tel", "phone")] {
                for value in card.values(property).compactMap(\.text) {
                    let bare = value.lowercased().hasPrefix("mailto:") ? String(value.dropFirst(7)) : value
                    add(type, "vcard", bare.trimmingEnds(), name, card.node)
                }
            }
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether the bytes begin with a lower-case name, white space in front and case aside.
    fileprivate func startsFolded(with name: [UInt8]) -> Bool {
        var start = startIndex
        while start < endIndex, self[start] <= 0x20 { start += 1 }
        guard endIndex - start >= name.count else { return false }
        return name.indices.allSatisfy { index in
            let byte = self[start + index]
            return (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == name[index]
        }
    }
}

extension Substring {
    fileprivate func removingPercentEscapes() -> String {
        guard contains("%") else { return String(self) }
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let first = rest.first {
            let digits = rest.dropFirst().prefix(2)
            if first == UInt8(ascii: "%"), digits.count == 2,
                let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(byte)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
