package import Vocabulary

/// What `verify` found, as text.
package struct VerificationText {
    private let terminal: Terminal

    private static let shown = 20

    package init(terminal: Terminal) { self.terminal = terminal }

    package func text(_ verification: Verification) -> String {
        var lines: [String] = []
        for failure in verification.fixity.prefix(Self.shown) {
            let what =
                failure.actual.map { "is \($0.prefix(12))…, was \(failure.stated.prefix(12))…" }
                ?? "is not there"
            lines.append("\(terminal.styled("fixity failed", .red)) \(failure.file) \(what)")
            if !failure.values.isEmpty {
                lines.append("  \(failure.values.count) values rest on it: \(list(failure.values))")
            }
        }
        for difference in verification.differences.prefix(Self.shown) {
            let field = difference.field.isEmpty ? "" : " " + difference.field
            lines.append("\(terminal.styled("value differs", .red)) \(difference.record)\(field)")
            lines.append("  the dataset says  \(shorten(difference.stated))")
            lines.append("  the bytes give    \(shorten(difference.derived))")
        }
        for other in verification.otherLines.prefix(Self.shown) {
            lines.append("\(terminal.styled("line differs", .red)) \(other.file): \(shorten(other.line))")
        }
        for file in verification.alteredFiles.prefix(Self.shown) {
            lines.append(
                "\(terminal.styled("file altered", .red)) \(file) is not the one that SHA256SUMS names")
        }
        lines.append(
            "\(verification.values) values of \(verification.records) records were derived "
                + "again from \(verification.captures) files of raw/"
        )
        lines.append(
            verification.isClean
                ? terminal.styled("All are equal.", .green)
                : "\(verification.fixity.count) fixity failed, \(verification.differenceCount) "
                    + "values differ, "
                    + "\(verification.otherLineCount) other lines differ, "
                    + "\(verification.alteredFiles.count) files altered"
        )
        return lines.joined(separator: "\n")
    }

    private func list(_ values: [String]) -> String {
        let first = values.prefix(4).map { shorten($0) }.joined(separator: ", ")
        return values.count > 4 ? first + ", …" : first
    }

    private func shorten(_ text: String) -> String {
        let flat = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return flat.isEmpty ? "nothing" : flat.count > 90 ? flat.prefix(89) + "…" : flat
    }
}
