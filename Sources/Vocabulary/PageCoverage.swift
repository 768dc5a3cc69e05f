/// The balance of a page's text nodes: what claims them, and what nothing claims.
///
/// Text nodes are those of the body that are not white space alone, outside `script`, `style`, `template`,
/// `noscript` and `hidden`.
package struct PageCoverage: Sendable, Equatable {
    /// A block of text that no rule and no built-in kind claims; it may turn out to be boilerplate.
    package struct Block: Sendable, Equatable {
        /// A digest of the text, white space and case aside.
        package var digest: UInt64
        package var textNodes: Int
        package var characters: Int
        /// In the payload of the capture.
        package var range: Range<Int>
        package var path: String
        /// The beginning of the text; nil where it is withheld.
        package var text: String?

        package init(
            digest: UInt64, textNodes: Int, characters: Int, range: Range<Int>, path: String, text: String?
        ) {
            self.digest = digest
            self.textNodes = textNodes
            self.characters = characters
            self.range = range
            self.path = path
            self.text = text
        }
    }

    package var template: String
    package var textNodes = 0
    package var characters = 0
    /// Claimed by a rule of a recipe.
    package var byRule = 0
    package var charactersByRule = 0
    /// Claimed by a built-in kind, and by no rule.
    package var byBuiltIn = 0
    package var charactersByBuiltIn = 0
    package var unclaimed: [Block] = []
    /// Values of `alt` and `title` that are not empty.
    package var attributeTexts = 0
    /// What the page has and no count of text nodes sees: images, scripts, frames, objects.
    package var images = 0
    package var scripts = 0
    package var frames = 0

    package init(template: String) { self.template = template }
}
