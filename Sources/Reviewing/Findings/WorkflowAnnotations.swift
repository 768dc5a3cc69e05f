import Vocabulary

/// Findings as commands that a CI system reads in the output of a step and shows beside the files.
struct WorkflowAnnotations: FindingFormat {
    /// Whose commands they are.
    enum System {
        /// GitHub Actions and Forgejo: `::error file=…,line=…::message`.
        case github
        /// Azure Pipelines: `##vso[task.logissue type=error;sourcepath=…]message`.
        case azure
    }

    private let system: System
    private var left = Self.most

    /// CI systems show few; the heaviest come first.
    private static let most = 50

    init(_ system: System) { self.system = system }

    mutating func head(_ counts: RunCounts) -> String { "" }

    mutating func text(of reported: ReportedFinding) -> String {
        guard reported.counts, left > 0 else { return "" }
        left -= 1
        let finding = reported.finding
        let place = reported.place.flatMap { $0.recordURL == nil ? $0 : nil }
        let message = "\(finding.summary) \(finding.help)"
        switch system {
        case .github:
            let kind = finding.severity == .note ? "notice" : finding.severity.rawValue
            var properties = ["title=\(property(finding.kind.code))"]
            if let place {
                properties += [
                    "file=\(property(place.file))", "line=\(place.line)", "col=\(place.column)",
                ]
            }
            return "::\(kind) \(properties.joined(separator: ","))::\(data(message))\n"
        case .azure:
            let kind = finding.severity == .error ? "error" : "warning"
            var properties = ["type=\(kind)", "code=\(finding.kind.code)"]
            if let place {
                properties += [
                    "sourcepath=\(property(place.file))", "linenumber=\(place.line)",
                    "columnnumber=\(place.column)",
                ]
            }
            return "##vso[task.logissue \(properties.joined(separator: ";"))]\(data(message))\n"
        }
    }

    mutating func tail() -> String { "" }

    /// Text of a page must not end the line and begin a command of its own.
    private func data(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "%": result += system == .github ? "%25" : "%AZP25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    private func property(_ text: String) -> String {
        data(text).reduce(into: "") { result, character in
            switch (system, character) {
            case (.github, ":"): result += "%3A"
            case (.github, ","): result += "%2C"
            case (.azure, ";"): result += "%3B"
            case (.azure, "]"): result += "%5D"
            default: result.append(character)
            }
        }
    }
}
