package import Vocabulary

/// A form in which findings are handed to people or programs, written piece by piece.
package protocol FindingFormat {
    /// What stands before the first finding.
    ///
    /// - Parameter counts: Of the run, for forms that state sums first.
    mutating func head(_ counts: RunCounts) -> String
    mutating func text(of reported: ReportedFinding) -> String
    /// What stands behind the last finding.
    mutating func tail() -> String
}

/// The forms, by the names that the command line gives them.
package enum FindingForm: String, Sendable, CaseIterable {
    case text, json, csv, sarif, junit, github, gitlab, azure

    /// A new writer of the form.
    ///
    /// - Parameter version: The version of the tool, for forms that name it.
    package func writer(terminal: Terminal, version: String, isComplete: Bool) -> any FindingFormat {
        switch self {
        case .text: FindingText(terminal: terminal, isComplete: isComplete)
        case .json: FindingJSON()
        case .csv: FindingCSV()
        case .sarif: SARIF(version: version)
        case .junit: JUnitXML()
        case .github: WorkflowAnnotations(.github)
        case .azure: WorkflowAnnotations(.azure)
        case .gitlab: CodeQualityJSON()
        }
    }
}
