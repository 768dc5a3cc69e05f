import Glibc

/// The status line and the fields of an HTTP response (RFC 9112), read as tolerantly as browsers do.
package struct HTTPHead: Sendable, Equatable {
    /// Nil where the status line names none.
    package private(set) var status: Int?
    package private(set) var fields = HeaderFields()
    /// The bytes up to the body.
    package private(set) var length: Int
    /// Lines that are no field.
    package private(set) var badLines = 0

    /// The longest head that is read.
    package static let longest = 1 << 20

    /// Whether bytes begin as an HTTP response does.
    package static func canBegin(with bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.starts(with: "HTTP/".utf8)
    }

    /// Whether bytes begin as an HTTP request does: `GET /path HTTP/1.1`.
    package static func canBeginRequest(with bytes: UnsafeRawBufferPointer) -> Bool {
        let method = bytes.prefix(24).prefix { $0 >= 0x41 && $0 <= 0x5A || $0 == 0x2D }
        return method.count >= 3 && bytes.count > method.count && bytes[method.count] == 0x20
    }

    /// Nil where the bytes do not begin with a whole head, of a response or of a request.
    ///
    /// - Parameter isWhole: Whether nothing follows the bytes: a head may then lack its empty line.
    package init?(_ bytes: UnsafeRawBufferPointer, isWhole: Bool = false) {
        let isResponse = Self.canBegin(with: bytes)
        guard isResponse || Self.canBeginRequest(with: bytes), let end = Self.end(in: bytes) else {
            return nil
        }
        length = end
        let lineEnd = bytes.firstIndex(of: 0x0A) ?? end
        if isResponse { status = Self.status(in: UnsafeRawBufferPointer(rebasing: bytes[..<lineEnd])) }
        let rest = UnsafeRawBufferPointer(rebasing: bytes[min(lineEnd + 1, end)..<end])
        badLines = fields.read(rest)
    }

    /// The number behind the version: `HTTP/1.1 200 OK`.
    private static func status(in line: UnsafeRawBufferPointer) -> Int? {
        guard var place = line.firstIndex(of: 0x20) else { return nil }
        while place < line.count, line[place] == 0x20 { place += 1 }
        var value = 0
        var digits = 0
        while place < line.count, line[place] >= 0x30, line[place] <= 0x39, digits < 9 {
            value = value * 10 + Int(line[place] - 0x30)
            digits += 1
            place += 1
        }
        return digits == 0 || place < line.count && line[place] > 0x20 ? nil : value
    }

    /// The offset behind the empty line that ends a head.
    package static func end(in bytes: UnsafeRawBufferPointer) -> Int? {
        var start = 0
        let limit = min(bytes.count, longest)
        guard let base = bytes.baseAddress else { return nil }
        while start < limit, let found = memchr(base + start, 0x0A, limit - start) {
            let line = UnsafeRawPointer(found) - base
            let length = line - start
            if length == 0 || length == 1 && bytes[start] == 0x0D { return line + 1 }
            start = line + 1
        }
        return nil
    }

    /// The media type, lower case, without its parameters.
    package var mediaType: String? {
        fields["Content-Type"].map { type in
            String(Substring(type.utf8.prefix { $0 != 0x3B && $0 != 0x2C })).trimmed.lowercased()
        }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The parameter `charset` of the media type.
    package var charset: String? {
        guard let type = fields["Content-Type"], type.utf8.contains(0x3B) else { return nil }
        for part in type.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, String(pair[0]).trimmed.lowercased() == "charset" else { continue }
            let value = String(pair[1]).trimmed.filter { $0 != "\"" && $0 != "'" }
            return value.isEmpty ? nil : value
        }
        return nil
    }

    package var isChunked: Bool {
        fields.has("Transfer-Encoding")
            && fields.all("Transfer-Encoding").contains { $0.lowercased().contains("chunked") }
    }

    /// The content codings, in the order in which they were applied.
    package var contentCodings: [String] {
        guard fields.has("Content-Encoding") else { return [] }
        return fields.all("Content-Encoding").flatMap { $0.split(separator: ",") }.map {
            String($0).trimmed.lowercased()
        }
        .filter { !$0.isEmpty && $0 != "identity" && $0 != "none" }
    }
}

extension String {
    /// Without spaces, tabs and newlines at its ends.
    package var trimmed: String {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte >= 0x09 && byte <= 0x0D }
        guard let first = utf8.first, let last = utf8.last, isSpace(first) || isSpace(last) else {
            return self
        }
        let start = utf8.firstIndex { !isSpace($0) } ?? utf8.endIndex
        let end = utf8.lastIndex { !isSpace($0) }.map { utf8.index(after: $0) } ?? start
        return String(self[start..<end])
    }
}
