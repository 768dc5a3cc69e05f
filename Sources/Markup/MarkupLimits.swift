/// Limits on a page that count work, never time.
package struct MarkupLimits: Sendable {
    package var bytes: Int
    package var depth: Int
    package var nodes: Int
    /// Bytes of one start tag.
    package var tagBytes: Int
    /// Attributes of one start tag: libxml2 compares each with each.
    package var tagAttributes: Int

    package init(
        bytes: Int = 64 << 20, depth: Int = 1024, nodes: Int = 4_000_000, tagBytes: Int = 8 << 20,
        tagAttributes: Int = 4096
    ) {
        self.bytes = min(bytes, Int(Int32.max) - 1)
        self.depth = depth
        self.nodes = nodes
        self.tagBytes = tagBytes
        self.tagAttributes = tagAttributes
    }
}

/// Why a page cannot be parsed, or an expression not be used.
package enum MarkupError: Error, Equatable {
    case tooLarge(bytes: Int)
    case parserUnavailable
    case badXPath(message: String)
    case badSelector(message: String, offset: Int)

    /// What is wrong, for a person.
    package var explanation: String {
        switch self {
        case .tooLarge(let bytes): "it has \(bytes) bytes"
        case .parserUnavailable: "the parser could not be started"
        case .badXPath(let message): message
        case .badSelector(let message, let offset): "\(message) (at its byte \(offset + 1))"
        }
    }
}

/// Something that the parser noticed in the markup.
package struct MarkupProblem: Sendable, Equatable {
    /// The number of the error in `xmlerror.h`.
    package var code: Int
    package var message: String
    /// An offset in the page's UTF-8; nil where the parser does not say.
    package var offset: Int?
}
