import Glibc

/// A file that is read at any place, and never written.
package final class ArchiveFile: Sendable {
    private let descriptor: Int32
    /// Its length in bytes when it was opened.
    package let length: Int

    /// Nil where the path is no regular file that can be read; symbolic links are not followed.
    package convenience init?(_ path: String) {
        self.init(descriptor: open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC))
    }

    /// Takes a descriptor, and closes it at the end.
    init?(descriptor: Int32) {
        self.descriptor = descriptor
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        length = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// Reads into a buffer; how many bytes came, 0 at the end and where reading fails.
    package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
        var done = 0
        while done < buffer.count {
            let count = pread(
                descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            done += count
        }
        return done
    }

    /// Some bytes as an array; fewer at the end.
    package func bytes(at offset: Int, count: Int) -> [UInt8] {
        guard offset >= 0, offset < length, count > 0 else { return [] }
        let wanted = min(count, length - offset)
        return [UInt8](unsafeUninitializedCapacity: wanted) { buffer, done in
            done = read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
        }
    }
}
