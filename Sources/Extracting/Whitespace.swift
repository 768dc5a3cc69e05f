extension String {
    /// The text with each run of white space as one space, and none at its ends.
    func collapsingWhitespace() -> String {
        guard utf8.allSatisfy({ $0 < 0x80 }) else {
            return split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var wantsSpace = false
        for byte in utf8 {
            if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
                wantsSpace = !bytes.isEmpty
                continue
            }
            if wantsSpace { bytes.append(0x20) }
            wantsSpace = false
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What stands between white space.
    func words() -> [String] {
        guard utf8.allSatisfy({ $0 < 0x80 }) else {
            return split(whereSeparator: \.isWhitespace).map(String.init)
        }
        return utf8.split { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }.compactMap { String($0) }
    }

    /// The text without white space at its ends.
    func trimmingEnds() -> String {
        // Most texts have none there, and are not copied.
        guard let first = utf8.first, let last = utf8.last,
            first <= 0x20 || first >= 0x80 || last <= 0x20 || last >= 0x80
        else { return self }
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
