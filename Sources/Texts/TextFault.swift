/// Something in a text that is not what its author wrote, with what is proposed instead.
package struct TextFault: Sendable, Equatable {
    /// What is wrong.
    package enum Kind: String, Sendable, CaseIterable {
        case mojibake
        case controls
        case replacements
        case invisible
        case entities
        case unnormalised
    }

    package var kind: Kind
    /// The words as they stand, at most 60 characters.
    package var written: String
    /// What they were meant to be; nil where nobody can say.
    package var proposal: String?
}

/// Looks at one block of text.
package enum TextFaults {
    /// What is wrong in a text, each kind once.
    ///
    /// - Parameter bytes: UTF-8.
    package static func all(in bytes: ArraySlice<UInt8>) -> [TextFault] {
        // Most blocks of most pages are plain: letters, and nothing that could be a fault.
        let (hasHigh, hasAmpersand) = signs(in: bytes)
        guard hasHigh || hasAmpersand else { return [] }
        var faults: [TextFault] = []
        if hasAmpersand, let fault = EntityLeftover.fault(in: bytes) { faults.append(fault) }
        guard hasHigh, mayHoldFault(bytes) else { return faults }
        let text = String(decoding: bytes, as: UTF8.self)
        if let found = Mojibake.found(in: text) {
            faults.append(TextFault(kind: .mojibake, written: found.written, proposal: found.meant))
        }
        faults += ScalarFaults.all(in: text, hasMojibake: !faults.isEmpty)
        return faults
    }

    private static func signs(in bytes: ArraySlice<UInt8>) -> (hasHigh: Bool, hasAmpersand: Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            // Without a branch, so that many bytes are looked at at once.
            var all: UInt8 = 0
            var ampersands: UInt8 = 0
            for byte in bytes {
                all |= byte
                ampersands |= byte == UInt8(ascii: "&") ? 1 : 0
            }
            return (all > 0x7F, ampersands != 0)
        }
    }

    /// The most references that are replaced in one text.
    private static let mostReferences = 1_000

    /// A text with every proposal taken: mojibake, controls, invisible characters in words, references.
    package static func mended(_ text: String) -> String {
        var mended = text
        for _ in 0..<mostReferences {
            guard let fault = EntityLeftover.fault(in: Array(mended.utf8)[...]),
                let proposal = fault.proposal,
                let range = mended.firstRange(of: fault.written)
            else { break }
            mended.replaceSubrange(range, with: proposal)
        }
        mended = ScalarFaults.mended(Mojibake.mended(mended))
        return mended
    }

    /// Whether bytes of UTF-8 hold what a fault begins with: most texts, of all scripts, do not.
    private static func mayHoldFault(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices.dropLast() where bytes[index] >= 0xC2 {
                let next = bytes[index + 1]
                let third = index + 2 < bytes.count ? bytes[index + 2] : 0
                switch bytes[index] {
                // C1 controls, soft hyphens, and `¬`, which is a lead of Mac Roman.
                case 0xC2: if next < 0xA0 || next == 0xAC || next == 0xAD { return true }
                // `Â` to `ô` in front of what stands for a second byte, or of a space.
                case 0xC3: if (0x82...0xB4).contains(next), isSecond(third) || third == 0x20 { return true }
                case 0xC4, 0xC5, 0xC6: if isSecond(third) { return true }
                case 0xCC, 0xCD: return true
                // `Г`, `Р`, `С`, `в` in front of the letters and signs that windows-1251 has from 0x80 to
                // 0xBF.
                case 0xD0:
                    if isLead(next), index + 3 < bytes.count,
                        third == 0xE2 || third == 0xC2 || third == 0xD2
                            || third == 0xD0 && bytes[index + 3] < 0x90
                            || third == 0xD1 && bytes[index + 3] > 0x8F
                    {
                        return true
                    }
                // U+200B, U+2060; `‚`, `√`, `≈`, `◊`, and boxes, which are leads of Mac Roman and code page
                // 437.
                case 0xE2:
                    switch (next, third) {
                    case (0x80, 0x8B), (0x81, 0xA0), (0x80, 0x9A), (0x88, 0x9A), (0x89, 0x88), (0x97, 0x8A):
                        return true
                    case (0x94, _), (0x95, _): return true
                    default: break
                    }
                case 0xEF: return true
                default: break
                }
            }
            return false
        }
    }

    private static func isLead(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x93, 0xA0, 0xA1, 0xB2, 0xBF: true
        default: false
        }
    }

    /// Whether a byte begins a letter that stands for a second byte of UTF-8.
    private static func isSecond(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xCB, 0xE2: true
        default: false
        }
    }
}
