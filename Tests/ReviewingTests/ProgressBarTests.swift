import Reviewing
import Testing
import Threads

@Suite struct ProgressBarTests {
    /// Collects what a bar writes.
    private final class Log: Sendable {
        private let lines = Guarded<[String]>([])

        func add(_ text: String) { lines.withLock { $0.append(text) } }

        var all: [String] { lines.withLock { $0 } }
    }

    private func shown(on terminal: Terminal, _ steps: [(String, Int, Int, Double)]) -> [String] {
        let log = Log()
        let bar = ProgressBar(terminal: terminal) { log.add($0) }
        for (stage, done, total, seconds) in steps { bar.show(stage, done, total, at: seconds) }
        return log.all
    }

    @Test("Where nobody looks there is a line a stage, with no control characters")
    func pipe() {
        let pipe = Terminal(isTerminal: false, hasColours: false, width: 80)
        let lines = shown(
            on: pipe, [("reading", 0, 0, 0), ("pages", 1, 68, 1), ("pages", 2, 68, 2), ("writing", 1, 2, 3)])
        #expect(lines == ["reading\n", "pages: 68\n", "writing: 2\n"])
    }

    @Test("A person sees stage, bar, count, rate and time left")
    func terminal() {
        let terminal = Terminal(isTerminal: true, hasColours: true, width: 80)
        let line = shown(on: terminal, [("pages", 0, 100, 10), ("pages", 25, 100, 15)]).last ?? ""
        #expect(line.hasPrefix("\r\u{1B}[Kpages ["))
        #expect(line.hasSuffix("] 25/100, 5.0/s, 15 s left"))
        #expect(line.contains("#"))
    }

    @Test("It moves ten times a second at most, and always at the end", arguments: [12, 20, 40, 80, 200])
    func rate(width: Int) {
        let terminal = Terminal(isTerminal: true, hasColours: false, width: width)
        let steps = (0...1000).map { ("pages", $0, 1000, Double($0) / 1000) }
        let lines = shown(on: terminal, steps)
        #expect((10...13).contains(lines.count))
        #expect(lines.last?.contains("1000") == true || width == 12)
        // The control sequence at the front takes no room.
        #expect(lines.allSatisfy { $0.dropFirst(4).count <= width - 1 })
    }
}
