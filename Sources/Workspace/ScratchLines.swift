/// Lines, or rows of cells, that are handed on in their order.
package final class ScratchLines {
    private let texts: ScratchTexts
    private let places: ScratchArray<Int>

    package init(in folder: String?) {
        texts = ScratchTexts(in: folder)
        places = ScratchArray(in: folder)
    }

    package var count: Int { places.count }

    package var isEmpty: Bool { places.count == 0 }

    package func append(_ line: [UInt8]) { places.append(texts.append(line)) }

    package func append(row: [String]) { places.append(texts.append(row: row)) }

    /// Hands the lines on, the least first, equal ones as often as they came.
    package func forEachSorted(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        places.sort(by: texts.precedes)
        for index in 0..<places.count { try texts.withBytes(at: places[index], body) }
    }

    /// Hands the rows on by their cells, in the order in which they came.
    package func forEachAppended(_ body: ([String]) throws -> Void) rethrows {
        for index in 0..<places.count { try body(texts.row(at: places[index])) }
    }

    /// Hands the rows on by their cells, the least first, of equal ones one.
    package func forEachRow(_ body: ([String]) throws -> Void) rethrows {
        places.sort(by: texts.precedes)
        for index in 0..<places.count
        where index == 0 || texts.precedes(places[index - 1], places[index]) {
            try body(texts.row(at: places[index]))
        }
    }
}
