/// Undoes one content coding of HTTP, piece by piece (RFC 9110, section 8.4.1).
package final class ContentDecoder {
    /// The codings that are known.
    package enum Coding: String, Sendable, CaseIterable {
        case gzip, deflate, br, zstd

        /// The coding of a name in a header; nil for `identity` and for what is not known.
        package init?(name: some StringProtocol) {
            switch name.lowercased() {
            case "gzip", "x-gzip": self = .gzip
            case "deflate": self = .deflate
            case "br": self = .br
            case "zstd": self = .zstd
            default: return nil
            }
        }
    }

    private enum Engine {
        case inflate(Inflater)
        case brotli(BrotliDecoder)
        case zstd(ZstdDecoder)
    }

    private let coding: Coding
    private var engine: Engine?
    private var isStarted = false
    /// Whether the coded bytes ended as they should.
    package private(set) var isComplete = false
    package private(set) var isDamaged = false
    private var taken = 0
    private var given = 0
    private let limit: Int

    /// Above this many bytes the ratio is watched: text packs to a tenth, and deflate's best is 1,032 to 1.
    private static let watchedFrom = 16 << 20
    private static let largestRatio = 500

    /// - Parameter limit: The most bytes that are given.
    package init(_ coding: Coding, limit: Int) {
        self.coding = coding
        self.limit = limit
    }

    /// Whether decoding was stopped, because more came out than any honest page holds.
    package private(set) var isBomb = false

    /// Decodes some bytes, and hands on what comes out.
    package func feed(_ bytes: UnsafeRawBufferPointer, _ consume: (UnsafeRawBufferPointer) -> Void) {
        guard !isComplete, !isDamaged, !isBomb, !bytes.isEmpty else { return }
        if !isStarted { start(bytes) }
        guard let engine else {
            isDamaged = true
            return
        }
        var rest = bytes
        let size = 1 << 16
        withUnsafeTemporaryAllocation(byteCount: size, alignment: 16) { room in
            while true {
                let step =
                    switch engine {
                    case .inflate(let inflater): inflater.step(rest, into: room)
                    case .brotli(let decoder): decoder.step(rest, into: room)
                    case .zstd(let decoder): decoder.step(rest, into: room)
                    }
                taken += step.taken
                given += step.given
                if step.given > 0 { consume(UnsafeRawBufferPointer(rebasing: room[..<step.given])) }
                rest = UnsafeRawBufferPointer(rebasing: rest[step.taken...])
                if step.status == .damaged { isDamaged = true }
                if step.status == .end { isComplete = true }
                if given > limit || given > Self.watchedFrom && given / Self.largestRatio > taken {
                    isBomb = true
                }
                if isDamaged || isComplete || isBomb { return }
                if step.given < size, rest.isEmpty { return }
                if step.given == 0, step.taken == 0 { return }
            }
        }
    }

    private func start(_ bytes: UnsafeRawBufferPointer) {
        isStarted = true
        switch coding {
        case .gzip: engine = .inflate(Inflater(.gzip))
        case .br: engine = .brotli(BrotliDecoder())
        case .zstd: engine = .zstd(ZstdDecoder())
        case .deflate:
            // The zlib format is meant, raw deflate is often sent: a zlib header tells (RFC 1950, 2.2).
            let isZlib =
                bytes.count >= 2 && bytes[0] & 0x0F == 8 && bytes[0] >> 4 <= 7
                && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
            engine = .inflate(Inflater(isZlib ? .zlib : .raw))
        }
    }

    /// Whether bytes begin as a coding's do; nil where they cannot tell (`br`, raw deflate).
    package static func begins(_ bytes: ArraySlice<UInt8>, as coding: Coding) -> Bool? {
        switch coding {
        case .gzip: bytes.starts(with: [0x1F, 0x8B])
        case .zstd: bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
        case .deflate, .br: nil
        }
    }

    /// Decodes bytes as a whole; nil where nothing of them can be decoded.
    package static func decoded(
        _ bytes: [UInt8], by coding: Coding, limit: Int
    ) -> (bytes: [UInt8], isComplete: Bool, isBomb: Bool)? {
        let decoder = ContentDecoder(coding, limit: limit)
        var result: [UInt8] = []
        bytes.withUnsafeBytes { decoder.feed($0) { result.append(contentsOf: $0) } }
        guard decoder.isComplete || !result.isEmpty else { return bytes.isEmpty ? ([], true, false) : nil }
        return (result, decoder.isComplete, decoder.isBomb)
    }
}
