/// Counts the records of a table and their values by the bytes of its CSV, whose rows need not be made for
/// that.
///
/// Where quotes come in pairs (RFC 4180, section 2), a comma or line end behind an even number of them ends a
/// cell, and a cell of two quotes alone is empty.
struct CellCounter {
    private var rows = 0
    private var filled = 0
    private var quotes = 0
    private var hasOthers = false
    private var isInRow = false

    /// The rows behind the header.
    var records: Int { max(0, rows + (isInRow ? 1 : 0) - 1) }
    /// The cells that are not empty, but for those of the header.
    var values: Int { rows == 0 ? 0 : filled + (isFilled ? 1 : 0) }

    private var isFilled: Bool { hasOthers || quotes > 2 }

    mutating func add(_ bytes: [UInt8]) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""): quotes += 1
            case UInt8(ascii: ",") where quotes & 1 == 0: endCell()
            case 0x0A where quotes & 1 == 0:
                endCell()
                rows += 1
                // The header's cells are no values.
                if rows == 1 { filled = 0 }
                isInRow = false
                continue
            default: hasOthers = true
            }
            isInRow = true
        }
    }

    private mutating func endCell() {
        if isFilled { filled += 1 }
        quotes = 0
        hasOthers = false
    }
}
