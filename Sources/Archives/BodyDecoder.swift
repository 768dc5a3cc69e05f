/// Undoes what HTTP did to a body: chunks, then content codings, piece by piece.
///
/// What is declared and is not there (chunks, a coding) is noted, and the bytes are taken as they are.
package final class BodyDecoder {
    /// What was found about a body while it was decoded.
    package struct Report: Sendable, Equatable {
        /// Whether the body is framed in chunks, as declared.
        package var wasChunked = false
        /// Chunks were declared, and the body has none.
        package var isFalselyChunked = false
        package var hasBrokenChunks = false
        /// The codings that were undone, in the order of undoing.
        package var codings: [String] = []
        /// Codings that were declared, and the body has none.
        package var falseCodings: [String] = []
        /// A coding that is unknown, or whose bytes are damaged or end early.
        package var problem: String?
        package var isBomb = false

        package init() {}
    }

    package private(set) var report = Report()
    private let http: HTTPHead?
    private let limit: Int
    private var chunks: ChunkedDecoder?
    private var decoders: [ContentDecoder] = []
    private var isStarted = false

    /// More codings than this on one body are taken for an attack.
    private static let mostCodings = 4

    /// - Parameters:
    ///   - http: Nil where the record has no HTTP head.
    ///   - limit: The most decoded bytes that are given.
    package init(_ http: HTTPHead?, limit: Int) {
        self.http = http
        self.limit = limit
    }

    /// Decodes some bytes of the body.
    ///
    /// - Parameters:
    ///   - unframed: Takes the bytes without chunks, content codings still on.
    ///   - decoded: Takes the bytes as a reader sees them.
    package func feed(
        _ bytes: UnsafeRawBufferPointer, unframed: (UnsafeRawBufferPointer) -> Void,
        decoded: (UnsafeRawBufferPointer) -> Void
    ) {
        guard !bytes.isEmpty else { return }
        if !isStarted {
            isStarted = true
            if http?.isChunked == true {
                // One byte is a digit or is none; more say more.
                if ChunkedDecoder.canBegin(with: Array(bytes.prefix(64))[...]) {
                    chunks = ChunkedDecoder()
                    report.wasChunked = true
                } else {
                    report.isFalselyChunked = true
                }
            }
        }
        guard chunks != nil else { return content(bytes, unframed, decoded) }
        chunks?.feed(bytes) { content($0, unframed, decoded) }
    }

    private var hasContent = false
    /// The first bytes of the content, until there are enough of them to see how it is coded.
    private var first: [UInt8] = []

    private static let enough = 32

    private func content(
        _ bytes: UnsafeRawBufferPointer, _ unframed: (UnsafeRawBufferPointer) -> Void,
        _ decoded: (UnsafeRawBufferPointer) -> Void
    ) {
        guard !bytes.isEmpty else { return }
        guard !hasContent else {
            unframed(bytes)
            return decode(bytes, 0, decoded)
        }
        if first.isEmpty, bytes.count >= Self.enough { return begin(bytes, unframed, decoded) }
        first.append(contentsOf: bytes)
        if first.count >= Self.enough { flush(unframed, decoded) }
    }

    private func flush(
        _ unframed: (UnsafeRawBufferPointer) -> Void, _ decoded: (UnsafeRawBufferPointer) -> Void
    ) {
        let bytes = first
        first = []
        if !bytes.isEmpty { bytes.withUnsafeBytes { begin($0, unframed, decoded) } }
    }

    private func begin(
        _ bytes: UnsafeRawBufferPointer, _ unframed: (UnsafeRawBufferPointer) -> Void,
        _ decoded: (UnsafeRawBufferPointer) -> Void
    ) {
        hasContent = true
        chooseDecoders(bytes)
        unframed(bytes)
        decode(bytes, 0, decoded)
    }

    private func decode(
        _ bytes: UnsafeRawBufferPointer, _ index: Int, _ decoded: (UnsafeRawBufferPointer) -> Void
    ) {
        guard index < decoders.count else { return decoded(bytes) }
        decoders[index].feed(bytes) { decode($0, index + 1, decoded) }
    }

    private func chooseDecoders(_ bytes: UnsafeRawBufferPointer) {
        let names = Array((http?.contentCodings ?? []).reversed())
        guard names.count <= Self.mostCodings else {
            report.problem = "\(names.count) content codings are declared"
            return
        }
        for (index, name) in names.enumerated() {
            guard let coding = ContentDecoder.Coding(name: name) else {
                report.problem = "the content coding `\(name.prefix(40))` is unknown"
                return
            }
            // Only the outermost coding can be looked at before it is undone.
            if index == 0, ContentDecoder.begins(Array(bytes.prefix(4))[...], as: coding) == false {
                report.falseCodings.append(name)
                continue
            }
            if index == 0, coding == .br || coding == .deflate, !Self.begins(bytes, coding) {
                report.falseCodings.append(name)
                continue
            }
            decoders.append(ContentDecoder(coding, limit: limit))
            report.codings.append(name)
        }
    }

    /// Whether the first bytes can be decoded at all: brotli and raw deflate have no signature.
    private static func begins(_ bytes: UnsafeRawBufferPointer, _ coding: ContentDecoder.Coding) -> Bool {
        let trial = ContentDecoder(coding, limit: 1 << 16)
        var count = 0
        trial.feed(UnsafeRawBufferPointer(rebasing: bytes.prefix(4096))) { count += $0.count }
        return !trial.isDamaged || count > 0
    }

    /// Says what was found, once all bytes were fed; what was held back until now is handed on.
    package func finish(
        unframed: (UnsafeRawBufferPointer) -> Void = { _ in },
        decoded: (UnsafeRawBufferPointer) -> Void = { _ in }
    ) -> Report {
        flush(unframed, decoded)
        if let chunks, chunks.isDamaged || !chunks.isComplete { report.hasBrokenChunks = true }
        for (decoder, name) in zip(decoders, report.codings) {
            if decoder.isBomb {
                report.isBomb = true
            } else if decoder.isDamaged {
                report.problem = "its \(name) is damaged"
            } else if !decoder.isComplete, hasContent {
                report.problem = "its \(name) ends early"
            }
        }
        return report
    }
}
