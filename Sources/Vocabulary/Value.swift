/// A typed value of a cell, in the form in which it is written.
package enum Value: Sendable, Hashable {
    /// Strings, texts, dates (EDTF), URLs, e-mail addresses, language tags, references.
    case string(String)
    case integer(Int)
    /// A decimal number in the lexical form of XML Schema, so that no digit is lost.
    case number(String)
    case boolean(Bool)
    case list([String])

    /// The value as the text of one cell; a list as its JSON is the writer's concern.
    package var text: String {
        switch self {
        case .string(let text), .number(let text): text
        case .integer(let number): String(number)
        case .boolean(let flag): flag ? "true" : "false"
        case .list(let items): items.joined(separator: ", ")
        }
    }

    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }
}
