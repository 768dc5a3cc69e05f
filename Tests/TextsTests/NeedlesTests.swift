import Testing

@testable import Texts

/// Many texts looked for at once.
@Suite struct NeedlesTests {
    private static let needles = Needles(["versi", "lorem", "준비", "éditi"])

    @Test(
        "A needle is found at even and odd places, at both ends, in either case, and beside its like",
        arguments: [
            ("version", [0]), ("a version", [2]), ("ab version", [3]), ("xversi", [1]), ("xxversi", [2]),
            ("LOREM ipsum", [0]), ("Lorem, lorem", [0, 7]), ("준비", [0]), ("a준비 b준비", [1, 9]),
            ("édition", [0]),
            ("versiversi", [0, 5]), ("", []), ("vers", []), ("verso lore m", []), ("준 비", []),
        ])
    func found(text: String, places: [Int]) {
        let bytes = Array(text.utf8)
        #expect(Self.needles.all(in: bytes) == places)
        #expect(Self.needles.areFound(in: bytes[...]) == !places.isEmpty)
    }

    @Test("A part of a text is looked at by itself")
    func slices() {
        let bytes = Array("lorem and versions".utf8)
        #expect(!Self.needles.areFound(in: bytes[1..<14]))
        #expect(Self.needles.areFound(in: bytes[10..<15]))
    }

    @Test("What it finds is what a search finds, wherever it stands")
    func everywhere() {
        for before in 0..<9 {
            for after in 0..<9 {
                let text =
                    String(repeating: "x", count: before) + "Lorem" + String(repeating: "y", count: after)
                #expect(Self.needles.all(in: Array(text.utf8)) == [before], "\(text)")
            }
        }
    }
}
