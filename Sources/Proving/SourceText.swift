/// A source in which quotes are looked for without regard to white space.
struct SourceText {
    private let text: [UInt8]
    private var squeezed: [UInt8] = []
    /// For each squeezed byte its place in the text.
    private var places: [Int] = []

    init(_ text: [UInt8]) {
        self.text = text
        for (place, byte) in text.enumerated() where byte > 0x20 {
            squeezed.append(byte)
            places.append(place)
        }
    }

    /// Where a quote stands; nil where it does not.
    func range(of quote: String) -> Range<Int>? {
        let needle = quote.utf8.filter { $0 > 0x20 }
        guard let first = needle.first, squeezed.count >= needle.count else { return nil }
        for start in 0...(squeezed.count - needle.count) where squeezed[start] == first {
            if squeezed[start..<(start + needle.count)].elementsEqual(needle) {
                return places[start]..<(places[start + needle.count - 1] + 1)
            }
        }
        return nil
    }
}
