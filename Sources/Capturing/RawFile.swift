import Digests
import Glibc

/// A file of `raw/`, read once: its digest, and its first bytes or all of them.
struct RawFile {
    let path: String
    let length: Int
    let sha256: String
    /// All bytes, or the first ones where the file is above the limit.
    let bytes: [UInt8]

    private static let chunk = 1 << 20
    /// What is enough to see what a file is.
    private static let sniffed = 64 << 10

    /// - Parameters:
    ///   - limit: The bytes that are kept.
    ///   - wantsDigest: Whether the whole file is read for its digest; else it is empty.
    init?(path: String, in folder: String, limit: Int, wantsDigest: Bool = true) {
        let descriptor = open(folder + "/" + path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var digest = SHA256()
        let limit = wantsDigest ? limit : min(limit, Self.sniffed)
        var kept: [UInt8] = []
        var total = 0
        var status = stat()
        let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : Self.chunk
        if !wantsDigest {
            var head = [UInt8](repeating: 0, count: min(limit, size))
            let count = read(descriptor, &head, head.count)
            guard count >= 0 else { return nil }
            self.path = path
            length = size
            sha256 = ""
            bytes = Array(head.prefix(count))
            return
        }
        var buffer = [UInt8](repeating: 0, count: min(Self.chunk, max(size + 1, 4096)))
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { return nil }
            if count == 0 { break }
            buffer.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            if total < limit { kept += buffer[..<min(count, limit - total)] }
            total += count
        }
        self.path = path
        length = total
        sha256 = digest.hex()
        bytes = kept
    }
}
