import Markup
import Texts
import Vocabulary

/// Finds what is wrong with the texts of one page; each kind once, at its first place, with the number of
/// all.
struct TextTruth {
    private let quotes: Quoting
    private let parts: PageParts
    private var first: [TextFault.Kind: (fault: TextFault, quote: Quote)] = [:]
    private var counts: [TextFault.Kind: Int] = [:]
    private var findings: [Finding] = []

    private var subject: String { quotes.page.capture.pageKey }

    private init(_ quotes: Quoting, _ parts: PageParts) {
        self.quotes = quotes
        self.parts = parts
    }

    static func findings(of parts: PageParts, _ quotes: Quoting) -> [Finding] {
        var truth = TextTruth(quotes, parts)
        truth.look()
        return truth.findings
    }

    private mutating func look() {
        var placeholder: (words: String, quote: Quote)?
        var placeholders = 0
        var places = Placeholder.mayStand(in: parts.text)[...]
        for block in parts.blocks {
            if !block.isPlain {
                for fault in TextFaults.all(in: parts.bytes(block.text))
                where !(fault.kind == .entities && block.name == .pre) {
                    note(fault, quote(of: block))
                }
            }
            let own = places.prefix { $0 < Int(block.text.upperBound) }
            places = places.dropFirst(own.count)
            if !own.isEmpty, block.name != .pre, block.linkShare < 0.5,
                let words = Placeholder.words(in: parts.bytes(block.text))
            {
                placeholder = placeholder ?? (words, quote(of: block))
                placeholders += 1
            }
        }
        if parts.title >= 0 {
            let title = quotes.excerpt(of: Int(parts.title))
            for fault in TextFaults.all(in: Array(title.text.utf8)[...]) { note(fault, title.quote) }
        }
        for kind in TextFault.Kind.allCases {
            guard let (fault, quote) = first[kind] else { continue }
            findings.append(finding(fault, quote, count: counts[kind, default: 1]))
        }
        if let (words, quote) = placeholder {
            findings.append(
                Finding(
                    .textPlaceholder, subject: subject,
                    summary:
                        "\"\(words)\" says that this was never written\(Self.more(placeholders, "block"))",
                    quote: quote))
        }
        lookForBrokenWords()
        lookForRepeatedHeadlines()
    }

    private mutating func note(_ fault: TextFault, _ quote: Quote) {
        counts[fault.kind, default: 0] += 1
        if first[fault.kind] == nil { first[fault.kind] = (fault, quote) }
    }

    private func finding(_ fault: TextFault, _ quote: Quote, count: Int) -> Finding {
        let (kind, what): (FindingKind, String) =
            switch fault.kind {
            case .mojibake: (.textMojibake, "is UTF-8 that was read as another encoding")
            case .controls: (.textControl, "holds control characters where windows-1252 has letters")
            case .replacements: (.textReplacement, "holds replacement characters")
            case .invisible: (.textInvisible, "holds characters that nobody sees, within a word")
            case .entities: (.textEntity, "shows a character reference as it is written")
            case .unnormalised: (.textNotNormalised, "writes a letter and its mark apart")
            }
        let words = Self.visible(fault.written)
        let help = fault.proposal.map { "Proposed: \"\(Self.visible($0))\". The data stays as it was." }
        return Finding(
            kind, subject: subject, summary: "\"\(words)\" \(what)\(Self.more(count, "block"))", help: help,
            quote: quote)
    }

    private mutating func lookForBrokenWords() {
        let broken = BrokenWord.all(in: parts.text)
        guard let one = broken.first,
            let block = parts.blocks.first(where: { Int($0.text.upperBound) > one.range.lowerBound })
        else { return }
        let written = String(decoding: parts.text[one.range], as: UTF8.self)
        findings.append(
            Finding(
                .textBrokenWord, subject: subject,
                summary: "\"\(written)\" stands for \"\(one.word)\", which the page has too"
                    + Self.more(broken.count, "place"),
                help: "Proposed: \"\(one.word)\". The data stays as it was.", quote: quote(of: block)))
    }

    /// Headings of several words that stand twice, whatever stands between and behind their words.
    private mutating func lookForRepeatedHeadlines() {
        var seen: [[UInt8]: TextBlock] = [:]
        var repeated: Set<[UInt8]> = []
        for block in parts.blocks where block.isHeading {
            let (key, isLong) = Self.words(of: parts.bytes(block.text))
            guard isLong else { continue }
            guard seen[key] != nil else {
                seen[key] = block
                continue
            }
            guard repeated.insert(key).inserted, repeated.count == 1 else { continue }
            findings.append(
                Finding(
                    .headlineRepeated, subject: subject,
                    summary: "the heading \"\(shown(block).prefix(80))\" stands twice on the page",
                    quote: quote(of: block)))
        }
    }

    private func shown(_ block: TextBlock) -> String {
        parts.string(block.text)
    }

    /// The words of a heading without what stands between them, and whether it has four of them or as much.
    private static func words(of text: ArraySlice<UInt8>) -> (key: [UInt8], isLong: Bool) {
        var key: [UInt8] = []
        key.reserveCapacity(text.count)
        var words = 0
        var wide = 0
        for byte in text {
            switch byte {
            case 0x41...0x5A: key.append(byte | 0x20)
            case 0x30...0x39, 0x61...0x7A, 0x80...:
                if byte >= 0xE3 { wide += 1 }
                key.append(byte)
            default: if key.last ?? 0x20 != 0x20 { key.append(0x20) }
            }
        }
        if key.last == 0x20 { key.removeLast() }
        words = key.isEmpty ? 0 : key.count { $0 == 0x20 } + 1
        return (key, (words >= 4 || wide >= 8) && words < 60)
    }

    private func quote(of block: TextBlock) -> Quote {
        let nodes = parts.textNodes[block.nodes]
        guard let first = nodes.first, let last = nodes.last else {
            return quotes.quote(of: Int(block.parent))
        }
        return quotes.quote(from: Int(first), to: Int(last))
    }

    private static func more(_ count: Int, _ what: String) -> String {
        count > 1 ? " (and \(count - 1) more \(what)\(count > 2 ? "s" : ""))" : ""
    }

    /// What nobody sees, shown as its number.
    private static func visible(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar.value {
            case 0x80...0x9F, 0xAD, 0x200B, 0x2060, 0xFEFF, 0x00..<0x20:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "[U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
