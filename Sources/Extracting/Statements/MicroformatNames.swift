/// What class names mean in microformats: roots and properties, and those of the first generation as the
/// second names them (microformats2 parsing specification, "parse a document" and "backcompat").
enum MicroformatNames {
    /// The types that an element begins; empty where it begins none.
    static func roots(_ classes: [String]) -> (types: [String], isOld: Bool) {
        let types = classes.filter { isName($0, "h-") }
        guard types.isEmpty else { return (types, false) }
        return (classes.compactMap { mayBeOld($0) ? old[$0] : nil }, true)
    }

    /// The properties that an element states of the thing around it, each with its prefix: `p-name`.
    ///
    /// - Parameter types: Those of the thing around it, where it is of the first generation.
    static func properties(_ classes: [String], of types: [String]?) -> [String] {
        var names: [String] = []
        for name in classes {
            let own: [String]
            if let types {
                own = types.compactMap { Self.properties[$0]?[name] }
            } else {
                own = ["p-", "u-", "dt-", "e-"].contains { isName(name, $0) } ? [name] : []
            }
            for name in own where !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Types that people agreed on; other names that begin with `h-` are mostly of style sheets.
    static let agreed: Set<String> = [
        "h-adr", "h-app", "h-x-app", "h-card", "h-cite", "h-entry", "h-event", "h-feed", "h-geo", "h-item",
        "h-listing", "h-news", "h-product", "h-recipe", "h-resume", "h-review", "h-review-aggregate",
    ]

    /// A prefix, perhaps a vendor's (`p-x-`), and words of letters with hyphens between them.
    static func isName(_ name: String, _ prefix: String) -> Bool {
        guard name.utf8.starts(with: prefix.utf8) else { return false }
        var words = name.utf8.dropFirst(prefix.utf8.count).split(
            separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        func isOfLetters(_ word: Substring.UTF8View) -> Bool {
            !word.isEmpty && word.allSatisfy { (0x61...0x7A).contains($0) }
        }
        if words.count > 1, let first = words.first, !first.isEmpty,
            first.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) })
        {
            words.removeFirst()
        }
        return words.allSatisfy { isOfLetters($0) }
    }

    /// By its first letter: most names of pages are none.
    private static func mayBeOld(_ name: String) -> Bool {
        switch name.utf8.first {
        case UInt8(ascii: "a"), UInt8(ascii: "g"), UInt8(ascii: "h"), UInt8(ascii: "v"): true
        default: false
        }
    }

    /// Roots of the first generation, as the second names them.
    static let old = [
        "vcard": "h-card", "vevent": "h-event", "hentry": "h-entry", "hfeed": "h-feed", "hnews": "h-news",
        "hrecipe": "h-recipe", "hresume": "h-resume", "hproduct": "h-product", "hreview": "h-review",
        "hreview-aggregate": "h-review-aggregate", "adr": "h-adr", "geo": "h-geo",
    ]

    private static let place = [
        "post-office-box": "p-post-office-box", "extended-address": "p-extended-address",
        "street-address": "p-street-address", "locality": "p-locality", "region": "p-region",
        "postal-code": "p-postal-code", "country-name": "p-country-name",
    ]
    private static let position = ["latitude": "p-latitude", "longitude": "p-longitude"]
    private static let entry = [
        "entry-title": "p-name", "entry-summary": "p-summary", "entry-content": "e-content",
        "published": "dt-published", "updated": "dt-updated", "author": "p-author", "category": "p-category",
    ]
    private static let review = [
        "summary": "p-name", "item": "p-item", "fn": "p-name", "photo": "u-photo", "url": "u-url",
        "reviewer": "p-author", "dtreviewed": "dt-published", "rating": "p-rating", "best": "p-best",
        "worst": "p-worst", "average": "p-average", "count": "p-count", "votes": "p-votes",
        "description": "e-content",
    ]
    private static let card = [
        "fn": "p-name", "honorific-prefix": "p-honorific-prefix", "given-name": "p-given-name",
        "additional-name": "p-additional-name", "family-name": "p-family-name",
        "honorific-suffix": "p-honorific-suffix", "nickname": "p-nickname", "email": "u-email",
        "logo": "u-logo", "photo": "u-photo", "url": "u-url", "uid": "u-uid", "category": "p-category",
        "adr": "p-adr", "geo": "p-geo", "label": "p-label", "tel": "p-tel", "note": "p-note",
        "bday": "dt-bday", "key": "u-key", "org": "p-org", "organization-name": "p-organization-name",
        "organization-unit": "p-organization-unit", "title": "p-job-title", "role": "p-role",
        "sound": "u-sound", "tz": "p-tz", "rev": "dt-rev",
    ]
    private static let event = [
        "summary": "p-name", "dtstart": "dt-start", "dtend": "dt-end", "duration": "dt-duration",
        "description": "p-description", "url": "u-url", "category": "p-category", "location": "p-location",
        "geo": "p-geo", "attendee": "p-attendee", "contact": "p-contact", "organizer": "p-organizer",
        "last-modified": "dt-updated",
    ]

    /// The properties of each type of the first generation, as the second names them.
    private static let properties: [String: [String: String]] = [
        "h-card": card.merging(place) { first, _ in first }.merging(position) { first, _ in first },
        "h-adr": place, "h-geo": position, "h-event": event, "h-entry": entry,
        "h-feed": ["author": "p-author", "url": "u-url", "photo": "u-photo", "category": "p-category"],
        "h-news": [
            "entry": "p-entry", "source-org": "p-source-org", "dateline": "p-dateline", "geo": "p-geo",
        ].merging(entry) { first, _ in first },
        "h-recipe": [
            "fn": "p-name", "ingredient": "p-ingredient", "yield": "p-yield",
            "instructions": "e-instructions",
            "duration": "dt-duration", "photo": "u-photo", "summary": "p-summary", "author": "p-author",
            "published": "dt-published", "nutrition": "p-nutrition", "category": "p-category",
        ],
        "h-resume": [
            "summary": "p-summary", "contact": "p-contact", "education": "p-education",
            "experience": "p-experience", "skill": "p-skill", "affiliation": "p-affiliation",
        ],
        "h-product": [
            "fn": "p-name", "photo": "u-photo", "brand": "p-brand", "category": "p-category",
            "description": "p-description", "identifier": "u-identifier", "url": "u-url",
            "review": "p-review", "price": "p-price",
        ],
        "h-review": review, "h-review-aggregate": review,
    ]
}
