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
        var hasHigh = false
        var hasAmpersand = false
        for byte in bytes {
            hasHigh = hasHigh || byte > 0x7F
            hasAmpersand = hasAmpersand || byte == UInt8(ascii: "&")
        }
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

    /// Whether bytes of UTF-8 hold a letter that a fault begins with: most texts of other scripts do not.
    private static func mayHoldFault(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices.dropLast() {
                switch bytes[index] {
                // U+0080 to U+00FF, U+0100 to U+017F and U+0192: leads of Latin encodings, C1, soft hyphens.
                case 0xC2, 0xC3, 0xC4, 0xC5, 0xC6: return true
                // Cyrillic Р and С, and what stands behind them.
                case 0xD0, 0xD1: if bytes[index + 1] == 0xA0 || bytes[index + 1] == 0xA1 { return true }
                // Combining marks; general punctuation, signs of mathematics; U+FEFF and U+FFFD.
                case 0xCC, 0xCD, 0xE2, 0xEF: return true
                default: break
                }
            }
            return false
        }
    }
}
