import Glibc

/// A file that is read forward, piece by piece.
package final class FileBytes {
    private let descriptor: Int32
    /// Nothing is left, or nothing that can be read.
    package private(set) var isAtEnd = false
    /// The file could not be read to its end.
    package private(set) var isBroken = false

    /// The usual size of a piece.
    package static let piece = 1 << 20

    /// Nil where there is no plain file that can be read.
    package init?(path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Appends the next bytes, at most so many.
    ///
    /// - Returns: Whether there were any.
    @discardableResult
    package func append(to bytes: inout [UInt8], most: Int = FileBytes.piece) -> Bool {
        let start = bytes.count
        while !isAtEnd, bytes.count - start < most {
            let room = most - (bytes.count - start)
            let came = withUnsafeTemporaryAllocation(byteCount: min(room, 1 << 16), alignment: 1) { buffer in
                let count = read(descriptor, buffer.baseAddress, buffer.count)
                if count > 0 { bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
                return count
            }
            if came < 0 && errno == EINTR { continue }
            isBroken = isBroken || came < 0
            isAtEnd = came <= 0
        }
        return bytes.count > start
    }

    /// Calls a function with each line, without its end; stops where that says so.
    package func forEachLine(_ body: (ArraySlice<UInt8>) throws -> Bool) rethrows {
        var bytes: [UInt8] = []
        var start = 0
        // Where no line ends before.
        var looked = 0
        while true {
            if let end = bytes[looked...].firstIndex(of: 0x0A) {
                guard try body(bytes[start..<end]) else { return }
                start = end + 1
                looked = start
                continue
            }
            bytes.removeSubrange(..<start)
            start = 0
            looked = bytes.count
            // A long line doubles what is in memory, so that it is looked at twice at most.
            if append(to: &bytes, most: max(Self.piece, bytes.count)) { continue }
            if !bytes.isEmpty { _ = try body(bytes[...]) }
            return
        }
    }
}
