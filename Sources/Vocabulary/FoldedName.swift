/// A name without what does not tell names apart: case, and runs of white space.
package func foldedName(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
