import Markup
import Vocabulary

/// Walks once over a page and notes its parts.
struct PageScan {
    private(set) var parts = PageParts()
    private let tree: MarkupTree
    private var text = TextFlow()
    private var skeleton = Skeleton()
    private var block: TextBlock?
    /// Open containers, regions and marks by their indices, each with the index behind its last node.
    private var openContainers: [(end: Int32, index: Int32)] = []
    private var openRegions: [(end: Int32, index: Int32)] = []
    private var openMarks: [(end: Int32, index: Int32)] = []
    /// The first index at which something open ends.
    private var nextEnd = Int32.max
    /// Up to where text is in the head, unseen, in a link, in a list, in a table, in a paragraph, or as
    /// written.
    private var headEnd: Int32 = 0
    private var unseenEnd: Int32 = 0
    private var linkEnd: Int32 = 0
    private var innerLinkEnd: Int32 = 0
    private var listEnd: Int32 = 0
    private var tableEnd: Int32 = 0
    private var paragraphEnd: Int32 = 0
    private var preformattedEnd: Int32 = 0

    static func parts(of tree: MarkupTree) -> PageParts {
        var scan = PageScan(tree: tree)
        scan.walk()
        return scan.parts
    }

    private init(tree: MarkupTree) {
        self.tree = tree
        text.reserve(tree.arena.count / 2)
    }

    private mutating func walk() {
        // Of this function, and handed on: what is the scan's own would be retained at each node.
        let (attributes, arena, names) = (tree.attributes, tree.arena, ReadNames())
        let count = Int32(tree.count)
        var index: Int32 = 0
        while index < count {
            if index >= nextEnd { close(before: index) }
            let node = tree.nodes[Int(index)]
            switch node.kind {
            case .text: if index >= headEnd && index >= unseenEnd { add(node, index, arena) }
            case .element:
                if node.name == HTMLName.script.rawValue || node.name == HTMLName.style.rawValue {
                    if node.name == HTMLName.script.rawValue { note(script: node, index) }
                    index = node.end
                    continue
                }
                let name = HTMLName(rawValue: node.name)
                let marks = ElementMarks(
                    of: node, named: name, attributes: attributes, arena: arena, names)
                enter(node, index, name, marks, arena)
            case .comment, .document: break
            }
            index += 1
        }
        close(before: count)
        endBlock()
        parts.text = text.bytes
        parts.template = skeleton.digest()
    }

    // MARK: Beginnings and ends

    private mutating func close(before index: Int32) {
        while let last = openMarks.last, last.end <= index {
            parts.marks[Int(last.index)].text =
                parts.marks[Int(last.index)].text.lowerBound..<Int32(text.bytes.count)
            openMarks.removeLast()
        }
        while let last = openContainers.last, last.end <= index {
            endBlock()
            let start = parts.containers[Int(last.index)].blocks.lowerBound
            parts.containers[Int(last.index)].blocks = start..<Int32(parts.blocks.count)
            openContainers.removeLast()
        }
        while let last = openRegions.last, last.end <= index {
            if tree.isBlock(Int(parts.regions[Int(last.index)].node)) { endBlock() }
            let start = parts.regions[Int(last.index)]
            parts.regions[Int(last.index)].blocks = start.blocks.lowerBound..<Int32(parts.blocks.count)
            parts.regions[Int(last.index)].containers =
                start.containers.lowerBound..<Int32(parts.containers.count)
            openRegions.removeLast()
        }
        nextEnd = min(
            openMarks.last?.end ?? .max, openContainers.last?.end ?? .max, openRegions.last?.end ?? .max)
    }

