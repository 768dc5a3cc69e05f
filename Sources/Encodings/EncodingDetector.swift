import CUchardet

/// Guesses the encoding of a page that names none, with uchardet; abstains where nothing speaks for one.
package enum EncodingDetector {
    /// Bytes beyond ASCII that are needed for a guess.
    private static let fewest = 6
    private static let mostBytes = 1 << 20

    package static func guess(_ bytes: [UInt8]) -> Encoding? {
        let text = bytes.prefix(mostBytes)
        guard text.count(where: { $0 >= 0x80 }) >= fewest else { return nil }
        guard let detector = uchardet_new() else { return nil }
        defer { uchardet_delete(detector) }
        let status = text.withUnsafeBytes { bytes in
            uchardet_handle_data(
                detector, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        guard status == 0 else { return nil }
        uchardet_data_end(detector)
        guard let name = uchardet_get_charset(detector) else { return nil }
        let label = String(cString: name)
        return label.isEmpty || label == "ASCII" ? nil : Encoding(label: label)
    }

    /// UTF-16 without a byte order mark: markup has a zero byte in every second place.
    package static func utf16(_ bytes: [UInt8]) -> Encoding? {
        let head = bytes.prefix(1024)
        guard head.count >= 16 else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in head.enumerated() where byte == 0 {
            if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let most = head.count / 2 * 7 / 10
        if zeros.odd >= most, zeros.even * 20 < head.count { return .utf16LE }
        return zeros.even >= most && zeros.odd * 20 < head.count ? .utf16BE : nil
    }

    /// Whether bytes are ISO-2022-JP by its escape sequences.
    package static func isISO2022JP(_ bytes: [UInt8]) -> Bool { ISO2022JP.isLikely(bytes) }
}
