import Foundation
import TestKit
import Testing

@testable import Workspace

/// What grows with a site lies in files without names; what it holds does not depend on where it lies.
@Suite struct ScratchTests {
    /// Where scratch lies: a folder, none, and one in which no file can be made.
    enum Place: CaseIterable {
        case folder, memory, nowhere

        func path(_ folder: TemporaryFolder) -> String? {
            switch self {
            case .folder: folder.path
            case .memory: nil
            case .nowhere: folder.path + "/is/not/there"
            }
        }
    }

    @Test("Numbers come back, in the file and out of it", arguments: Place.allCases)
    func array(place: Place) throws {
        let folder = try TemporaryFolder()
        let array = ScratchArray<Int>(in: place.path(folder))
        for number in 0..<200_000 { array.append(number &* 7919) }
        array[123_456] = -1
        #expect(array.isInFile == (place == .folder))
        #expect(array.count == 200_000 && array[123_456] == -1)
        #expect((0..<200_000).allSatisfy { $0 == 123_456 || array[$0] == $0 &* 7919 })
        // The file has no name: nothing is left in the folder, whatever becomes of the run.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test(
        "Sorting gives what sorting an array gives, and what is equal keeps its order",
        arguments: [0, 1, 2, 1_000, 16_384, 16_385, 50_000, 100_001])
    func sorting(count: Int) throws {
        let folder = try TemporaryFolder()
        struct Item: BitwiseCopyable, Equatable {
            var key: UInt16
            var place: Int32
        }
        var seed: UInt64 = 42
        let items = (0..<count).map { place in
            seed = seed &* 6_364_136_223_846_793_005 &+ 1
            return Item(key: UInt16(truncatingIfNeeded: seed >> 40) & 0xFFF, place: Int32(place))
        }
        let array = ScratchArray<Item>(in: folder.path)
        for item in items { array.append(item) }
        array.sort { $0.key < $1.key }
        #expect((0..<count).map { array[$0] } == items.sorted { ($0.key, $0.place) < ($1.key, $1.place) })
    }

    @Test("A sorted array is looked up by halves")
    func partition() {
        let array = ScratchArray<Int>(in: nil)
        for number in stride(from: 0, to: 100, by: 3) { array.append(number) }
        #expect(array.hasSorted(99) && array.hasSorted(0) && !array.hasSorted(50) && !array.hasSorted(100))
        #expect(array.partition { $0 < 50 } == 17 && array.partition { $0 < 1_000 } == array.count)
    }

    @Test("Names have the numbers of their first appearance", arguments: Place.allCases)
    func names(place: Place) throws {
        let folder = try TemporaryFolder()
        let names = ScratchNames(in: place.path(folder))
        for turn in 0..<2 {
            for number in 0..<30_000 {
                #expect(names.number(adding: "https://example.org/\(number)") == number, "turn \(turn)")
            }
        }
        #expect(names.count == 30_000 && names[29_999] == "https://example.org/29999")
        #expect(names.number(of: "https://example.org/7") == 7 && names.number(of: "") == nil)
        #expect(names.number(adding: "") == 30_000 && names.number(of: "") == 30_000 && names[30_000] == "")
    }

    @Test(
        "Rows are handed on in the order of their bytes, each once, and in their own order as often as they came"
    )
    func rows() {
        let lines = ScratchLines(in: nil)
        let rows = [["b", "x"], ["a", ""], ["a", "é"], ["b", "x"], ["a", "z"], ["", "zz"]]
        for row in rows { lines.append(row: row) }
        var sorted: [[String]] = []
        var all: [[String]] = []
        lines.forEachAppended { all.append($0) }
        lines.forEachRow { sorted.append($0) }
        #expect(all == rows)
        #expect(sorted == [["", "zz"], ["a", ""], ["a", "z"], ["a", "é"], ["b", "x"]])
    }
}
