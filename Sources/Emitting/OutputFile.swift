import Digests
import Glibc
package import Vocabulary

/// A file of the dataset while it is written; its length and digest are known at its end.
package struct OutputFile: ~Copyable {
    private let path: String
    private let descriptor: Int32
    private var digest = SHA256()
    private var length = 0
    private var waiting: [UInt8] = []

    /// A run has some sixty files open at once, each with so much waiting.
    private static let chunk = 1 << 18

    /// Makes a file below a folder; the folders on its way are made too.
    package init(_ path: String, in folder: String) throws(OutputError) {
        self.path = path
        var parent = folder
        for part in path.split(separator: "/").dropLast() {
            parent += "/" + part
            mkdir(parent, 0o755)
        }
        descriptor = open(folder + "/" + path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw OutputError(path: path, reason: String(cString: strerror(errno))) }
    }

    deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

    package mutating func write(_ bytes: [UInt8]) throws(OutputError) {
        waiting += bytes
        if waiting.count >= Self.chunk { try flush() }
    }

    /// Brings all to the disk, and says what was written.
    package consuming func finish() throws(OutputError) -> ManifestEntry {
        try flush()
        guard fsync(descriptor) == 0 else { throw failure() }
        return ManifestEntry(path: path, bytes: length, sha256: digest.hex())
    }

    private mutating func flush() throws(OutputError) {
        var bytes: [UInt8] = []
        swap(&bytes, &waiting)
        bytes.withUnsafeBytes { digest.update($0) }
        length += bytes.count
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + start }, bytes.count - start)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure() }
            start += count
        }
        // The buffer is used again.
        bytes.removeAll(keepingCapacity: true)
        swap(&bytes, &waiting)
    }

    private func failure() -> OutputError {
        OutputError(path: path, reason: String(cString: strerror(errno)))
    }
}

/// Why a file of the dataset could not be written.
package struct OutputError: Error, Equatable {
    package var path: String
    package var reason: String
}
