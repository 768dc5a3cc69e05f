import Languages
import Markup
import Vocabulary

/// Reads one rule of a recipe: a selector, and what is done to its matches.
struct RuleReader {
    private let element: Element

    private static let keys = [
        "id", "description", "css", "xpath", "label", "statement", "self", "address", "constant", "element",
        "attribute", "all", "join", "default", "required", "steps", "lang",
    ]

    /// The ways to find something, of which a rule has one.
    private static let kinds = [
        "css", "xpath", "label", "statement", "self", "address", "constant", "element",
    ]

    init(_ element: Element) { self.element = element }

    func rule(id: String) -> Rule? {
        if element.isScalar {
            return Self.selector(element).map { Rule(id: id, selector: $0, place: element.place) }
        }
        let members = element.members("a rule", known: Self.keys)
        guard let selector = Self.selector(in: members) else {
            // Of one that is wrong it was said what is.
            if !Self.kinds.contains(where: { members[$0] != nil }) {
                element.fail("a rule needs one of \(Self.kinds.joined(separator: ", "))")
            }
            return nil
        }
        var rule = Rule(id: members["id"]?.text("id") ?? id, selector: selector, place: element.place)
        rule.attribute = members["attribute"]?.text("attribute")
        // Names of HTML are the same in either case, those of XML are not.
        if members["element"] == nil { rule.attribute = rule.attribute?.lowercased() }
        rule.takesAll = members["all"]?.flag("all") ?? false
        rule.separator = members["join"]?.text("join")
        rule.isRequired = members["required"]?.flag("required") ?? false
        rule.fallback = members["default"]?.text("default")
        if let lang = members["lang"], let tag = lang.text("lang") {
            if LanguageTag(tag)?.isValid != true { lang.fail("`\(tag)` is not a registered language tag") }
            rule.language = tag
        }
        rule.steps = members["steps"].map { $0.oneOrMore().compactMap(step) } ?? []
        return rule
    }

    /// A selector from the members of a rule; nil where there is none.
    static func selector(in members: [String: Element]) -> Selector? {
        let given = kinds.filter { members[$0] != nil }
        if given.count > 1 { members[given[1]]?.fail("`\(given[0])` and `\(given[1])` exclude each other") }
        switch given.first {
        case "css": return members["css"].flatMap { css($0) }
        case "xpath": return members["xpath"].flatMap { xpath($0) }
        case "label": return members["label"]?.text("label").map { .label($0) }
        case "statement": return members["statement"]?.text("statement").map { .statement($0) }
        case "self": return .element
        case "address": return .address
        case "element": return members["element"]?.text("element").map { .entryElement($0) }
        case "constant": return members["constant"]?.text("constant").map { .constant($0) }
        default: return nil
        }
    }

    /// A selector that stands alone: a text is CSS.
    static func selector(_ element: Element) -> Selector? {
        if element.isScalar { return css(element) }
        let members = element.members("a selector", known: ["css", "xpath"])
        guard let selector = selector(in: members) else {
            if members["css"] == nil, members["xpath"] == nil {
                element.fail("a selector is a text of CSS, or {css: …}, or {xpath: …}")
            }
            return nil
        }
        return selector
    }

    private static func css(_ element: Element) -> Selector? {
        guard let source = element.text("css") else { return nil }
        do throws(MarkupError) {
            _ = try CSSSelector(source)
            return .css(source)
        } catch {
            element.fail("`\(source)` is not a CSS selector: \(error.explanation)")
        }
        return nil
    }

    private static func xpath(_ element: Element) -> Selector? {
        guard let source = element.text("xpath") else { return nil }
        do throws(MarkupError) {
            try check(xpath: source)
            return .xpath(source)
        } catch {
            element.fail("`\(source)` is not XPath 1.0: \(error.explanation)")
        }
        return nil
    }

    // MARK: Steps

    private func step(_ element: Element) -> Step? {
        if element.isScalar {
            guard let name = element.text("a step") else { return nil }
            return plainStep(name, element)
        }
        let pairs = element.pairs("a step")
        guard pairs.count == 1, let (name, key, value) = pairs.first else {
            element.fail("a step has one name: a list of steps has a `-` before each")
            return nil
        }
        return step(name, key, value)
    }

    private func plainStep(_ name: String, _ element: Element) -> Step? {
        switch name {
        case "trim": return .trim
        case "collapse": return .collapse
        case "lowercase": return .lowercase
        case "url": return .url
        case "date": return .date(.undeclared)
        case "language": return .language
        case "number": return .number(decimal: ".")
        case "mend": return .mend
        case "match", "replace", "map", "split":
            element.fail("the step `\(name)` needs something to work with: {\(name): …}")
        default: element.fail("`\(name)` is no step; \(Element.hint(name, Step.names))")
        }
        return nil
    }

    private func step(_ name: String, _ key: Element, _ value: Element) -> Step? {
        switch name {
        case "match", "split":
            guard let pattern = value.text(name) else { return nil }
            value.checkPattern(pattern)
            return name == "match" ? .match(pattern) : .split(pattern)
        case "replace":
            let members = value.members("replace", known: ["pattern", "with"])
            guard let pattern = members["pattern"]?.text("pattern") else {
                value.fail("`replace` needs a `pattern` and a `with`")
                return nil
            }
            members["pattern"]?.checkPattern(pattern)
            return .replace(pattern, with: members["with"]?.text("with") ?? "")
        case "map":
            var map: [String: String] = [:]
            for (from, _, to) in value.pairs("map") { map[from] = to.text("a value of the map") }
            return .map(map)
        case "date": return value.choice("order of a date", of: Step.DateOrder.self).map { .date($0) }
        case "number":
            let decimal = value.text("number")
            if decimal != "." && decimal != "," {
                value.fail("`number` takes the decimal sign: \".\" or \",\"")
            }
            return .number(decimal: decimal ?? ".")
        default: return plainStep(name, key)
        }
    }
}
