/// What a folder `raw/` holds: its captures, its files, and what of them could not be read.
package struct Holdings: Sendable {
    /// A file of `raw/` as a whole.
    package struct File: Sendable, Equatable {
        package var path: String
        package var length: Int
        /// SHA-256, 64 hexadecimal digits; empty where digests were not wanted.
        package var sha256: String

        package init(path: String, length: Int, sha256: String) {
            self.path = path
            self.length = length
            self.sha256 = sha256
        }
    }

    /// In the order of file, member and place.
    package var captures: [Capture] = []
    package var files: [File] = []
    package var damages: [Damage] = []

    package init() {}
}

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
