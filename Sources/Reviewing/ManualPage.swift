package import Serialising

/// A manual page in mdoc(7), made from the command definitions as swift-argument-parser dumps them.
package struct ManualPage {
    private let command: JSONValue

    /// - Parameter dump: What `--experimental-dump-help` prints.
    package init(dump: JSONValue) { command = dump["command"] ?? dump }

    package func text() -> String {
        let name = command["commandName"]?.string ?? ""
        var lines = [
            ".\\\" Made by `make docs` from the command definitions; do not edit.", ".Dd $Mdocdate$",
            ".Dt \(name.uppercased()) 1", ".Os", ".Sh NAME", ".Nm \(name)",
            ".Nd \(Self.escaped(command["abstract"]?.string ?? ""))", ".Sh SYNOPSIS", ".Nm", ".Ar command",
            ".Op Ar options",
        ]
        lines += discussion(of: command, under: ".Sh")
        lines.append(".Sh COMMANDS")
        for command in shown(command["subcommands"]?.array ?? []) {
            lines += section(of: command, parents: [])
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func shown(_ items: [JSONValue]) -> [JSONValue] {
        items.filter { $0["shouldDisplay"] != .boolean(false) && $0["commandName"]?.string != "help" }
    }

    private func section(of command: JSONValue, parents: [String]) -> [String] {
        let names = parents + [command["commandName"]?.string ?? ""]
        let arguments = shown(command["arguments"]?.array ?? []).filter {
            $0["valueName"]?.string != "version"
        }
        let subcommands = shown(command["subcommands"]?.array ?? [])
        var lines = [".Ss \(names.joined(separator: " "))", Self.escaped(command["abstract"]?.string ?? "")]
        if subcommands.isEmpty {
            lines += [".Bl -tag -width indent"]
            for argument in arguments {
                lines.append(".It " + item(argument))
                lines.append(Self.escaped(argument["abstract"]?.string ?? ""))
            }
            lines.append(".El")
        }
        lines += discussion(of: command, under: ".Pp")
        return lines + subcommands.flatMap { section(of: $0, parents: names) }
    }

    private func item(_ argument: JSONValue) -> String {
        let value = argument["valueName"]?.string ?? ""
        guard argument["kind"]?.string != "positional" else { return "Ar \(value)" }
        let names = (argument["names"]?.array ?? []).map { name in
            (name["kind"]?.string == "long" ? "Fl Fl " : "Fl ") + (name["name"]?.string ?? "")
        }
        return names.joined(separator: " , ") + (argument["kind"]?.string == "option" ? " Ar \(value)" : "")
    }

    /// Headings of a discussion become sections, its indented lines are kept as they are.
    private func discussion(of command: JSONValue, under heading: String) -> [String] {
        var lines: [String] = []
        var isLiteral = false
        for line in (command["discussion"]?.string ?? "").split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            let isIndented = line.hasPrefix("  ")
            if isLiteral, !isIndented {
                lines.append(".Ed")
                isLiteral = false
            }
            if isIndented {
                if !isLiteral { lines.append(".Bd -literal -offset indent") }
                isLiteral = true
                lines.append(Self.escaped(String(line.dropFirst(2))))
            } else if line.isEmpty {
                lines.append(".Pp")
            } else if line.uppercased() == line {
                if heading == ".Sh" {
                    lines.append(".Sh \(line)")
                } else {
                    lines += [".Pp", ".Em \(line.capitalized)"]
                }
            } else {
                lines.append(Self.escaped(String(line)))
            }
        }
        if isLiteral { lines.append(".Ed") }
        return lines
    }

    private static func escaped(_ text: String) -> String {
        let plain = text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\e")
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }
}

extension Substring {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
