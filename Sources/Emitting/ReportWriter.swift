import Addresses
import Languages
package import Serialising
package import Vocabulary

/// Writes a report: a CSV whose columns are stated once.
package struct ReportWriter: ~Copyable {
    private var file: CSVFile

    package init(_ report: Report, in folder: OutputFolder) throws {
        file = try CSVFile("report/\(report.name).csv", columns: report.columns.map(\.name), in: folder)
    }

    package mutating func write(_ cells: [String]) throws { try file.write(cells) }

    /// Writes a row whose cells a function appends, its end included.
    package mutating func write(row append: (inout CSVWriter) -> Void) throws { try file.write(row: append) }

    package consuming func finish() throws -> ManifestEntry { try file.finish() }
}

extension Report {
    package static func row(of finding: Finding, waiver: Waiver? = nil) -> [String] {
        [
            finding.severity.rawValue, finding.kind.code, finding.subject, finding.field, finding.summary,
            finding.help,
        ] + place(finding.quote) + [
            finding.quote?.exact ?? "",
            waiver.map { "\($0.reason) (\($0.by), until \($0.until))" } ?? "",
        ]
    }

    /// - Parameter duplicate: The id of another capture with the same payload.
    package static func row(of capture: Capture, encoding: EncodingDecision?, duplicate: String?) -> [String]
    {
        let record = capture.record
        let place = [
            capture.id, capture.file, capture.entry ?? "", String(capture.offset), String(capture.inner),
            String(capture.length), capture.url ?? "", capture.url.flatMap { WebURL($0) }.map(SURT.key) ?? "",
            capture.date ?? "",
        ]
        let content = [
            record?.status.map(String.init) ?? "", capture.mediaType, record?.declaredType ?? "",
            record?.language ?? "", String(capture.payloadLength), capture.sha256, encoding?.name ?? "",
            encoding?.reason ?? "", encoding?.competitors ?? "", capture.role.rawValue, capture.reason,
            capture.fidelity.rawValue,
        ]
        let archive = [
            record?.id ?? "", record?.type ?? "", record.map { String($0.blockLength) } ?? "",
            record?.blockDigest?.stated ?? "",
            record?.blockDigest?.verdict.rawValue ?? "", record?.payloadDigest?.stated ?? "",
            record?.payloadDigest?.verdict.rawValue ?? "", record?.payloadDigest?.covers ?? "",
            record?.original ?? "", duplicate ?? "", record?.isResynchronised == true ? "true" : "",
        ]
        return place + content + archive + [capture.derivedFrom ?? "", capture.note ?? ""]
    }

    package static func row(of damage: Damage) -> [String] {
        [
            damage.file, String(damage.offset), String(damage.length), damage.kind.rawValue, damage.kept,
            damage.lost,
        ]
    }

    package static func row(of reference: Reference) -> [String] {
        [
            reference.from, reference.field, reference.written, reference.state.rawValue, reference.to,
            reference.reason,
            reference.expects?.rawValue ?? "", reference.fragment?.rawValue ?? "",
        ] + place(reference.quote)
    }

    package static func row(of judgement: LanguageJudgement) -> [String] {
        let isSilent = judgement.detected == nil
        let tag = judgement.declared.flatMap { LanguageTag($0) }
        let verdicts =
            judgement.declared == nil
            ? ["", "", ""]
            : [tag == nil ? "false" : "true", tag?.isValid == true ? "true" : "false", tag?.canonical ?? ""]
        return [
            judgement.subject, judgement.field, judgement.declared ?? "", judgement.declaredBy,
            judgement.stated ?? "",
            judgement.detected ?? "", isSilent ? "" : String(judgement.percent), String(judgement.length),
            judgement.verdict.rawValue,
        ] + verdicts + [judgement.declarations.joined(separator: "; ")] + place(judgement.quote)
    }

    private static func place(_ quote: Quote?) -> [String] {
        guard let quote, let first = quote.ranges.first, let last = quote.ranges.last else {
            return ["", "", ""]
        }
        return [quote.capture, String(first.lowerBound), String(last.upperBound)]
    }
}
