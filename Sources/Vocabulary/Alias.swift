/// Another address of a capture, and the rule that made it.
package struct Alias: Sendable, Hashable {
    /// Why two addresses mean one capture.
    package enum Rule: String, Sendable, CaseIterable {
        /// The name of the file in the mirror, `?` and all.
        case fileName = "file-name"
        /// A path that ends in `index.html`, `default.asp` or the like, and the folder.
        case index
        /// `http` and `https`.
        case scheme
        /// With and without `www.`.
        case www
        /// Escapes in lower and upper case, and those that need not be (RFC 3986, section 6.2.2).
        case percentEncoding = "percent-encoding"
        /// Ids of sessions.
        case session
        /// With and without a slash at the end.
        case slash
        /// Letters in lower and upper case, where the project says that the server took both.
        case letterCase = "case"
        /// The order of the query's parts, and those that the project or everybody leaves out.
        case query
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
