package import Vocabulary

/// Errors of files that people wrote, as compilers print them.
package enum ConfigurationReport {
    package static func text(_ errors: ConfigurationErrors, terminal: Terminal) -> String {
        let lines = errors.errors.map { error in
            "\(error.place.file):\(error.place.line):\(error.place.column): "
                + "\(terminal.styled("error:", .red)) \(error.message)"
        }
        let count = errors.errors.count
        return (lines + ["\(count) error\(count == 1 ? "" : "s"); nothing was written"]).joined(
            separator: "\n")
    }
}
