/// A place that could not be read as it should be: what was lost, and what was kept.
package struct Damage: Sendable, Equatable {
    /// What is wrong, by a stable name.
    package enum Kind: String, Sendable, CaseIterable {
        case truncatedMember = "truncated-member"
        case damagedMember = "damaged-member"
        case notAMember = "not-a-member"
        case emptyMembers = "empty-members"
        case badHeader = "bad-header"
        case headerTooLong = "header-too-long"
        case badLength = "bad-length"
        case truncatedRecord = "truncated-record"
        case missingRecordEnd = "missing-record-end"
        case digestMismatch = "digest-mismatch"
        case badChunking = "bad-chunking"
        case badContentEncoding = "bad-content-encoding"
        case bomb
        case lfsPointer = "lfs-pointer"
        case emptyFile = "empty-file"
        case undecodableName = "undecodable-name"
        case directoryBroken = "directory-broken"
        case entryMismatch = "entry-mismatch"
        case entryUnsupported = "entry-unsupported"
        case pathEscapes = "path-escapes"
        case indexDisagrees = "index-disagrees"
        case unreadable
    }

    /// The path below `raw/`.
    package var file: String
    /// Where it begins in the file (or in the decoded entry of a ZIP), and how many bytes it concerns.
    package var offset: Int
    package var length: Int
    package var kind: Kind
    /// What was read in spite of it.
    package var kept: String
    /// What was lost.
    package var lost: String

    package init(
        file: String = "", offset: Int, length: Int, kind: Kind, kept: String = "nothing",
        lost: String = "nothing"
    ) {
        self.file = file
        self.offset = offset
        self.length = length
        self.kind = kind
        self.kept = kept
        self.lost = lost
    }
}
