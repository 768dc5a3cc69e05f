import CLibXML2

/// A reference that a reader sees resolved, and libxml2 hands on as it is written: one without a semicolon
/// (`&copy 2003`), in capitals (`&COPY;`), or with a name that HTML got later (`&commat;`).
///
/// HTML, section 13.2.5.73 (named character reference state): the names of Latin-1 need no semicolon in text,
/// and the longest that a word begins with counts. libxml2 makes `&` and the word of it.
struct UnknownReference {
    /// What is still to come of it.
    enum Rest {
        /// The word, so long, which begins with a name, so long.
        case word(Int, name: Int)
        case semicolon
    }

    /// The UTF-8 of what it stands for.
    let meaning: [UInt8]
    private(set) var rest: Rest
    private let isEnded: Bool

    private static let longestName = 6
    private static let shortestName = 2

    /// None where libxml2 knew it.
    ///
    /// - Parameters:
    ///   - word: What follows the `&`.
    ///   - isEnded: Whether a semicolon follows the word.
    init?(_ word: UnsafeBufferPointer<UInt8>, isEnded: Bool) {
        // `&amp;` is handed on whole.
        guard word.last != UInt8(ascii: ";") else { return nil }
        if isEnded, let letter = LaterReferences.letters[Array(word)] {
            meaning = Array(String(letter).utf8)
            rest = .word(word.count, name: word.count)
            self.isEnded = true
            return
        }
        var count = min(word.count, Self.longestName)
        while count >= Self.shortestName {
            if let meaning = Self.meaning(of: word[..<count]) {
                self.meaning = meaning
                rest = .word(word.count, name: count)
                self.isEnded = isEnded && count == word.count
                return
            }
            count -= 1
        }
        return nil
    }

    /// What is to come behind the word; nil where nothing is.
    var behindWord: UnknownReference? {
        guard isEnded else { return nil }
        var copy = self
        copy.rest = .semicolon
        return copy
    }

    private static func meaning(of name: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
        if let character = capitals[Array(name)] { return Array(String(character).utf8) }
        guard let entity = htmlEntityLookup(Array(name) + [0]), isOld(entity.pointee.value),
            let scalar = Unicode.Scalar(entity.pointee.value)
        else { return nil }
        return Array(String(Character(scalar)).utf8)
    }

    /// The names that HTML has in capitals, too.
    private static let capitals: [[UInt8]: Character] = Dictionary(
        uniqueKeysWithValues: [
            ("AMP", "&"), ("LT", "<"), ("GT", ">"), ("QUOT", "\""), ("COPY", "©"), ("REG", "®"),
        ].map { (Array($0.utf8), $1) })

    private static func isOld(_ value: UInt32) -> Bool {
        (0xA0...0xFF).contains(value) || [0x22, 0x26, 0x3C, 0x3E].contains(value)
    }
}
