import Digests
import Vocabulary

/// Brings the rows of a page that are the same together, in the order of their keys.
struct RowMerging {
    /// Rows of one key: the first in the order of the page, and all of them.
    struct Group {
        /// Of twelve hexadecimal digits.
        var key: UInt64
        var rows: ArraySlice<Int32>
        var first: Int { Int(rows.first ?? 0) }
    }

    /// - Parameter parts: Adds the parts of a row's key.
    static func groups(of rows: PageRows, parts: (Int, inout KeyDigest) -> Void) -> [Group] {
        var digest = KeyDigest()
        var keys: [(key: UInt64, row: Int32)] = []
        keys.reserveCapacity(rows.count)
        for row in 0..<rows.count {
            parts(row, &digest)
            keys.append((digest.key(), Int32(row)))
        }
        keys.sort { $0.key != $1.key ? $0.key < $1.key : $0.row < $1.row }
        let sorted = keys.map(\.row)
        var groups: [Group] = []
        var start = 0
        for end in keys.indices where end + 1 == keys.count || keys[end + 1].key != keys[end].key {
            groups.append(Group(key: keys[end].key, rows: sorted[start...end]))
            start = end + 1
        }
        return groups
    }
}
