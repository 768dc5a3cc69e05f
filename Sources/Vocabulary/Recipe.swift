/// Where the dying site kept each kind: which pages, which elements, which steps.
package struct Recipe: Sendable, Equatable {
    package var name: String
    package var file: String
    package var routes: [Route]

    package init(name: String, file: String, routes: [Route]) {
        self.name = name
        self.file = file
        self.routes = routes
    }
}

/// Which pages hold which records.
package struct Route: Sendable, Equatable {
    package var id: String
    /// A PCRE2 pattern that is found in the page's URL, or path where no URL is known.
    package var address: String?
    /// Templates of which the page must have one, as `page.csv` names them; empty means any.
    package var templates: [String] = []
    /// Selectors of which each must match something on the page.
    package var conditions: [Selector]
    /// Selectors of which none may match anything on the page.
    package var exclusions: [Selector] = []
    package var records: [RecordRule]
    package var mentions: [MentionRule]

    package init(
        id: String, address: String?, conditions: [Selector], records: [RecordRule], mentions: [MentionRule]
    ) {
        self.id = id
        self.address = address
        self.conditions = conditions
        self.records = records
        self.mentions = mentions
    }
}

/// How to find one kind of record on a page.
package struct RecordRule: Sendable, Equatable {
    package var id: String
    package var kind: String
    /// The element that holds one record; the whole page where it is nil.
    package var each: Selector?
    /// Headings: a record is all from one of them to the next.
    package var sections: Selector?
    /// Selectors of which each must match, and of which none may match, inside the element of a record.
    package var conditions: [Selector] = []
    package var exclusions: [Selector] = []
    /// Cuts the text of one element into several records.
    package var split: Split?
    package var key: [KeyPart]
    package var fields: [FieldRule]
    package var mentions: [MentionRule]
    /// States the language of the record's texts.
    package var language: Rule?
    /// What the recipe's author inferred and could not quote; becomes a note.
    package var note: String?
    package var place: SourcePlace

    package init(
        id: String, kind: String, each: Selector?, split: Split?, key: [KeyPart], fields: [FieldRule],
        mentions: [MentionRule], language: Rule?, note: String?, place: SourcePlace
    ) {
        self.id = id
        self.kind = kind
        self.each = each
        self.split = split
        self.key = key
        self.fields = fields
        self.mentions = mentions
        self.language = language
        self.note = note
        self.place = place
    }
}

/// A part of a record's key.
package enum KeyPart: Sendable, Equatable {
    case field(String)
    case constant(String)
}

/// Several records out of one element.
package struct Split: Sendable, Equatable {
    /// PCRE2; the text is cut where it matches.
    package var separator: String
    /// PCRE2; only what it matches (or its first group) is cut.
    package var within: String?

    package init(separator: String, within: String?) {
        self.separator = separator
        self.within = within
    }
}

/// The rules of one field: the first that matches wins.
package struct FieldRule: Sendable, Equatable {
    package var name: String
    package var candidates: [Rule]

    package init(name: String, candidates: [Rule]) {
        self.name = name
        self.candidates = candidates
    }
}

/// A reference in words that has no URL ("see the French version").
package struct MentionRule: Sendable, Hashable {
    /// What a reader would expect behind the words.
    package enum Target: String, Sendable, CaseIterable {
        case page, document, address
    }

    package var id: String
    package var selector: Selector
    /// PCRE2; the words are what it matches (or its first group).
    package var pattern: String
    package var expects: Target
    /// Fields that answer the reference where one of them has a value.
    package var unless: [String]
    package var place: SourcePlace

    package init(
        id: String, selector: Selector, pattern: String, expects: Target, unless: [String], place: SourcePlace
    ) {
        self.id = id
        self.selector = selector
        self.pattern = pattern
        self.expects = expects
        self.unless = unless
        self.place = place
    }
}
