/// A record as the page gave it: excerpts with evidence, nothing typed.
package struct Draft: Sendable {
    package var rule: RecordRule
    /// The rule's place among the rules of the recipe.
    package var order: Int
    package var fields: [DraftField]
    package var mentions: [Mention]
    package var capture: String

    package init(rule: RecordRule, order: Int, fields: [DraftField], mentions: [Mention], capture: String) {
        self.rule = rule
        self.order = order
        self.fields = fields
        self.mentions = mentions
        self.capture = capture
    }
}

/// What the rules of one field found.
package struct DraftField: Sendable {
    package var name: String
    /// The candidate that matched; the last one where none did.
    package var rule: Rule
    package var excerpts: [Excerpt]

    package init(name: String, rule: Rule, excerpts: [Excerpt]) {
        self.name = name
        self.rule = rule
        self.excerpts = excerpts
    }
}

/// A piece of a page: its text as a reader sees it, and where it stands.
package struct Excerpt: Sendable, Hashable {
    package var text: String
    package var quote: Quote
    /// The language that the markup declares for it.
    package var language: DeclaredLanguage

    package init(text: String, quote: Quote, language: DeclaredLanguage = .none) {
        self.text = text
        self.quote = quote
        self.language = language
    }
}

/// What the markup around a text says of its language.
package enum DeclaredLanguage: Sendable, Hashable {
    /// Nothing is declared.
    case none
    /// By the root element or body, for the whole page.
    case inherited(String, Quote)
    /// By an element between the body and the text.
    case declared(String, Quote)
    /// `lang=""`: explicitly unknown (HTML, section 3.2.6.2).
    case empty(Quote)

    package var tag: String? {
        switch self {
        case .none, .empty: nil
        case .inherited(let tag, _), .declared(let tag, _): tag
        }
    }
}

/// A reference in words that a recipe's rule names.
package struct Mention: Sendable, Hashable {
    package var rule: MentionRule
    package var excerpt: Excerpt

    package init(rule: MentionRule, excerpt: Excerpt) {
        self.rule = rule
        self.excerpt = excerpt
    }
}
