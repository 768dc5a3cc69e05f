import Digests
import Glibc
import Threads
import Vocabulary

/// Digests bytes and writes them to a file, on whatever thread they come.
final class FileSink: Sendable {
    private struct State: ~Copyable {
        var digest = SHA256()
        var length = 0
        var failure: OutputError?
    }

    private let path: String
    private let descriptor: Int32
    private let state = Guarded(State())

    init(_ path: String, in folder: String) throws(OutputError) {
        self.path = path
        var parent = folder
        for part in path.split(separator: "/").dropLast() {
            parent += "/" + part
            mkdir(parent, 0o755)
        }
        descriptor = open(folder + "/" + path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw OutputError(path: path, reason: String(cString: strerror(errno))) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Writes bytes behind those that came before; after a failure nothing is written.
    func take(_ bytes: [UInt8]) {
        state.withLock { state in
            guard state.failure == nil else { return }
            bytes.withUnsafeBytes { state.digest.update($0) }
            state.length += bytes.count
            var start = 0
            while start < bytes.count {
                let count = bytes.withUnsafeBytes {
                    write(descriptor, $0.baseAddress.map { $0 + start }, bytes.count - start)
                }
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else {
                    state.failure = failure()
                    return
                }
                start += count
            }
        }
    }

    /// Throws what went wrong as yet.
    func check() throws(OutputError) {
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    /// Brings all to the disk, and says what was written.
    func finish() throws(OutputError) -> ManifestEntry {
        try check()
        guard fsync(descriptor) == 0 else { throw failure() }
        return state.withLock { ManifestEntry(path: path, bytes: $0.length, sha256: $0.digest.hex()) }
    }

    private func failure() -> OutputError {
        OutputError(path: path, reason: String(cString: strerror(errno)))
    }
}
