/// A finding as it is reported to people and programs: with its place in a file, and what was decided of it.
package struct ReportedFinding: Sendable {
    /// How a finding stands to an earlier run.
    package enum BaselineState: String, Sendable {
        case new, unchanged
    }

    /// Where its quote stands, for whoever opens it.
    package struct Place: Sendable, Equatable {
        /// The path below the project.
        package var file: String
        /// Lines and columns count from 1, columns in characters; of an archived record in its payload.
        package var line: Int
        package var column: Int
        package var endLine: Int
        package var endColumn: Int
        /// The line on which the quote begins, cut to what a person can look at.
        package var text: String
        /// Where the quote begins in `text`, in characters from 0, and how many of them it has.
        package var caret: Range<Int>
        /// The URL of a record in an archive, whose lines are not those of the file.
        package var recordURL: String?

        package init(
            file: String, line: Int, column: Int, endLine: Int, endColumn: Int, text: String,
            caret: Range<Int>, recordURL: String? = nil
        ) {
            self.file = file
            self.line = line
            self.column = column
            self.endLine = endLine
            self.endColumn = endColumn
            self.text = text
            self.caret = caret
            self.recordURL = recordURL
        }
    }

    package var finding: Finding
    package var place: Place?
    package var waiver: Waiver?
    /// Nil where the run is not compared with an earlier one.
    package var baseline: BaselineState?

    package init(
        _ finding: Finding, place: Place? = nil, waiver: Waiver? = nil, baseline: BaselineState? = nil
    ) {
        self.finding = finding
        self.place = place
        self.waiver = waiver
        self.baseline = baseline
    }

    /// Whether it counts for how a run ends: it is not waived, and not known from before.
    package var counts: Bool { waiver == nil && baseline != .unchanged }
}

extension Finding {
    /// What tells the finding apart from others from one run to the next: not the words of its summary.
    package var fingerprint: [String] { [kind.code, subject, field, quote?.exact ?? ""] }
}
