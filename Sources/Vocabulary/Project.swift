/// What the project file says: scope, languages, recipes, rights, people.
package struct Project: Sendable, Equatable {
    /// Where findings begin to make a run fail.
    package enum Threshold: String, Sendable, CaseIterable {
        case note, warning, error, never
    }

    /// Which captures of one address count.
    package enum CapturePolicy: Sendable, Equatable {
        case newest, first, all
        /// The one that is nearest to a moment (RFC 3339, or a part of it from the front).
        case at(String)
    }

    /// The forms in which a kind's table is written, and where the project says so.
    package struct Formats: Sendable, Equatable {
        package var names: [String]
        package var place: SourcePlace

        package init(names: [String], place: SourcePlace) {
            self.names = names
            self.place = place
        }
    }

    /// What the site's server took for one address, beyond what servers mostly do.
    package struct Aliases: Sendable, Equatable {
        /// Whether it took letters in lower and upper case for the same, as on Windows.
        package var ignoresCase = false
        /// Names of parts of the query that change nothing.
        package var ignoredQuery: [Glob] = []

        package init() {}
    }

    /// Limits that count work, never time.
    package struct Limits: Sendable, Equatable {
        package var pageBytes = 64 << 20
        package var depth = 1024
        package var nodes = 4_000_000
        package var tagBytes = 1 << 20
        package var tagAttributes = 4096

        package init() {}
    }

    package var name = ""
    package var title = ""
    package var description = ""
    package var version = ""
    package var baseURI = ""
    package var languages: [String] = []
    /// Hosts and path prefixes (`example.org/docs`); empty means the host with most pages.
    package var scope: [String] = []
    package var mounts: [String: String] = [:]
    package var captures: CapturePolicy = .newest
    package var aliases = Aliases()
    package var recipes: [String] = []
    package var schemas: [String] = []
    package var knownURLs: [String] = []
    package var rights = ""
    package var licenses: [License] = []
    package var contributors: [Contributor] = []
    package var custody: [Custody] = []
    /// Fields whose personal data may leave, as `kind.field`.
    package var publish: Set<String> = []
    package var severity: [String: Finding.Severity] = [:]
    package var waivers: [Waiver] = []
    package var exclusions: [Exclusion] = []
    /// What `withhold.yml` keeps back.
    package var withheld: [Withheld] = []
    package var gate = Gate()
    package var failOn: Threshold = .error
    package var formats: [String: Formats] = [:]
    package var detectsLanguages = true
    package var limits = Limits()

    package init() {}
}

/// How the captures came to the archive, as the project file states it.
package struct Custody: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// A licence that the project file grants (Data Package v2, `licenses`).
package struct License: Sendable, Equatable {
    package var name: String
    package var title: String
    package var path: String

    package init(name: String, title: String, path: String) {
        self.name = name
        self.title = title
        self.path = path
    }
}

/// Somebody who made the site or the dataset (Data Package v2, `contributors`).
package struct Contributor: Sendable, Equatable {
    package var title: String
    package var roles: [String]
    package var path: String

    package init(title: String, roles: [String], path: String) {
        self.title = title
        self.roles = roles
        self.path = path
    }
}
