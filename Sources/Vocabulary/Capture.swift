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
        case page, document, image, feed, data, style, script, source, sidecar, empty, other
    }

    /// 16 hexadecimal digits of SHA-256 over path, offset of the member, offset inside it.
    package var id: String
    /// The path below `raw/`, with `/`.
    package var file: String
    package var length: Int
    /// SHA-256 of the bytes, 64 hexadecimal digits.
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

    package init(
        id: String, file: String, length: Int, sha256: String, url: String?, date: String? = nil,
        mediaType: String, charset: String? = nil, role: Role, reason: String, fidelity: Fidelity = .unknown,
        derivedFrom: String? = nil, note: String? = nil
    ) {
        self.id = id
        self.file = file
        self.length = length
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

    /// The key of the page that this capture holds: its URL, or its path where no host is known.
    package var pageKey: String { url ?? file }
}
