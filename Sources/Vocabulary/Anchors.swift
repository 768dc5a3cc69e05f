/// The names that fragments of links can lead to on one page: `id`, and `name` of `a` (HTML, section 7.4.6.4).
package struct Anchors: Sendable, Equatable {
    /// 64-bit FNV-1a of each name, ascending.
    package let digests: [UInt64]

    package init(digests: [UInt64]) {
        // What was stored is in order already.
        let isOrdered = zip(digests, digests.dropFirst()).allSatisfy { $0 < $1 }
        self.digests = isOrdered ? digests : Set(digests).sorted()
    }

    /// The digest of a name, as its bytes stand on the page.
    package static func digest(of name: ArraySlice<UInt8>) -> UInt64 {
        name.withUnsafeBufferPointer { bytes in
            var digest: UInt64 = 14_695_981_039_346_656_037
            for byte in bytes { digest = (digest ^ UInt64(byte)) &* 1_099_511_628_211 }
            return digest
        }
    }

    /// What became of the fragment of a link.
    package enum Verdict: String, Sendable, CaseIterable {
        case found
        case notFound = "not-found"
        /// A state of a script (`#!/a`, `#/a`), or the target is no page.
        case notChecked = "not-checked"
    }

    /// What a fragment leads to, given without its `#`.
    ///
    /// As it stands first, then percent-decoded; the empty one and `top` are the top of the page. A directive
    /// behind `:~:` is no part of it (URL Fragment Text Directives).
    package func verdict(of fragment: ArraySlice<UInt8>) -> Verdict {
        var name = fragment
        if let mark = name.indices.dropLast(2).first(where: { name[$0...].starts(with: ":~:".utf8) }) {
            name = name[..<mark]
        }
        if name.isEmpty || name.elementsEqual("top".utf8) || name.map({ $0 | 0x20 }) == Array("top".utf8) {
            return .found
        }
        if has(name) || has(Self.decoded(name)[...]) { return .found }
        return name.first == UInt8(ascii: "!") || name.first == UInt8(ascii: "/") ? .notChecked : .notFound
    }

    private func has(_ name: ArraySlice<UInt8>) -> Bool {
        let wanted = Self.digest(of: name)
        var low = 0
        var high = digests.count
        while low < high {
            let middle = (low + high) / 2
            if digests[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low < digests.count && digests[low] == wanted
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
        default: nil
        }
    }
}
