import Markup
import Texts

/// What the attributes of one element say, read in one pass.
struct ElementMarks {
    var hint = RegionHint.none
    var isHidden = false
    var bearsStatements = false
    var isMicroformat = false
    var hasDisguisedAddress = false
    var isStatedContent = false
    var isByline = false
    var declaresLanguage = false
    /// Whether it has `href`, and whether it says which language it leads to.
    var hasTarget = false
    var statesLanguage = false
    /// Whether its `href` is a fragment of its own page; `#` alone is for a script.
    var leadsWithin = false
    /// The values of `id`, and of `name` of `a`, which fragments lead to.
    var anchors: (Range<Int>?, Range<Int>?) = (nil, nil)
    /// A digest of the names in class and id that have no digit.
    var skeleton: UInt64 = 0

    init(
        of node: MarkupTree.Node, named name: HTMLName?, attributes: borrowing [MarkupTree.Attribute],
        arena: borrowing [UInt8], _ names: borrowing ReadNames
    ) {
        guard node.contentCount > 0 else {
            hint = name.flatMap { Self.hint(of: $0) } ?? .none
            return
        }
        let own = name.flatMap { Self.hint(of: $0) }
        if let own { hint = own }
        let start = Int(node.contentStart)
        for index in start..<(start + Int(node.contentCount)) {
            let attribute = attributes[index]
            guard let kind = HTMLName(rawValue: attribute.name) else { continue }
            let value = Int(attribute.valueStart)..<Int(attribute.valueStart + attribute.valueCount)
            switch kind {
            case .class, .id, .role:
                let words = names.words(arena, value, isWhole: Self.isWhole(name))
                if kind == .id { anchors.0 = value }
                // A paragraph alone is no column of readers' words: `discussion` is a part of a manual.
                let said = name == .p && words.hint == .comments ? .none : words.hint
                if own == nil, hint != .content, said == .content || hint == .none { hint = said }
                if kind == .class {
                    isMicroformat = words.isMicroformat
                    // What Doxygen writes between the letters of an address, and its style hides.
                    if name == .span, arena[value].elementsEqual("obfuscator".utf8) { isHidden = true }
                }
                // Class and id of the body often have the language and the address of the page in them.
                if kind != .role && name != .body { skeleton &+= words.skeleton }
                if words.isByline { isByline = true }
            case .name: if name == .a { anchors.1 = value }
            case .lang, .xmlLang:
                declaresLanguage = true
                if kind == .lang { statesLanguage = true }
            case .hreflang: statesLanguage = true
            case .href:
                hasTarget = true
                leadsWithin = value.count > 1 && arena[value.lowerBound] == UInt8(ascii: "#")
            case .hidden: isHidden = true
            case .style: if own == nil, hint == .none, Self.hides(arena, value) { hint = .hidden }
            case .itemscope, .property, .typeof, .vocab: bearsStatements = true
            case .itemprop:
                bearsStatements = true
                if arena[value].elementsEqual("author".utf8) { isByline = true }
                isStatedContent = arena[value].elementsEqual("articleBody".utf8)
            case .rel, .rev:
                if arena[value].elementsEqual("author".utf8) { isByline = true }
                if RDFaTerms.holdCURIE(arena[value]) { bearsStatements = true }
            case .dataEmail: hasDisguisedAddress = true
            default: break
            }
        }
    }

    /// What an element's name says; nil where its attributes are asked.
    private static func hint(of name: HTMLName) -> RegionHint? {
        switch name {
        case .nav, .menu: .navigation
        case .footer: .footer
        case .aside: .sidebar
        case .button: .promotion
        case .figcaption: .caption
        case .select, .textarea, .option: .form
        case .svg, .iframe, .object, .canvas, .audio, .video: .hidden
        case .body, .html, .blockquote, .table, .tbody, .h1, .h2, .h3, .h4, .h5, .h6, .form, .a, .span:
            RegionHint.none
        default: nil
        }
    }

    /// Whether single words in the names of this element say nothing: they are often about its topic.
    private static func isWhole(_ name: HTMLName?) -> Bool {
        switch name {
        case .p, .li, .section, .article: true
        default: false
        }
    }

    /// Whether a `style` attribute hides its element.
    private static func hides(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 12 else { return false }
        var compact: [UInt8] = []
        compact.reserveCapacity(range.count)
        for byte in bytes[range] where byte > 0x20 { compact.append(byte | 0x20) }
        return hidingStyles.contains { compact[...].firstIndex(ofSequence: $0) != nil }
    }

    private static let hidingStyles = ["display:none", "visibility:hidden"].map { Array($0.utf8) }
}
