/// A record as the page gave it: excerpts with evidence, nothing typed.
package struct Draft: Sendable {
    package var rule: RecordRule
    /// The rule's place among the rules of the recipe.
    package var order: Int
    package var fields: [DraftField]
    /// What states the language of the record's texts.
    package var language: DraftField.Candidate?
    package var mentions: [Mention]
    /// The element that holds the record.
    package var element: Quote

    package init(
        rule: RecordRule, order: Int, fields: [DraftField], language: DraftField.Candidate?,
        mentions: [Mention],
        element: Quote
    ) {
        self.rule = rule
        self.order = order
        self.fields = fields
        self.language = language
        self.mentions = mentions
        self.element = element
    }
}

/// What the rules of one field found.
package struct DraftField: Sendable {
    package var name: String
    /// One for each rule of the field, in their order.
    package var candidates: [Candidate]

    package init(name: String, candidates: [Candidate]) {
        self.name = name
        self.candidates = candidates
    }

    /// What one rule found.
    package struct Candidate: Sendable {
        package var rule: Rule
        package var excerpts: [Excerpt]

        package init(rule: Rule, excerpts: [Excerpt]) {
            self.rule = rule
            self.excerpts = excerpts
        }
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

/// What one walk over a page finds without a recipe, and what its recipes find.
package struct Extraction: Sendable {
    package var page: PageExcerpts
    /// The rows of the other built-in kinds, as they stand on the page.
    package var rows: [PageRows]
    package var drafts: [Draft]
    /// References in words that stand on the page, outside any record.
    package var mentions: [Mention]
    package var coverage: PageCoverage
    package var hits: [RuleHits]

    package init(
        page: PageExcerpts, rows: [PageRows], drafts: [Draft], mentions: [Mention], coverage: PageCoverage,
        hits: [RuleHits]
    ) {
        self.page = page
        self.rows = rows
        self.drafts = drafts
        self.mentions = mentions
        self.coverage = coverage
        self.hits = hits
    }
}

/// The excerpts of a page's own record.
package struct PageExcerpts: Sendable {
    package var title: Excerpt?
    package var description: Excerpt?
    package var heading: Excerpt?
    package var canonical: Excerpt?
    package var author: Excerpt?
    package var published = DateExcerpts()
    package var modified = DateExcerpts()
    package var direction: Excerpt?
    /// The language that the root element declares.
    package var language: DeclaredLanguage = .none
    /// All that declares the page's language, each as `where=tag`.
    package var languageDeclarations: [String] = []
    package var headline: String?
    /// The headings, each with its level before it.
    package var outline: [String] = []
    package var mainText = MainTextExcerpt()
    package var template = ""
    /// What relative links are relative to, as the page's `base` element has it.
    package var base: String?
    /// Addresses that the page names for itself, or sends its readers to; not resolved.
    package var stated: [StatedTarget] = []
    package var anchors = Anchors(digests: [])
    /// The text of the body, a line for each block, and where each block stands in it.
    package var text: [UInt8] = []
    package var blocks: [Range<Int>] = []
    /// Where each block stands in the page's UTF-8.
    package var blockPlaces: [Range<Int>] = []
    /// Languages that elements within the body declare: the blocks they hold, inner elements behind outer
    /// ones.
    package var tongues: [(blocks: Range<Int>, tag: String)] = []

    package init() {}
}

/// Where a page may say a day of itself, what is surest first.
package struct DateExcerpts: Sendable {
    /// What says it for machines.
    package var stated: Excerpt?
    /// A `time` element beside the text.
    package var element: Excerpt?
    /// Lines beside the text, with a day among their words.
    package var lines: [Excerpt] = []
    /// All lines of the page that may say such a day: where they say many, the page is a list.
    package var all: [String] = []

    package init() {}
}

/// The text that a page is for.
package struct MainTextExcerpt: Sendable {
    package var text = ""
    package var markdown = ""
    package var words = 0
    /// Two digests that are near those of a similar text; none where the text is short.
    package var similarity: [UInt64] = []
    /// One for each run of blocks that stand together in the page.
    package var quotes: [Quote] = []

    package init() {}
}
