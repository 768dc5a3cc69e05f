import Glibc

/// What may be written to a stream: colours and moving lines only where a person looks.
package struct Terminal: Sendable {
    package let isTerminal: Bool
    package let hasColours: Bool
    package let width: Int

    /// - Parameter descriptor: 1 for standard output, 2 for standard error.
    package init(descriptor: Int32, environment: [String: String]) {
        isTerminal = isatty(descriptor) == 1
        let refuses = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        hasColours = isTerminal && !refuses && environment["TERM"] != "dumb"
        var size = winsize()
        let answered = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        width = answered ? Int(size.ws_col) : 80
    }

    package init(isTerminal: Bool, hasColours: Bool, width: Int) {
        self.isTerminal = isTerminal
        self.hasColours = hasColours
        self.width = width
    }

    /// The ways in which text can stand out.
    package enum Style: String, Sendable {
        case bold = "1"
        case red = "31"
        case yellow = "33"
        case green = "32"
        case dim = "2"
        case inverse = "7"
    }

    package func styled(_ text: String, _ style: Style) -> String {
        hasColours ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
