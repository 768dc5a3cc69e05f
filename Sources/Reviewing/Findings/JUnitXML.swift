import Vocabulary

/// Findings as JUnit XML in the dialect of Jenkins' `junit-10.xsd`, which most CI systems read.
///
/// A suite is a code; a test case is a finding, and fails; what is waived or known is skipped. A note fails
/// nothing: it is a test case that passed, with its words as output.
struct JUnitXML: FindingFormat {
    private var code: String?
    private var counts = RunCounts()

    mutating func head(_ counts: RunCounts) -> String {
        self.counts = counts
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"cartulary\">\n"
    }

    mutating func text(of reported: ReportedFinding) -> String {
        let finding = reported.finding
        var text = ""
        if finding.kind.code != code {
            if code != nil { text += "</testsuite>\n" }
            code = finding.kind.code
            let skipped = counts.accepted[finding.kind.code, default: 0]
            let count = counts.codes[finding.kind.code, default: 0]
            text += "<testsuite name=\"\(finding.kind.code)\" tests=\"\(count + skipped)\" errors=\"0\""
            text += " failures=\"\(finding.severity == .note ? 0 : count)\" skipped=\"\(skipped)\">\n"
        }
        let name = Self.escaped(
            finding.subject + (finding.field.isEmpty ? "" : " " + finding.field) + ": " + finding.summary)
        text += "<testcase classname=\"\(finding.kind.code)\" name=\"\(name)\">"
        let words = Self.words(reported)
        if let waiver = reported.waiver {
            text += "<skipped message=\"\(Self.escaped("waived: " + waiver.reason))\"/>"
        } else if reported.baseline == .unchanged {
            text += "<skipped message=\"in the baseline\"/>"
        } else if finding.severity == .note {
            text += "<system-out>\(words)</system-out>"
        } else {
            text += "<failure type=\"\(finding.severity.rawValue)\" "
            text += "message=\"\(Self.escaped(finding.summary))\">\(words)</failure>"
        }
        return text + "</testcase>\n"
    }

    mutating func tail() -> String { (code == nil ? "" : "</testsuite>\n") + "</testsuites>\n" }

    private static func words(_ reported: ReportedFinding) -> String {
        var lines: [String] = []
        if let place = reported.place { lines.append("\(place.file):\(place.line):\(place.column)") }
        if let exact = reported.finding.quote?.exact { lines.append(exact) }
        lines.append(reported.finding.help)
        return escaped(lines.joined(separator: "\n"))
    }

    /// Text for XML 1.0: what it cannot hold becomes U+FFFD.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "\t", "\n", "\r": result.append(scalar)
            default:
                let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
                result.append(isAllowed ? scalar : "\u{FFFD}")
            }
        }
        return String(result)
    }
}
