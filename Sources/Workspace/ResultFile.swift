import Glibc

/// The results of pages, one after the other in a file beside the database, which knows where each stands.
///
/// A database copies what is put into it five times on its way in and out, and results are most of what a workspace holds. A
/// result has a sum, so that one that a crash tore is known, and its page is worked on again.
final class ResultFile: Sendable {
    /// Where a result stands, and the sum of its bytes.
    struct Place: Sendable, Equatable {
        var offset: Int
        var count: Int
        var sum: Int
    }

    /// Why a file cannot be written.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private let descriptor: Int32
    private let path: String

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw Self.failure(path) }
    }

    deinit { close(descriptor) }

    private static func failure(_ path: String) -> Failure {
        Failure(description: "\(path) cannot be written: \(String(cString: strerror(errno)))")
    }

    var length: Int { max(0, Int(lseek(descriptor, 0, SEEK_END))) }

    func empty() throws {
        if ftruncate(descriptor, 0) != 0 { throw Self.failure(path) }
    }

    func append(_ bytes: [UInt8]) throws -> Place {
        let place = Place(offset: length, count: bytes.count, sum: Self.sum(of: bytes))
        try bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = pwrite(
                    descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done,
                    off_t(place.offset + done))
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { throw Self.failure(path) }
                done += count
            }
        }
        return place
    }

    /// The bytes of a place; nil where they are not what was written there.
    func bytes(at place: Place) -> [UInt8]? {
        guard place.count >= 0, place.offset >= 0, place.offset + place.count <= length else { return nil }
        let bytes = [UInt8](unsafeUninitializedCapacity: place.count) { buffer, count in
            count = 0
            while count < place.count {
                let read = pread(
                    descriptor, buffer.baseAddress.map { $0 + count }, place.count - count,
                    off_t(place.offset + count))
                if read < 0 && errno == EINTR { continue }
                guard read > 0 else { return }
                count += read
            }
        }
        return bytes.count == place.count && Self.sum(of: bytes) == place.sum ? bytes : nil
    }

    /// Takes another file's place, under the name of this one.
    func replace(with other: ResultFile) throws {
        guard rename(other.path, path) == 0, dup2(other.descriptor, descriptor) >= 0 else {
            throw Self.failure(path)
        }
    }

    private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let prime: UInt64 = 0xFF51_AFD7_ED55_8CCD

    /// A sum over eight bytes at a time: it tells torn results from whole ones, and nothing about who wrote them.
    private static func sum(of bytes: [UInt8]) -> Int {
        bytes.withUnsafeBytes { bytes in
            var sum = seed ^ UInt64(bytes.count)
            var index = 0
            while index + 8 <= bytes.count {
                sum = (sum ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* prime
                sum ^= sum >> 29
                index += 8
            }
            while index < bytes.count {
                sum = (sum ^ UInt64(bytes[index])) &* prime
                index += 1
            }
            return Int(bitPattern: UInt(sum ^ sum >> 32))
        }
    }
}
