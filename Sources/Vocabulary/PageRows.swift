/// Rows of one built-in kind on one page: cells, and the places that rows were read from, in one arena.
///
/// Kinds that have thousands of rows a page are not made of records: a cell is a slice of bytes.
package struct PageRows: Sendable, Equatable {
    /// A cell, or another piece of text, in `bytes`.
    package struct Slice: Sendable, Equatable {
        package var start: Int32
        /// Below zero where there is no value.
        package var count: Int32

        package init(start: Int32, count: Int32) {
            self.start = start
            self.count = count
        }

        /// Nothing stands there.
        package static let null = Slice(start: 0, count: -1)
        /// What stands there is an address of a person.
        package static let withheld = Slice(start: 0, count: -2)

        package var range: Range<Int> { Int(start)..<(Int(start) + max(0, Int(count))) }
        package var isNull: Bool { count < 0 }
    }

    /// A place that a row was read from.
    package struct Place: Sendable, Equatable {
        /// In the payload of the capture.
        package var range: Range<Int>
        package var path: Slice
        /// The text that stands there; `withheld` where it is an address of a person.
        package var exact: Slice

        package init(range: Range<Int>, path: Slice, exact: Slice) {
            self.range = range
            self.path = path
            self.exact = exact
        }
    }

    package var kind: String
    /// The cells of each row.
    package let width: Int
    package private(set) var bytes: [UInt8] = []
    /// Row by row.
    package private(set) var cells: [Slice] = []
    package private(set) var places: [Place] = []
    /// What the recipe's rules found for rows, in the fields that the project gives to the kind.
    package var added: [Int: [Field]] = [:]
    /// Behind the last place of each row.
    private var placeEnds: [Int32] = []

    package init(kind: String, width: Int) {
        self.kind = kind
        self.width = width
    }

    /// Rows that share the bytes of others: slices of those are slices of these.
    package init(kind: String, width: Int, sharing rows: PageRows) {
        self.init(kind: kind, width: width)
        bytes.reserveCapacity(rows.bytes.count + rows.count * 80)
        bytes.append(contentsOf: rows.bytes)
        cells.reserveCapacity(rows.count * width)
        places.reserveCapacity(rows.places.count)
    }

    package var count: Int { placeEnds.count }

    // MARK: Writing

    package mutating func add(_ text: ArraySlice<UInt8>) { cells.append(slice(text)) }

    package mutating func add(_ text: [UInt8]) { add(text, 0..<text.count) }

    /// A part of bytes.
    package mutating func add(_ source: [UInt8], _ range: Range<Int>) {
        cells.append(Slice(start: Int32(bytes.count), count: Int32(range.count)))
        source.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    }

    package mutating func add(_ text: String) { cells.append(slice(text)) }

    package mutating func add(_ text: String?) {
        if let text { add(text) } else { addNull() }
    }

    package mutating func add(optional text: ArraySlice<UInt8>?) {
        if let text { add(text) } else { addNull() }
    }

    /// A slice of the bytes that are there.
    package mutating func add(_ slice: Slice) { cells.append(slice) }

    package mutating func add(number: Int) {
        guard (0..<10).contains(number) else { return add(String(number)) }
        cells.append(Slice(start: Int32(bytes.count), count: 1))
        bytes.append(UInt8(ascii: "0") + UInt8(number))
    }

    private static let digits = Array("0123456789abcdef".utf8)

    /// The last twelve hexadecimal digits of a number.
    package mutating func add(hexadecimal number: UInt64) {
        cells.append(Slice(start: Int32(bytes.count), count: 12))
        for place in (0..<12).reversed() {
            bytes.append(Self.digits[Int(number >> UInt64(4 * place)) & 15])
        }
    }

    package mutating func addNull() { cells.append(.null) }
    package mutating func addWithheld() { cells.append(.withheld) }

    /// Text outside the cells, for a place.
    package mutating func slice(_ text: ArraySlice<UInt8>) -> Slice {
        let start = Int32(bytes.count)
        bytes.append(contentsOf: text)
        return Slice(start: start, count: Int32(text.count))
    }

    package mutating func slice(_ text: String) -> Slice {
        let start = Int32(bytes.count)
        bytes.append(contentsOf: text.utf8)
        return Slice(start: start, count: Int32(bytes.count) - start)
    }

    /// Text outside the cells, as a function appends it.
    package mutating func slice(writing write: (inout [UInt8]) -> Void) -> Slice {
        let start = Int32(bytes.count)
        write(&bytes)
        return Slice(start: start, count: Int32(bytes.count) - start)
    }

    /// Says where the row that is written came from.
    package mutating func place(_ place: Place) { places.append(place) }

    /// Ends the row: what is missing of its cells is null.
    package mutating func endRow() {
        let wanted = (count + 1) * width
        while cells.count < wanted { cells.append(.null) }
        if cells.count > wanted { cells.removeLast(cells.count - wanted) }
        placeEnds.append(Int32(places.count))
    }

    // MARK: Reading

    package func cell(_ column: Int, of row: Int) -> Slice { cells[row * width + column] }

    /// A cell's text; nil where it is null.
    package func text(_ column: Int, of row: Int) -> ArraySlice<UInt8>? {
        let cell = cell(column, of: row)
        return cell.isNull ? nil : bytes[cell.range]
    }

    package func string(_ column: Int, of row: Int) -> String? {
        text(column, of: row).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What the recipe's rules found for rows, as records of the fields that the project adds alone.
    package var addedRecords: [Record] {
        added.sorted { $0.key < $1.key }.map { row, fields in
            // A field's rule is named after its record's.
            let rule = fields.lazy.flatMap(\.evidence).map(\.rule).first { !$0.isEmpty } ?? ""
            return Record(
                kind: kind, key: string(0, of: row) ?? "", fields: fields, capture: "",
                rule: rule.lastIndex(of: ".").map { String(rule[..<$0]) } ?? rule)
        }
    }

    package func places(of row: Int) -> ArraySlice<Place> {
        places[(row == 0 ? 0 : Int(placeEnds[row - 1]))..<Int(placeEnds[row])]
    }
}
