/// Text with marks (1️⃣, 2️⃣ …) at the places that a test is about.
package struct MarkedText: Sendable {
    /// The text without its marks.
    package let text: String
    /// The offset of each mark in the UTF-8 of the text, in their order.
    package let offsets: [Int]

    private static let marks: Set<Character> = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"]

    package init(_ marked: String) {
        var text = ""
        var offsets: [Int] = []
        for character in marked {
            if Self.marks.contains(character) {
                offsets.append(text.utf8.count)
            } else {
                text.append(character)
            }
        }
        self.text = text
        self.offsets = offsets
    }

    /// The bytes between two marks, counted from 1.
    package func range(_ first: Int, _ second: Int) -> Range<Int> { offsets[first - 1]..<offsets[second - 1] }

    package var bytes: [UInt8] { Array(text.utf8) }
}
