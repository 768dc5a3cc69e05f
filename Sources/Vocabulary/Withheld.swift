/// Something that a project keeps back at somebody's request: a record, or all that one address answered with.
///
/// `withhold.yml` of the project folder is a list of these; each run applies it anew.
package struct Withheld: Sendable, Equatable {
    /// What is kept back.
    package enum Subject: Sendable, Equatable {
        /// The id of a record of a recipe's kind.
        case record(String)
        /// A URL, of a page, document or image.
        case address(String)
    }

    package var subject: Subject
    package var reason: String
    /// The day of the decision, as `2026-11-24`.
    package var date: String
    package var place: SourcePlace

    package init(_ subject: Subject, reason: String, date: String, place: SourcePlace) {
        self.subject = subject
        self.reason = reason
        self.date = date
        self.place = place
    }

    /// The subject as it is written.
    package var name: String {
        switch subject {
        case .record(let id): id
        case .address(let url): url
        }
    }

    /// What reports say of what is kept back.
    package var explanation: String { "withheld on \(date): \(reason)" }

    /// What is the same for an address with `http` and `https`, with `www.` and without.
    package static func common(_ url: String) -> Substring {
        var rest = url[...]
        for prefix in ["https://", "http://", "www."] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
        }
        return rest
    }
}

extension Finding {
    /// Says that an entry of `withhold.yml` names nothing.
    package init(unused entry: Withheld) {
        self.init(
            .withheldUnused, subject: entry.place.file, field: entry.name,
            summary: "line \(entry.place.line) keeps `\(entry.name)` back, and the site has no such thing")
    }
}
