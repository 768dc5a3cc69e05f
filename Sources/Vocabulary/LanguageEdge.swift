/// A page that names another as itself in another language, with `hreflang`.
package struct LanguageEdge: Sendable, Equatable {
    /// Where an `hreflang` stands.
    package enum Source: String, Sendable, BitwiseCopyable {
        case html, http, sitemap
    }

    package var page: String
    /// The language as written.
    package var language: String
    /// The normalised URL; empty where there is none.
    package var url: String
    /// The id of the page that it leads to; empty where none was captured.
    package var target: String
    package var source: Source
    /// The capture and the bytes of the element that names it; of a header no bytes.
    package var capture: String
    package var range: Range<Int>

    package init(
        page: String, language: String, url: String, target: String, source: Source, capture: String,
        range: Range<Int>
    ) {
        self.page = page
        self.language = language
        self.url = url
        self.target = target
        self.source = source
        self.capture = capture
        self.range = range
    }
}

/// What is known of the language of a page, and which page it names as the one to read.
package struct PageTongue: Sendable, Equatable {
    package var page: String
    package var declared: String?
    package var detected: String?
    /// The share of the text that the detector gives to its language, and the characters that were judged.
    package var percent: Int
    package var length: Int
    /// The page that its `rel=canonical` leads to; empty where that is none or itself.
    package var canonical: String

    package init(
        page: String, declared: String?, detected: String?, percent: Int, length: Int, canonical: String
    ) {
        self.page = page
        self.declared = declared
        self.detected = detected
        self.percent = percent
        self.length = length
        self.canonical = canonical
    }
}
