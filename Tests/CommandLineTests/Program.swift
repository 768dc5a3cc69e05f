import Foundation
import Testing

/// The program under test, run as a user runs it.
enum Program {
    struct Outcome {
        var code: Int32
        var output: String
        var error: String
    }

    static let path: String? = {
        for bundle in [Bundle.main.bundlePath, (CommandLine.arguments.first ?? "") as String] {
            var url = URL(fileURLWithPath: bundle)
            for _ in 0..<4 {
                let candidate = url.appendingPathComponent("cartulary").path
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
                    !isFolder.boolValue
                {
                    return candidate
                }
                url.deleteLastPathComponent()
            }
        }
        return nil
    }()

    static func run(_ arguments: [String], in folder: String? = nil) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(path))
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment
        environment["CARTULARY_CALLED_AS"] = nil
        process.environment = environment
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        let output = Pipe()
        let error = Pipe()
        process.standardOutput = output
        process.standardError = error
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let problems = error.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            error: String(decoding: problems, as: UTF8.self))
    }
}
