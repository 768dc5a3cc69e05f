package import Vocabulary

/// What a folder `raw/` holds: its captures, its files, and what of them could not be read.
package struct Holdings {
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
    package var captures: Captures
    /// In the order of their captures.
    package var files: [File] = []
    package var damages: [Damage] = []

    /// - Parameter captures: As yet none, or all.
    package init(_ captures: Captures) { self.captures = captures }
}
