package import Vocabulary
package import Workspace

/// The balances of a run: what there was, and what became of all of it.
package struct Ledger: Sendable {
    /// A line of a balance.
    package struct Item: Sendable, Equatable {
        package var name: String
        package var count: Int
        package var note: String

        package init(_ name: String, _ count: Int, _ note: String = "") {
            self.name = name
            self.count = count
            self.note = note
        }
    }

    /// A sum that was counted by itself, and its parts.
    package struct Balance: Sendable, Equatable {
        package var name: String
        package var unit: String
        package var total: Int
        package var items: [Item]

        package init(_ name: String, unit: String, total: Int, _ items: [Item]) {
            self.name = name
            self.unit = unit
            self.total = total
            self.items = items
        }

        package var isBroken: Bool { items.reduce(0) { $0 + $1.count } != total }
    }

    package private(set) var balances: [Balance] = []
    /// What stands beside the balances: what is not measured, and what was withheld.
    package private(set) var beside: [Item] = []

    package init() {}

    package mutating func add(_ balance: Balance) { balances.append(balance) }
    package mutating func add(beside item: Item) { beside.append(item) }

    /// Rows of `report/ledger.csv`.
    package func rows() -> [[String]] {
        balances.flatMap { balance in
            [
                [
                    balance.name, "total", balance.unit, String(balance.total),
                    balance.isBroken ? "broken" : "holds",
                ]
            ]
                + balance.items.map { [balance.name, $0.name, balance.unit, String($0.count), $0.note] }
        } + beside.map { ["beside", $0.name, "", String($0.count), $0.note] }
    }

    /// A balance that does not hold is said.
    package func findings() -> [Finding] {
        balances.filter(\.isBroken).map { balance in
            let sum = balance.items.reduce(0) { $0 + $1.count }
            return Finding(
                .balanceBroken, subject: "report/ledger.csv", field: balance.name,
                summary:
                    "\(balance.total) \(balance.unit) of the balance `\(balance.name)` are not the sum of "
                    + "its parts, \(sum)")
        }
    }

    // MARK: Bytes

    /// The bytes of `raw/`: the lengths of its files, against what the captures and damages take of them.
    ///
    /// Of a file of records what no record and no damage takes is *framing* where the file is a ZIP, whose
    /// directory and headers it is, and *unaccounted* elsewhere.
    package static func bytes(of holdings: Holdings) -> Balance {
        var parts = (read: 0, framing: 0, sidecar: 0, damaged: 0)
        var damages: [String: [Range<Int>]] = [:]
        for damage in holdings.damages where damage.length > 0 && !damage.file.contains("!/") {
            damages[damage.file, default: []].append(damage.offset..<(damage.offset + damage.length))
        }
        // Files and captures are in one order.
        var captures = holdings.captures.makeIterator()
        var next = captures.next()
        for file in holdings.files {
            var taken = Taken()
            while let capture = next, capture.file == file.path {
                taken.add(capture)
                next = captures.next()
            }
            guard !taken.isWhole else {
                parts.read += taken.read
                parts.sidecar += taken.sidecar
                continue
            }
            let bounds = 0..<file.bytes
            let read = covered(taken.ranges, within: bounds)
            let either = covered(taken.ranges + (damages[file.path] ?? []), within: bounds)
            parts.read += read
            parts.damaged += either - read
            parts.framing += file.bytes - either
        }
        return Balance(
            "bytes", unit: "bytes of raw/", total: holdings.files.bytes,
            [
                Item("read", parts.read, "files, and records with their headers"),
                Item(
                    "framing", parts.framing,
                    "of archives: directories, headers of members, and members that records share"),
                Item("sidecar", parts.sidecar, "captures.jsonl and the like, which describe captures"),
                Item("damaged", parts.damaged, "report/damage.csv has the places"),
            ])
    }

    /// What captures take of one file.
    private struct Taken {
        /// Whether it is a capture as a whole.
        var isWhole = false
        var read = 0
        var sidecar = 0
        /// Of records; those that follow each other are one.
        var ranges: [Range<Int>] = []

        mutating func add(_ capture: Capture) {
            guard capture.isRecord || capture.entry != nil else {
                isWhole = true
                if capture.role == .sidecar { sidecar += capture.length } else { read += capture.length }
                return
            }
            guard capture.entry == nil, capture.length > 0 else { return }
            let range = capture.offset..<(capture.offset + capture.length)
            if let last = ranges.last, last.contains(range.lowerBound) || last.upperBound == range.lowerBound
            {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
    }

    /// How many bytes ranges cover, each once.
    private static func covered(_ ranges: [Range<Int>], within bounds: Range<Int>) -> Int {
        var count = 0
        var end = bounds.lowerBound
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let part = range.clamped(to: end..<max(end, bounds.upperBound))
            count += part.count
            end = max(end, part.upperBound)
        }
        return count
    }
}
