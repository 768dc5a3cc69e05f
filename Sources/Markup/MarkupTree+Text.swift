extension MarkupTree {
    /// Whether an element begins and ends a line.
    package func isBlock(_ node: Int) -> Bool {
        let role = role(of: nodes[node].name)
        return role == .block || role == .preformatted
    }

    /// What an element does to the text around it.
    enum Role: UInt8, Sendable {
        case phrase, block, lineBreak, preformatted, unseen

        init(name: String) {
            if MarkupTree.unseen.contains(name) {
                self = .unseen
            } else if name == "br" {
                self = .lineBreak
            } else if name == "pre" {
                self = .preformatted
            } else {
                self = MarkupTree.blocks.contains(name) ? .block : .phrase
            }
        }
    }

    /// Elements whose text no reader sees.
    private static let unseen: Set<String> = ["script", "style", "template", "noscript"]

    /// Elements that begin and end a line, as browsers render them (HTML, section 15.3).
    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main",
        "menu", "nav", "ol", "option", "p", "plaintext", "pre", "search", "section", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
    ]

    /// The text of a subtree with tags dropped and references resolved, white space as it stands.
    package func rawText(of node: Int, limit: Int = .max) -> String {
        var bytes: [UInt8] = []
        var index = node
        let end = subtree(of: node).upperBound
        while index < end && bytes.count < limit {
            let item = nodes[index]
            if item.kind == .text {
                bytes += textBytes(of: index)
            } else if item.kind == .element && index != node && role(of: item.name) == .unseen {
                index = Int(item.end)
                continue
            }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text of all nodes from one to another, as `rawText(of:limit:)` has it.
    package func rawText(from first: Int, to last: Int, limit: Int) -> String {
        var bytes: [UInt8] = []
        var index = first
        while index <= last && bytes.count < limit {
            let item = nodes[index]
            if item.kind == .element && role(of: item.name) == .unseen {
                index = Int(item.end)
                continue
            }
            if item.kind == .text { bytes += textBytes(of: index) }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text of a subtree with tags dropped, white space as it stands.
    ///
    /// - Parameter most: How many characters are enough.
    package func appendRawText(of node: Int, most: Int, to bytes: inout [UInt8]) {
        // Of bytes at first, which are at least as many.
        var count = 0
        var isExact = false
        let start = bytes.count
        var index = node
        let end = Int(nodes[node].end)
        while index < end {
            let item = nodes[index]
            if item.kind == .text {
                let text = Int(item.contentStart)..<Int(item.contentStart + item.contentCount)
                // So many bytes are no more characters, and they need not be counted.
                if !isExact && count + text.count <= most {
                    bytes.append(contentsOf: arena[text])
                    count += text.count
                } else {
                    if !isExact { count = bytes[start...].count { $0 & 0xC0 != 0x80 } }
                    isExact = true
                    for byte in arena[text] {
                        if byte & 0xC0 != 0x80 {
                            if count == most { return }
                            count += 1
                        }
                        bytes.append(byte)
                    }
                }
            } else if item.kind == .element && index != node && role(of: item.name) == .unseen {
                index = Int(item.end)
                continue
            }
            index += 1
        }
    }

    /// The text of a subtree with its own white space, but for line breaks at its ends.
    package func preformattedText(of node: Int) -> String {
        var bytes: [UInt8] = []
        appendRawText(of: node, most: .max, to: &bytes)
        var rest = bytes[...]
        while rest.first == 0x0A || rest.first == 0x0D { rest.removeFirst() }
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        return String(decoding: rest, as: UTF8.self)
    }

    /// The text of a subtree as a reader sees it: white space collapsed, a line for each block.
    package func renderedText(of node: Int) -> String {
        String(decoding: renderedBytes(of: node), as: UTF8.self)
    }

    /// The text of a run of nodes as a reader sees it.
    package func renderedText(of node: Int, nodes range: Range<Int>) -> String {
        String(decoding: renderedBytes(of: node, nodes: range), as: UTF8.self)
    }

    package func renderedBytes(of node: Int) -> [UInt8] { renderedBytes(of: node, nodes: subtree(of: node)) }

    private func renderedBytes(of node: Int, nodes range: Range<Int>) -> [UInt8] {
        var line = RenderedText()
        var openBlocks: [Int32] = []
        var preformattedEnd = 0
        var index = range.lowerBound
        let end = range.upperBound
        while index < end {
            while let last = openBlocks.last, Int(last) <= index {
                openBlocks.removeLast()
                line.breakLine()
            }
            let item = nodes[index]
            switch item.kind {
            case .text:
                line.append(textBytes(of: index), isPreformatted: index < preformattedEnd)
            case .element:
                switch role(of: item.name) {
                case .unseen where index != node:
                    index = Int(item.end)
                    continue
                case .lineBreak: line.breakLine()
                case .preformatted, .block:
                    if role(of: item.name) == .preformatted { preformattedEnd = Int(item.end) }
                    line.breakLine()
                    openBlocks.append(item.end)
                case .unseen, .phrase: break
                }
            case .document, .comment: break
            }
            index += 1
        }
        return line.bytes
    }
}

/// Text that grows as a browser lays it out: one space, or one line break, between words.
private struct RenderedText {
    var bytes: [UInt8] = []
    private var wantsSpace = false
    private var wantsBreak = false

    mutating func breakLine() { wantsBreak = true }

    mutating func append(_ text: ArraySlice<UInt8>, isPreformatted: Bool) {
        for byte in text {
            switch byte {
            case 0x0A where isPreformatted: breakLine()
            case 0x09, 0x0A, 0x0C, 0x0D, 0x20: wantsSpace = true
            default:
                if !bytes.isEmpty {
                    if wantsBreak { bytes.append(0x0A) } else if wantsSpace { bytes.append(0x20) }
                }
                wantsBreak = false
                wantsSpace = false
                bytes.append(byte)
            }
        }
    }
}
