import Glibc
import Threads

/// Says on standard error how far a run is: a moving line where a person looks, else a line a stage.
package final class ProgressBar: Sendable {
    private let terminal: Terminal
    private let write: @Sendable (String) -> Void
    private let state = Guarded(State())

    private struct State {
        var stage = ""
        /// When the stage began, in seconds.
        var began = 0.0
        var shown = -1.0
    }

    /// - Parameter write: Takes what is to be shown; standard error by default.
    package init(
        terminal: Terminal, write: @escaping @Sendable (String) -> Void = ProgressBar.toStandardError
    ) {
        self.terminal = terminal
        self.write = write
    }

    package static let toStandardError: @Sendable (String) -> Void = { text in
        let bytes = Array(text.utf8)
        _ = Glibc.write(2, bytes, bytes.count)
    }

    /// - Parameters:
    ///   - total: 0 where it is not known.
    ///   - seconds: What a steady clock says.
    package func show(_ stage: String, _ done: Int, _ total: Int, at seconds: Double) {
        state.withLock { state in
            let isNew = state.stage != stage
            if isNew { state = State(stage: stage, began: seconds) }
            guard terminal.isTerminal else {
                if isNew { write(total > 0 ? "\(stage): \(total)\n" : "\(stage)\n") }
                return
            }
            // Ten times a second is enough for an eye.
            guard isNew || done == total || seconds - state.shown >= 0.1 else { return }
            state.shown = seconds
            write("\r\u{1B}[K" + line(stage, done, total, after: seconds - state.began))
        }
    }

    package func clear() {
        if terminal.isTerminal { write("\r\u{1B}[K") }
    }

    /// Stage, bar, count, rate and time left, in as much as the terminal has room for.
    private func line(_ stage: String, _ done: Int, _ total: Int, after seconds: Double) -> String {
        let width = max(10, terminal.width - 1)
        guard total > 0 else {
            return String("\(stage)\(done > 0 ? " \(done)" : "")…".prefix(width))
        }
        var tail = " \(done)/\(total)"
        if done > 0, seconds >= 0.5 {
            let rate = Double(done) / seconds
            let left = Double(total - done) / rate
            tail += ", \(Self.rate(rate)), \(Self.duration(left)) left"
        }
        let room = min(30, width - stage.count - tail.count - 3)
        guard room >= 6 else { return String((stage + tail).prefix(width)) }
        let filled = room * min(done, total) / total
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: room - filled)
        return "\(stage) [\(bar)]\(tail)"
    }

    private static func rate(_ rate: Double) -> String {
        let tenths = Int((rate * 10).rounded())
        return tenths >= 100 ? "\(tenths / 10)/s" : "\(tenths / 10).\(tenths % 10)/s"
    }

    private static func duration(_ seconds: Double) -> String {
        let whole = Int(min(seconds, 359_999).rounded(.up))
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
}
