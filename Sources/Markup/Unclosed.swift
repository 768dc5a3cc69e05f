/// A part of a page that nothing ends, so that a browser shows nothing of what is behind it.
package struct Unclosed: Sendable {
    package enum Kind: String, Sendable { case comment, script, tag }

    package var kind: Kind
    /// Where it begins.
    package var start: Int
}