    private mutating func endBlock() {
        text.breakLine()
        guard var ended = block else { return }
        block = nil
        guard ended.length > 0 else { return }
        ended.nodes = ended.nodes.lowerBound..<Int32(parts.textNodes.count)
        ended.text = ended.text.lowerBound..<Int32(text.bytes.count)
        if ended.endsInInnerLink {
            let end = PermalinkSign.end(of: text.bytes[Int(ended.text.lowerBound)..<text.bytes.count])
            if end > ended.text.lowerBound { ended.text = ended.text.lowerBound..<Int32(end) }
        }
        // Links of a menu with the signs between them. A paragraph of one names a source: `[Engadget]`, and
        // an item a function: `New()`.
        if ended.linkLength > 0, !ended.hasFreeWords, !ended.isInParagraph, !ended.isInList {
            ended.linkLength = ended.length
        }
        parts.blocks.append(ended)
    }

    private mutating func enter(
        _ node: MarkupTree.Node, _ index: Int32, _ name: HTMLName?, _ marks: ElementMarks, _ arena: [UInt8]
    ) {
        if marks.bearsStatements { parts.statements.append(index) }
        if marks.isMicroformat { parts.microformats.append(index) }
        if marks.isByline { parts.bylines.append(index) }
        if marks.hasDisguisedAddress { parts.disguisedAddresses.append(index) }
        if marks.declaresLanguage { parts.tongues.append(index) }
        if let id = marks.anchors.0 { parts.anchors.append(Anchors.digest(of: arena[id])) }
        if let name = marks.anchors.1 { parts.anchors.append(Anchors.digest(of: arena[name])) }
        if marks.isHidden { unseenEnd = max(unseenEnd, node.end) }
        if let name { note(name, marks, node, index) }
        guard index >= headEnd, index >= unseenEnd else { return }
        let isBlock = tree.isBlock(Int(index))
        if marks.hint.isFurniture {
            // What stands within a line does not end it.
            if isBlock { endBlock() }
            let blocks = Int32(parts.blocks.count)
            let containers = Int32(parts.containers.count)
            parts.regions.append(
                Region(
                    node: index, hint: marks.hint, blocks: blocks..<blocks,
                    containers: containers..<containers, parent: openRegions.last?.index ?? -1))
            openRegions.append((node.end, Int32(parts.regions.count - 1)))
            nextEnd = min(nextEnd, node.end)
        }
        guard let name, isBlock else { return }
        endBlock()
        skeleton.add(name, marks.skeleton, depth: openContainers.count)
        let blocks = Int32(parts.blocks.count)
        parts.containers.append(
            Container(
                node: index, name: name, depth: Int32(openContainers.count), blocks: blocks..<blocks,
                isNamedContent: marks.isStatedContent || marks.hint == .content || name == .article
                    || name == .main, isStatedContent: marks.isStatedContent))
        openContainers.append((node.end, Int32(parts.containers.count - 1)))
        nextEnd = min(nextEnd, node.end)
    }

    // MARK: Elements by their names

    private mutating func note(
        _ name: HTMLName, _ marks: ElementMarks, _ node: MarkupTree.Node, _ index: Int32
    ) {
        switch name {
        case .html: if parts.html < 0 { parts.html = index }
        case .body: if parts.body < 0 { parts.body = index }
        case .head: headEnd = max(headEnd, node.end)
        case .title: if parts.title < 0, !isInDrawing(node) { parts.title = index }
        case .base: if parts.base < 0 { parts.base = index }
        case .meta: parts.metas.append(index)
        case .link: parts.relations.append(index)
        case .template, .noscript: unseenEnd = max(unseenEnd, node.end)
        case .a:
            mark(.a, node, index)
            parts.marks[parts.marks.count - 1].hasTarget = marks.hasTarget
            parts.marks[parts.marks.count - 1].statesLanguage = marks.statesLanguage
            if marks.hasTarget { linkEnd = max(linkEnd, node.end) }
            if marks.leadsWithin { innerLinkEnd = max(innerLinkEnd, node.end) }
        case .area, .frame, .iframe: parts.targets.append((index, openRegions.last?.index ?? -1))
        case .img: parts.images.append((index, openRegions.last?.index ?? -1))
        case .h1, .h2, .h3, .h4, .h5, .h6, .td, .th, .caption, .figcaption: mark(name, node, index)
        case .table:
            parts.tables.append(index)
            tableEnd = max(tableEnd, node.end)
        case .ul, .ol, .dl: listEnd = max(listEnd, node.end)
        case .p, .blockquote: paragraphEnd = max(paragraphEnd, node.end)
        case .pre: preformattedEnd = max(preformattedEnd, node.end)
        case .br: if index >= headEnd { endBlock() }
        case .time: parts.times.append(index)
        default: break
        }
    }

