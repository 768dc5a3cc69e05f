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
    func writeAddresses(_ captures: [Capture]) throws {
        if let index = try CDXJWriter.write(captures, in: folder) { entries.append(index) }
        var redirects = try ReportWriter(.redirect, in: folder)
        for row in RedirectChains(captures: captures, stated: stated).rows() { try redirects.write(row) }
        entries.append(try redirects.finish())
        var aliases = try ReportWriter(.alias, in: folder)
        for row in AliasGroups(captures: captures, stated: stated).rows() { try aliases.write(row) }
        entries.append(try aliases.finish())
    }
}
