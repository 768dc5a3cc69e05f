/// What a first look at captures finds: what a new project file is written from.
package struct Survey: Sendable, Equatable {
    /// A folder of `raw/` whose pages name, in `link rel=canonical`, where they stood.
    package struct Mount: Sendable, Equatable {
        package var folder: String
        package var url: String
        /// How many pages named an address that fits, of how many that named one.
        package var agreeing: Int
        package var naming: Int

        package init(folder: String, url: String, agreeing: Int, naming: Int) {
            self.folder = folder
            self.url = url
            self.agreeing = agreeing
            self.naming = naming
        }
    }

    /// Captures by role.
    package var roles: [String: Int] = [:]
    /// Pages by host.
    package var hosts: [String: Int] = [:]
    /// Pages by language, detected, or declared where nothing was detected.
    package var languages: [String: Int] = [:]
    /// How many pages were looked at for languages and addresses.
    package var sampled = 0
    /// The innermost folder that holds all pages without a URL; nil where every page has one.
    package var unaddressedFolder: String?
    package var unaddressed = 0
    package var mount: Mount?
    /// The commonest first parts of paths.
    package var sections: [String] = []

    package init() {}

    package var pages: Int { roles[Capture.Role.page.rawValue] ?? 0 }
}
