import Serialising
package import Vocabulary

/// Compares two datasets value by value, in one pass over the sorted tables of both.
package struct DatasetComparison {
    private let before: DatasetFiles
    private let after: DatasetFiles

    /// How many rows and values of a table are named; all are counted.
    private static let mostNamed = 200

    package init(before: String, after: String) {
        self.before = DatasetFiles(folder: before)
        self.after = DatasetFiles(folder: after)
    }

    package func difference() -> DatasetDifference {
        var difference = DatasetDifference()
        for name in Set(before.tables() + after.tables()).sorted() {
            var table = compare(name)
            guard !table.isEmpty else { continue }
            nameRules(&table)
            difference.tables.append(table)
        }
        return difference
    }

    private func compare(_ name: String) -> DatasetDifference.Table {
        var table = DatasetDifference.Table(name: name)
        var old = before.rows(of: "data/\(name).csv")
        var new = after.rows(of: "data/\(name).csv")
        let width = max(old?.keyWidth ?? 1, new?.keyWidth ?? 1)
        let columns = Set((old?.columns ?? []) + (new?.columns ?? [])).sorted()
        var left = old?.next()
        var right = new?.next()
        while left != nil || right != nil {
            let order = Self.order(left, right, width)
            if order == 0, let row = left, let other = right, let old, let new {
                let id = row.prefix(width).joined(separator: "#")
                for column in columns {
                    note(id, column, old.value(column, in: row), new.value(column, in: other), &table)
                }
            } else if order < 0, let row = left {
                table.removedCount += 1
                if table.removed.count < Self.mostNamed {
                    table.removed.append(row.prefix(width).joined(separator: "#"))
                }
            } else if let row = right {
                table.addedCount += 1
                if table.added.count < Self.mostNamed {
                    table.added.append(row.prefix(width).joined(separator: "#"))
                }
            }
            if order <= 0 { left = old?.next() }
            if order >= 0 { right = new?.next() }
        }
        return table
    }

    private func note(
        _ record: String, _ field: String, _ old: String, _ new: String,
        _ table: inout DatasetDifference.Table
    ) {
        guard old != new else { return }
        if old.isEmpty {
            table.gained += 1
        } else if new.isEmpty {
            table.lost += 1
        } else {
            table.changed += 1
        }
        if table.changes.count < Self.mostNamed {
            table.changes.append(
                DatasetDifference.Change(record: record, field: field, before: old, after: new))
        }
    }

    /// Below zero where the left row comes first, above where the right one does.
    private static func order(_ left: [String]?, _ right: [String]?, _ width: Int) -> Int {
        guard let left else { return 1 }
        guard let right else { return -1 }
        for (x, y) in zip(left.prefix(width), right.prefix(width)) where x != y {
            return x.utf8.lexicographicallyPrecedes(y.utf8) ? -1 : 1
        }
        return 0
    }

    /// Finds the rules of the values that changed, in the evidence of the side that has them.
    private func nameRules(_ table: inout DatasetDifference.Table) {
        var wanted: [String: [Int]] = [:]
        for (index, change) in table.changes.enumerated() {
            wanted[change.record + "\n" + change.field, default: []].append(index)
        }
        guard !wanted.isEmpty else { return }
        for (files, isLater) in [(before, false), (after, true)] {
            files.forEachEvidence(of: table.name, holding: "\"values\"") { line in
                for claim in line["values"]?.array ?? [] {
                    guard let record = claim[0]?.string, let field = claim[1]?.string,
                        let rule = claim[2]?.string,
                        !rule.isEmpty
                    else { continue }
                    for index in wanted[record + "\n" + field] ?? [] {
                        if isLater && !table.changes[index].after.isEmpty || table.changes[index].rule.isEmpty
                        {
                            table.changes[index].rule = rule
                        }
                    }
                }
            }
        }
    }
}
