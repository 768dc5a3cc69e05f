/// A capture of HTML decoded to UTF-8, with the encoding decision and its reason.
package struct Page: Sendable {
    package var capture: Capture
    /// Valid UTF-8 without a byte order mark and without NUL.
    package var text: [UInt8]
    package var offsets: OffsetMap
    package var encoding: EncodingDecision

    package init(capture: Capture, text: [UInt8], offsets: OffsetMap, encoding: EncodingDecision) {
        self.capture = capture
        self.text = text
        self.offsets = offsets
        self.encoding = encoding
    }
}

/// Which encoding a page was decoded from, and why.
package struct EncodingDecision: Sendable, Equatable {
    /// A name of the Encoding Standard, lower case.
    package var name: String
    /// What decided: `byte-order-mark`, `http-header`, `xml-prolog`, `meta`, `utf-8-valid`, `fallback`.
    package var reason: String
    /// Sequences that could not be decoded and became U+FFFD.
    package var replacements: Int
    /// What else was named or possible: `windows-1252 (meta), euc-kr (http-header)`; empty where nothing was.
    package var competitors: String

    package init(name: String, reason: String, replacements: Int = 0, competitors: String = "") {
        self.name = name
        self.reason = reason
        self.competitors = competitors
        self.replacements = replacements
    }
}
