/// A version of a page in another language, as an HTTP header names it.
package struct HeaderVersion: Sendable, Equatable {
    package var language: String
    /// The address as written.
    package var written: String

    package init(language: String, written: String) {
        self.language = language
        self.written = written
    }
}

/// What the record of an archive says of a capture, and what was found of its digests.
package struct CaptureRecord: Sendable, Equatable {
    /// What became of a digest that an archive states.
    package enum DigestVerdict: String, Sendable, CaseIterable {
        /// It is the digest of the bytes that the specification names.
        case asSpecified = "as-specified"
        /// It is the digest of the body with the framing of its chunks.
        case rawFraming = "matches-raw-framing"
        case mismatch = "does-not-match"
        case absent
        /// Of a revisit: it is the digest of the payload of the original record.
        case original = "checked-against-original"
        case notCheckable = "not-checkable"
    }

    /// A digest as stated, what became of it, and which bytes it covers.
    package struct Digest: Sendable, Equatable {
        package var stated: String
        package var verdict: DigestVerdict
        package var covers: String

        package init(stated: String, verdict: DigestVerdict, covers: String) {
            self.stated = stated
            self.verdict = verdict
            self.covers = covers
        }
    }

    /// `WARC-Record-ID`; empty in ARC.
    package var id: String
    /// `WARC-Type`, lower case.
    package var type: String
    /// The bytes of its block that are there.
    package var blockLength = 0
    /// The HTTP status.
    package var status: Int?
    /// The media type that HTTP declares, or the record where there is no HTTP.
    package var declaredType: String?
    /// `Content-Language`.
    package var language: String?
    /// Versions in other languages that `Link` names: `rel="alternate"` with `hreflang` (RFC 8288, section 3).
    package var versions: [HeaderVersion] = []
    /// `Location`, as written.
    package var location: String?
    package var blockDigest: Digest?
    package var payloadDigest: Digest?
    /// Of a revisit: the record that it refers to.
    package var refersToID: String?
    package var refersToURI: String?
    package var refersToDate: String?
    /// Of a revisit: the id of the capture whose payload it has; nil where none was found.
    package var original: String?
    /// Where that capture lies; nil where no original was found.
    package var originalPlace: Capture.Place?
    /// Whether it was found by looking for a record behind damage.
    package var isResynchronised = false
    /// The software that wrote the archive.
    package var software: String?

    package init(id: String, type: String) {
        self.id = id
        self.type = type
    }
}
