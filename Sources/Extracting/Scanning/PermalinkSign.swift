/// The sign of a link by which generators of manuals let readers cite a heading or a term: `¶`, a chain.
///
/// Styles show it where a pointer is; it is no part of the text.
enum PermalinkSign {
    /// The pilcrow, the link of Font Awesome, and the chain.
    private static let signs = ["\u{B6}", "\u{F0C1}", "\u{1F517}"].map { Array($0.utf8) }

    /// Where a text ends without such a sign, and the spaces in front of it.
    static func end(of text: ArraySlice<UInt8>) -> Int {
        guard let last = text.last, last >= 0x80,
            let sign = signs.first(where: { text.suffix($0.count).elementsEqual($0) })
        else { return text.endIndex }
        var end = text.endIndex - sign.count
        while end > text.startIndex, text[end - 1] <= 0x20 { end -= 1 }
        return end
    }
}
