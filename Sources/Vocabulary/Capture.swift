/// The bytes that one address answered with at one moment, as they lie in `raw/`.
package struct Capture: Sendable, Equatable {
    /// How faithful the bytes are to what the server sent.
    package enum Fidelity: String, Sendable, CaseIterable {
        case asReceived = "as-received"
        case transferDecoded = "transfer-decoded"
        case contentDecoded = "content-decoded"
        case rewritten
        case rendered
        case reconstructed
        case unknown
    }

    /// What a capture is for the dataset. Only a `page` is parsed.
    package enum Role: String, Sendable, CaseIterable {
        case page, document, image, media, font, feed, data, style, script, source, sidecar, empty, other
        /// Answers that are no content: HTTP 3xx, 4xx and 5xx, `robots.txt`.
        case redirect, error, robots
        /// A page of another site.
        case foreign
        /// Records that are no answer of a server.
        case request, metadata
        /// A file that could not be read, or is a pointer to one that is not here.
        case unreadable
        /// What `withhold.yml` keeps back.
        case withheld
    }

    /// Where bytes lie in `raw/`; see the fields of `Capture` with these names.
    package struct Place: Sendable, Equatable {
        package var file: String
        package var entry: String?
        package var offset: Int
        package var inner: Int
        package var length: Int

        package init(file: String, entry: String?, offset: Int, inner: Int, length: Int) {
            self.file = file
            self.entry = entry
            self.offset = offset
            self.inner = inner
            self.length = length
        }
    }

    /// 16 hexadecimal digits of SHA-256 over path, offset of the member, offset inside it.
    package var id: String
    /// The path below `raw/`, with `/`.
    package var file: String
    /// The member of a ZIP that it lies in; nil elsewhere.
    package var entry: String?
    /// Where its member begins in the file, or in the decoded member of a ZIP that is packed.
    package var offset = 0
    /// Where it begins in the decoded member.
    package var inner = 0
    /// The bytes that it takes in the file; 0 where it shares a member with others.
    package var length: Int
    /// The bytes of its payload.
    package var payloadLength: Int
    /// SHA-256 of the payload, 64 hexadecimal digits; empty where digests were not wanted.
    package var sha256: String
    /// The normalised URL; nil where no host is known.
    package var url: String?
    /// The moment of capture as the sidecar states it, RFC 3339.
    package var date: String?
    package var mediaType: String
    package var charset: String?
    package var role: Role
    /// Why the capture has its role.
    package var reason: String
    package var fidelity: Fidelity
    /// SHA-256 of the source that this capture was made from.
    package var derivedFrom: String?
    package var note: String?
    /// The host that the page names as its own, with `link rel=canonical` or `base`.
    package var statedHost: String?
    /// What the record of an archive says; nil for a file of a folder.
    package var record: CaptureRecord?
    /// What tells this capture from others of its address, where all of them count.
    package var version: String?

    package init(
        id: String, file: String, length: Int, sha256: String, url: String?, date: String? = nil,
        mediaType: String, charset: String? = nil, role: Role, reason: String, fidelity: Fidelity = .unknown,
        derivedFrom: String? = nil, note: String? = nil
    ) {
        self.id = id
        self.file = file
        self.length = length
        payloadLength = length
        self.sha256 = sha256
        self.url = url
        self.date = date
        self.mediaType = mediaType
        self.charset = charset
        self.role = role
        self.reason = reason
        self.fidelity = fidelity
        self.derivedFrom = derivedFrom
        self.note = note
    }

    /// Whether it is a record of an archive.
    package var isRecord: Bool { record != nil }

    /// Where its payload lies.
    package var place: Place { Place(file: file, entry: entry, offset: offset, inner: inner, length: length) }

    /// The key of the page that this capture holds: its URL, or its place where no URL is known.
    package var pageKey: String {
        guard let url else { return isRecord ? "\(file)@\(offset)+\(inner)" : file }
        return version.map { url + "@" + $0 } ?? url
    }
}
