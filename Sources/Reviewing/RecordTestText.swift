package import Vocabulary

/// How expected records compare with derived ones, as text for a terminal.
package struct RecordTestText {
    private let terminal: Terminal

    package init(terminal: Terminal) { self.terminal = terminal }

    package func text(_ test: RecordTest) -> String {
        var lines = test.failures.map { failure in
            let place = terminal.styled(
                failure.record + (failure.field.isEmpty ? "" : "." + failure.field), .bold)
            return """
                \(place)  (\(failure.file))
                  expected  \(failure.expected.isEmpty ? "nothing" : failure.expected)
                  found     \(failure.found.isEmpty ? "nothing" : failure.found)
                """
        }
        let records = "\(test.records) expected record\(test.records == 1 ? "" : "s"), \(test.fields) fields"
        lines.append(
            test.failures.isEmpty
                ? "\(records): all are as expected." : "\(records): \(test.failures.count) differ.")
        return lines.joined(separator: "\n")
    }
}
