import Foundation
import TestKit
import Testing

/// The tutorial, run as a reader runs it. `CARTULARY_RECORD=1` writes what the commands print into it.
@Suite struct TutorialTests {
    private static let name = "docs/tutorial.md"

    @Test("Every command of the tutorial prints what the tutorial says")
    func tutorial() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: Repository.path + "/docs/tutorial/captures", toPath: folder.path + "/captures")
        let text = try Repository.text(Self.name)
        var result: [String] = []
        var block: Block?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            guard let open = block else {
                result.append(line)
                block = Block(opening: line)
                continue
            }
            guard line == "```" else {
                open.lines.append(line)
                continue
            }
            if let file = open.file {
                try folder.write(file, open.lines.joined(separator: "\n") + "\n")
                result += open.lines
            } else {
                for command in open.lines where command.hasPrefix("$ ") {
                    result.append(command)
                    result += try output(of: String(command.dropFirst(2)), in: folder.path)
                }
            }
            result.append(line)
            block = nil
        }
        let run = result.joined(separator: "\n")
        if Recording.isOn { try Recording.write(run, to: Self.name) }
        #expect(run == text)
    }

    /// A block of commands, or of a file.
    private final class Block {
        let file: String?
        var lines: [String] = []

        init?(opening line: String) {
            guard line.hasPrefix("```"), line != "```" else { return nil }
            file = line.firstMatch(of: #/file=(\S+)/#).map { String($0.1) }
            guard file != nil || line == "```console" else { return nil }
        }
    }

    private func output(of command: String, in folder: String) throws -> [String] {
        let binary = try #require(Program.path)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", "(\(command)) 2>&1"]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] =
            URL(fileURLWithPath: binary).deletingLastPathComponent().path + ":" + (environment["PATH"] ?? "")
        environment["CARTULARY_CALLED_AS"] = nil
        environment["LC_ALL"] = "C.UTF-8"
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        // The tutorial may show a mistake in a recipe, never a run that breaks off.
        #expect(!text.contains("could not finish"), "\(command): \(text)")
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast(
            text.hasSuffix("\n") || text.isEmpty ? 1 : 0)
    }
}
