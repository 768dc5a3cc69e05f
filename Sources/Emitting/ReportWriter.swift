import Serialising
package import Vocabulary

/// Writes a report: a CSV whose columns are stated once.
package struct ReportWriter: ~Copyable {
    private var file: OutputFile
    private var csv = CSVWriter()

    package init(_ report: Report, in folder: String) throws {
        file = try OutputFile("report/\(report.name).csv", in: folder)
        csv.row(report.columns.map(\.name))
    }

    package mutating func write(_ cells: [String]) throws {
        csv.row(cells)
        try file.write(csv.take())
    }

    package consuming func finish() throws -> ManifestEntry {
        try file.write(csv.take())
        return try file.finish()
    }
}

extension Report {
    package static func row(of finding: Finding) -> [String] {
        [
            finding.severity.rawValue, finding.kind.code, finding.subject, finding.field, finding.summary,
            finding.help,
        ] + place(finding.quote) + [finding.quote?.exact ?? ""]
    }

    package static func row(of capture: Capture, encoding: EncodingDecision?) -> [String] {
        [
            capture.id, capture.file, "0", String(capture.length), capture.url ?? "", capture.date ?? "",
            capture.mediaType,
            capture.sha256, encoding?.name ?? "", encoding?.reason ?? "", capture.role.rawValue,
            capture.reason,
            capture.fidelity.rawValue, capture.derivedFrom ?? "", capture.note ?? "",
        ]
    }

    package static func row(of reference: Reference) -> [String] {
        [
            reference.from, reference.field, reference.written, reference.state.rawValue, reference.to,
            reference.reason,
            reference.expects?.rawValue ?? "",
        ] + place(reference.quote)
    }

    package static func row(of judgement: LanguageJudgement) -> [String] {
        let isSilent = judgement.detected == nil
        return [
            judgement.subject, judgement.field, judgement.declared ?? "", judgement.declaredBy,
            judgement.stated ?? "",
            judgement.detected ?? "", isSilent ? "" : String(judgement.percent), String(judgement.length),
            judgement.verdict.rawValue,
        ] + place(judgement.quote)
    }

    private static func place(_ quote: Quote?) -> [String] {
        guard let quote, let first = quote.ranges.first, let last = quote.ranges.last else {
            return ["", "", ""]
        }
        return [quote.capture, String(first.lowerBound), String(last.upperBound)]
    }
}
