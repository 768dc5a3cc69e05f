/// Two small projects for a code: one that has the finding, and one that has it not. Both are run as tests.
package struct FindingExample: Sendable {
    /// A file of the project.
    package struct File: Sendable {
        package var path: String
        package var text: String
    }

    package var fault: [File]
    package var sound: [File]

    /// The examples by the codes of findings. Not every code has one: see the test of the catalogue.
    package static let all: [String: FindingExample] = [:]
}
