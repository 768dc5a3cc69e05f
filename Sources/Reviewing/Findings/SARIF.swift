import Serialising
import Vocabulary

/// Findings as SARIF 2.1.0 (OASIS), for code hosts and editors.
///
/// Code hosts take a limited number of results and show fewer. So each code has at most `mostOfCode` results,
/// the heaviest codes first, and one more result says how many were left out, with `occurrenceCount`.
struct SARIF: FindingFormat {
    let version: String
    private var isFirst = true
    private var code: FindingKind?
    private var ofCode = 0

    static let mostOfCode = 500
    private static let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    private static let place = "sarif-schema-2.1.0.json"

    init(version: String) { self.version = version }

    mutating func head(_ counts: RunCounts) -> String {
        let rules = FindingKind.all.map { kind in
            JSONValue.object([
                ("id", .string(kind.code)),
                ("shortDescription", .object([("text", .string(kind.meaning))])),
                ("help", .object([("text", .string(kind.help))])),
                (
                    "defaultConfiguration",
                    .object([("level", .string(Self.level(kind.severity)))])
                ),
            ])
        }
        return """
            {
            "$schema": "\(Self.schema)\(Self.place)",
            "version": "2.1.0",
            "runs": [{
            "tool": {"driver": {"name": "Cartulary", "semanticVersion": "\(version)", "rules": \(Self.line(.array(rules)))}},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"PROJECT": {"description": {"text": "The project folder."}}},
            "results": [
            """
    }

    mutating func text(of reported: ReportedFinding) -> String {
        var lines = ""
        if reported.finding.kind != code {
            lines += rest()
            code = reported.finding.kind
            ofCode = 0
        }
        ofCode += 1
        guard ofCode <= Self.mostOfCode else { return lines }
        return lines + item(Self.result(of: reported))
    }

    mutating func tail() -> String { rest() + "\n]\n}]\n}\n" }

    /// A result for the findings of the last code that have none of their own.
    private mutating func rest() -> String {
        guard let code, ofCode > Self.mostOfCode else { return "" }
        let count = ofCode - Self.mostOfCode
        return item(
            .object([
                ("ruleId", .string(code.code)), ("level", .string("note")),
                (
                    "message",
                    .object([
                        ("text", .string("\(count) more findings of this code: see report/finding.csv"))
                    ])
                ),
                ("occurrenceCount", .number(String(count))),
            ]))
    }

    private mutating func item(_ value: JSONValue) -> String {
        defer { isFirst = false }
        return (isFirst ? "\n" : ",\n") + Self.line(value)
    }

    private static func line(_ value: JSONValue) -> String {
        var writer = JSONWriter()
        value.write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func level(_ severity: Finding.Severity) -> String { severity.rawValue }

    private static func result(of reported: ReportedFinding) -> JSONValue {
        let finding = reported.finding
        var members: [(name: String, value: JSONValue)] = [
            ("ruleId", .string(finding.kind.code)),
            (
                "ruleIndex",
                .number(String(FindingKind.all.firstIndex { $0.code == finding.kind.code } ?? -1))
            ),
            ("level", .string(level(finding.severity))),
            (
                "message",
                .object([("text", .string("\(finding.summary)\n\(finding.help)"))])
            ), ("locations", .array([location(of: reported)])),
            (
                "partialFingerprints",
                .object([("cartulary/v1", .string(finding.fingerprint.joined(separator: "\u{1F}")))])
            ),
        ]
        if let state = reported.baseline { members.append(("baselineState", .string(state.rawValue))) }
        if let waiver = reported.waiver {
            members.append(
                (
                    "suppressions",
                    .array([
                        .object([
                            ("kind", .string("external")), ("status", .string("accepted")),
                            (
                                "justification",
                                .string("\(waiver.reason) (\(waiver.by), until \(waiver.until))")
                            ),
                        ])
                    ])
                ))
        }
        return .object(members)
    }

    private static func location(of reported: ReportedFinding) -> JSONValue {
        let finding = reported.finding
        let subject = JSONValue.object([
            ("fullyQualifiedName", .string(finding.subject)), ("kind", .string("resource")),
        ])
        guard let place = reported.place else {
            return .object([
                ("physicalLocation", .object([("artifactLocation", artifact(file(of: finding)))])),
                ("logicalLocations", .array([subject])),
            ])
        }
        var physical: [(name: String, value: JSONValue)] = [("artifactLocation", artifact(place.file))]
        // The lines of a record are not those of the archive that it lies in.
        if place.recordURL == nil {
            var region: [(name: String, value: JSONValue)] = [
                ("startLine", .number(String(place.line))), ("startColumn", .number(String(place.column))),
                ("endLine", .number(String(place.endLine))), ("endColumn", .number(String(place.endColumn))),
            ]
            if let exact = finding.quote?.exact {
                region.append(("snippet", .object([("text", .string(exact))])))
            }
            physical.append(("region", .object(region)))
        }
        return .object([
            ("physicalLocation", .object(physical)), ("logicalLocations", .array([subject])),
        ])
    }

    /// The file that a finding without a quote is shown at: its own where it is about one.
    private static func file(of finding: Finding) -> String {
        if finding.subject == "cartulary.yml" || finding.subject.hasPrefix("recipes/")
            || finding.subject.hasPrefix("schemas/")
        {
            return finding.subject
        }
        return "cartulary.yml"
    }

    private static func artifact(_ path: String) -> JSONValue {
        .object([("uri", .string(encoded(path))), ("uriBaseId", .string("PROJECT"))])
    }

    /// A path as a relative reference (RFC 3986): what is no unreserved character or slash is percent-encoded.
    private static func encoded(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