    private mutating func note(script node: MarkupTree.Node, _ index: Int32) {
        guard let type = tree.attributeBytes(.type, of: Int(index)), type.contains(UInt8(ascii: "+"))
        else { return }
        let name = String(decoding: type, as: UTF8.self).lowercased()
        if name.contains("ld+json") { parts.dataScripts.append(index) }
    }

    private func isInDrawing(_ node: MarkupTree.Node) -> Bool {
        node.parent > 0 && tree.nodes[Int(node.parent)].name == HTMLName.svg.rawValue
    }

    private mutating func mark(_ name: HTMLName, _ node: MarkupTree.Node, _ index: Int32) {
        let start = Int32(text.bytes.count)
        parts.marks.append(
            TextMark(
                node: index, name: name, text: start..<start, block: Int32(parts.blocks.count),
                region: openRegions.last?.index ?? -1))
        openMarks.append((node.end, Int32(parts.marks.count - 1)))
        nextEnd = min(nextEnd, node.end)
    }

    // MARK: Text

    private mutating func add(_ node: MarkupTree.Node, _ index: Int32, _ arena: [UInt8]) {
        let start = Int(node.contentStart)
        let count = text.append(
            arena, start..<(start + Int(node.contentCount)), isPreformatted: index < preformattedEnd)
        guard count.length > 0 else { return }
        var current = block ?? newBlock(at: index, text: count.start)
        parts.textNodes.append(index)
        parts.textCharacters.append(count.length - count.wide)
        current.length += count.length
        current.words += count.words
        current.stops += count.stops
        current.commas += count.commas
        // A heading often leads to itself, or back to the table of contents.
        let isLink = index < linkEnd && !(current.isHeading && index < innerLinkEnd)
        if isLink { current.linkLength += count.length }
        current.endsInInnerLink = index < innerLinkEnd
        if !current.hasFreeWords, !isLink || !current.hasWords,
            Self.hasWords(text.bytes, from: Int(count.start), count.length)
        {
            current.hasWords = true
            if !isLink { current.hasFreeWords = true }
        }
        if count.hasAtSign { parts.hasAtSign = true }
        if !count.isPlain { current.isPlain = false }
        block = current
    }

    /// Whether a short text has more than the signs and spaces that stand between links; a long one has.
    private static func hasWords(_ text: [UInt8], from start: Int, _ length: Int32) -> Bool {
        guard length <= mostOfSigns else { return true }
        var index = start
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                return true
            case 0..<0x80: index += 1
            // U+0080 to U+00BF, and U+2000 to U+2FFF, as ` · ` and ` → ` are.
            case 0xC2: index += 2
            case 0xE2: index += 3
            default: return true
            }
        }
        return false
    }

    private static let mostOfSigns: Int32 = 16

    private func newBlock(at index: Int32, text start: Int32) -> TextBlock {
        let container = openContainers.last.map { parts.containers[Int($0.index)] }
        return TextBlock(
            nodes: Int32(parts.textNodes.count)..<Int32(parts.textNodes.count), text: start..<start,
            parent: container?.node ?? 0,
            name: container?.name ?? .body, region: openRegions.last?.index ?? -1,
            isInList: index < listEnd, isInTable: index < tableEnd, isInParagraph: index < paragraphEnd)
    }
}
