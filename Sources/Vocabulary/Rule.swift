/// How to find one field, and the steps that clean it.
package struct Rule: Sendable, Hashable {
    package var id: String
    package var selector: Selector
    /// The attribute to take instead of the text.
    package var attribute: String?
    /// All matches instead of the first.
    package var takesAll: Bool
    package var separator: String?
    package var isRequired: Bool
    package var fallback: String?
    package var steps: [Step]
    /// The language that the recipe states for the text.
    package var language: String?
    package var place: SourcePlace

    package init(
        id: String, selector: Selector, attribute: String? = nil, takesAll: Bool = false,
        separator: String? = nil, isRequired: Bool = false, fallback: String? = nil, steps: [Step] = [],
        language: String? = nil, place: SourcePlace
    ) {
        self.id = id
        self.selector = selector
        self.attribute = attribute
        self.takesAll = takesAll
        self.separator = separator
        self.isRequired = isRequired
        self.fallback = fallback
        self.steps = steps
        self.language = language
        self.place = place
    }
}

/// What picks elements, attributes or text of a page.
package enum Selector: Sendable, Hashable {
    case css(String)
    case xpath(String)
    /// What stands beside a label: the `dd` of a `dt`, the cell behind a heading cell, the words behind a
    /// bold one.
    case label(String)
    /// What the page says for machines: `og:title`, `Event.startDate`, `Event.location.name`.
    case statement(String)
    /// The elements of a feed's entry that have this name.
    case entryElement(String)
    /// The element of the record itself.
    case element
    /// The address of the page: its URL, or its place in `raw/` where no host is known.
    case address
    /// A value that the recipe states.
    case constant(String)
}

/// One named thing that is done to an excerpt.
package enum Step: Sendable, Hashable {
    /// White space at both ends goes.
    case trim
    /// Each run of white space becomes one space; both ends go.
    case collapse
    case lowercase
    /// What the pattern matches (or its first group) stays; no match rejects the excerpt.
    case match(String)
    /// Each match becomes the template (`$1` is a group).
    case replace(String, with: String)
    /// The mapped text; a text that is not in the map rejects the excerpt.
    case map([String: String])
    /// One excerpt becomes several.
    case split(String)
    /// A link as an absolute, normalised URL.
    case url
    case date(DateOrder)
    /// A language named in words or by a tag becomes its BCP 47 tag.
    case language
    /// A number as people write it becomes a number as machines do.
    case number(decimal: String)

    /// Takes the proposals of text truth: mojibake, controls, invisible characters, leftover references.
    case mend

    /// The order of day and month in a date of digits.
    package enum DateOrder: String, Sendable, CaseIterable {
        case dayFirst = "dmy"
        case monthFirst = "mdy"
        case yearFirst = "ymd"
        case undeclared
    }

    /// The step's name in recipes and in evidence.
    package var name: String {
        switch self {
        case .trim: "trim"
        case .collapse: "collapse"
        case .lowercase: "lowercase"
        case .match: "match"
        case .replace: "replace"
        case .map: "map"
        case .split: "split"
        case .url: "url"
        case .date(let order): order == .undeclared ? "date" : "date:" + order.rawValue
        case .language: "language"
        case .number(let decimal): "number:" + decimal
        case .mend: "mend"
        }
    }

    /// The names that a recipe can use.
    package static let names = [
        "trim", "collapse", "lowercase", "match", "replace", "map", "split", "url", "date", "language",
        "number", "mend",
    ]
}
