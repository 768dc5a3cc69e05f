import Vocabulary

/// One finding for each kind of damage of a file; `report/damage.csv` lists the places.
enum DamageFindings {
    static func findings(_ damages: [Damage]) -> [Finding] {
        var groups: [[String]: [Damage]] = [:]
        for damage in damages
        where ![.emptyFile, .missingRecordEnd].contains(damage.kind) && !isSkippedFile(damage) {
            groups[[damage.file, damage.kind.rawValue], default: []].append(damage)
        }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, group in
            let first = group[0]
            let more = group.count > 1 ? " (\(group.count) places)" : ""
            let isLoss = group.contains { $0.lost != "nothing" }
            return Finding(
                isLoss ? .archiveDamaged : .archiveIrregular, subject: first.file,
                summary: "\(first.file): \(key[1])\(more): lost \(first.lost); kept \(first.kept)")
        }
    }
    /// Whether a file was not read at all, of which `file-skipped` tells.
    private static func isSkippedFile(_ damage: Damage) -> Bool {
        [.unreadable, .undecodableName].contains(damage.kind) && damage.kept == "nothing"
    }
}
