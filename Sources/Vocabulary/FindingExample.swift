/// Two small projects for a code: one that has the finding, and one that has it not. Both are run as tests.
package struct FindingExample: Sendable {
    /// A file of the project.
    package struct File: Sendable {
        package var path: String
        package var text: String
    }

    package var fault: [File]
    package var sound: [File]

    /// - Parameters: Texts by their paths; a path without a folder is a page of `raw/x.org/`.
    init(_ fault: KeyValuePairs<String, String>, sound: KeyValuePairs<String, String>) {
        func files(_ pairs: KeyValuePairs<String, String>) -> [File] {
            pairs.map { path, text in
                let isOfProject = path.contains("/") || path.hasSuffix(".yml")
                return File(path: isOfProject ? path : "raw/x.org/" + path, text: text)
            }
        }
        self.fault = files(fault)
        self.sound = files(sound)
    }

    /// The examples by the codes of findings.
    package static let all: [String: FindingExample] = captures.merging(pages) { first, _ in first }
        .merging(records) { first, _ in first }.merging(languages) { first, _ in first }

    /// Codes that no small project can show: the program must crash, or be at fault itself, or a file
    /// must be one that cannot be opened.
    package static let withoutExample: Set<String> = ["balance-broken", "capture-crashed", "file-skipped"]
}
