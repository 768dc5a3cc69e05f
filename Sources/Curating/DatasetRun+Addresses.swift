import Addresses
import Emitting
import Validating
import Vocabulary

extension DatasetRun {
    func writeDamages(_ damages: [Damage]) throws {
        var report = try ReportWriter(.damage, in: folder)
        let sorted = damages.sorted {
            ($0.file, $0.offset, $0.kind.rawValue, $0.lost) < ($1.file, $1.offset, $1.kind.rawValue, $1.lost)
        }
        for damage in sorted { try report.write(Report.row(of: damage)) }
        entries.append(try report.finish())
    }

    /// Writes redirects, aliases, and the index of captures from WARCs.
    func writeAddresses() throws {
        if let index = try CDXJWriter.write(captures, in: folder, scratch: scratch) { entries.append(index) }
        var redirects = try ReportWriter(.redirect, in: folder)
        try RedirectChains(captures: captures, notes: notes, in: scratch).forEachRow {
            try redirects.write($0)
        }
        entries.append(try redirects.finish())
        var aliases = try ReportWriter(.alias, in: folder)
        let groups = AliasGroups(captures: captures, notes: notes, likely: resolver.likely, in: scratch)
        try groups.forEachRow { try aliases.write($0) }
        entries.append(try aliases.finish())
    }
}
