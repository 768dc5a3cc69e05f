/// Where a value came from and what was done to it.
package struct Evidence: Sendable, Hashable {
    /// The three kinds of origin that a value can have.
    package enum Basis: Sendable, Hashable {
        /// Ranges of a capture.
        case quoted(Quote)
        /// A line of a recipe, a schema or the project file.
        case declared(SourcePlace)
        /// A function, with its version, and the values that it took.
        case computed(function: String, from: [String])
    }

    package var basis: Basis
    /// The id of the recipe's rule; empty for a built-in kind, whose rules are its fields.
    package var rule: String
    package var steps: [String]

    package init(_ basis: Basis, rule: String = "", steps: [String] = []) {
        self.basis = basis
        self.rule = rule
        self.steps = steps
    }

    package var quote: Quote? {
        if case .quoted(let quote) = basis { quote } else { nil }
    }
}

/// A place in a capture, and the text that stands there.
///
/// Ranges are 0-based with an exclusive end (W3C Web Annotation, DataPositionSelector), in bytes of the
/// payload; `exact` is a TextQuoteSelector's.
package struct Quote: Sendable, Hashable {
    package static let longestExact = 200

    package var capture: String
    package var ranges: [Range<Int>]
    /// An XPath on the tree of libxml2; `/@name` at its end means the attribute of a start tag.
    package var path: String
    /// At most `longestExact` characters; nil where it is withheld.
    package var exact: String?
    /// The line on which the first range begins, from 1; nil where nobody counts lines, as of links.
    package var line: Int?

    package init(capture: String, ranges: [Range<Int>], path: String, exact: String?, line: Int? = nil) {
        self.capture = capture
        self.ranges = ranges
        self.path = path
        self.line = line
        // Fewer bytes are fewer characters, and need no count of them.
        self.exact = exact.map {
            $0.utf8.count <= Self.longestExact ? $0 : String($0.prefix(Self.longestExact))
        }
    }
}

/// A line and column of a file that a person wrote, counted from 1.
package struct SourcePlace: Sendable, Hashable {
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int, column: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
    }
}
