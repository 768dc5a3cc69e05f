import Glibc

/// A line on standard error that says how far a run is; silent where no person looks.
package final class ProgressBar: Sendable {
    private let terminal: Terminal

    package init(terminal: Terminal) { self.terminal = terminal }

    package func show(_ stage: String, _ done: Int, _ total: Int) {
        guard terminal.isTerminal else { return }
        var line = stage
        if total > 0 {
            // One step in each hundredth is enough for an eye.
            guard done == total || done % max(1, total / 100) == 0 else { return }
            let width = max(10, min(30, terminal.width - stage.count - 24))
            let filled = width * done / total
            line +=
                " [" + String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
                + "]"
            line += " \(done)/\(total)"
        }
        write("\r\u{1B}[K" + line.prefix(max(10, terminal.width - 1)))
    }

    package func clear() {
        if terminal.isTerminal { write("\r\u{1B}[K") }
    }

    private func write(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(2, bytes, bytes.count)
    }
}
