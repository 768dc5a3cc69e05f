/// What references to the numbers 128 to 159 mean: not control characters, but letters of windows-1252.
///
/// HTML, section 13.2.5.80 (numeric character reference end state); libxml2 leaves the control characters.
enum Windows1252 {
    private static let scalars: [UnicodeScalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
        "\u{02C6}",
        "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{8D}", "\u{017D}", "\u{8F}", "\u{90}", "\u{2018}",
        "\u{2019}",
        "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{02DC}", "\u{2122}", "\u{0161}",
        "\u{203A}",
        "\u{0153}", "\u{9D}", "\u{017E}", "\u{0178}",
    ]

    /// The UTF-8 of the letter that the control character U+0080 to U+009F stands for.
    static func bytes(of control: UInt8) -> [UInt8]? {
        guard (0x80...0x9F).contains(control) else { return nil }
        return Array(String(Character(scalars[Int(control) - 0x80])).utf8)
    }
}
