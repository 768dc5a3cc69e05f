/// Another address of a capture, and the rule that made it.
package struct Alias: Sendable, Hashable {
    /// Why two addresses mean one capture.
    package enum Rule: String, Sendable, CaseIterable {
        /// The name of the file in the mirror, `?` and all.
        case fileName = "file-name"
        /// A path that ends in `index.html`, and the folder.
        case index
        /// `http` and `https`.
        case scheme
        /// With and without `www.`.
        case www
        /// The page names the other address, with `link rel=shortlink`.
        case shortlink
        /// The page names the other address, with `link rel=canonical`.
        case canonical
    }

    package var url: String
    package var rule: Rule

    package init(url: String, rule: Rule) {
        self.url = url
        self.rule = rule
    }
}
