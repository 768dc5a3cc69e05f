import Foundation

/// Golden files are written anew where `CARTULARY_RECORD=1`, never in CI.
package enum Recording {
    package static let isOn = ProcessInfo.processInfo.environment["CARTULARY_RECORD"] == "1"

    package static func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: Repository.path + "/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}
