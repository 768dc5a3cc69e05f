/// Something wrong in a file that a person wrote, where it stands, and what to do.
package struct ConfigurationError: Error, Sendable, Hashable {
    package var place: SourcePlace
    package var message: String

    package init(at place: SourcePlace, _ message: String) {
        self.place = place
        self.message = message
    }
}

/// All that is wrong in the files of a project; nothing was written.
package struct ConfigurationErrors: Error, Sendable, Equatable {
    package var errors: [ConfigurationError]

    package init(_ errors: [ConfigurationError]) {
        var seen: Set<ConfigurationError> = []
        self.errors = errors.filter { seen.insert($0).inserted }.sorted {
            ($0.place.file, $0.place.line, $0.place.column) < ($1.place.file, $1.place.line, $1.place.column)
        }
    }
}
