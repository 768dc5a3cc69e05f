import Vocabulary

extension ProjectFiles {
    /// The text of `cartulary.yml`: what was found as values, what nobody can find as commented examples.
    func projectFile() -> String {
        let hosts = survey.hosts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let title = hosts.first?.key ?? survey.mount.map { Self.host(of: $0.url) } ?? name
        return [
            """
            # The project file. Every key is optional, and `cartulary lint` checks them all.
            name: \(name)
            title: "\(title)"   # what people will call the dataset
            # description: What the site was, who ran it, and when it closes.
            # version: "1.0"
            """, languages(), scope(hosts), mounts(),
            """
            # Nobody is assumed to have licensed the site. Where somebody has, say so:
            # licenses:
            #   - name: CC-BY-4.0
            #     path: https://creativecommons.org/licenses/by/4.0/
            # contributors:
            #   - title: The organisation behind the site
            #     roles: [author]
            # custody:
            #   captured_by: your archive
            #   captured_with: wget 1.21
            #   received_on: 2026-01-31
            """,
            """
            # Of several captures of one address: newest (the default), first, all.
            # captures: newest
            # Addresses of people are withheld. Where they may leave: publish: [contact.email]
            # A run ends with 1 where a finding is at least: note, warning, error (the default), never.
            fail_on: error
            """,
        ].joined(separator: "\n\n") + "\n"
    }

    private func languages() -> String {
        let counts = survey.languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard !counts.isEmpty else {
            return "# No language was recognised. Name the site's: languages: [en]"
        }
        let found = counts.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let least = max(1, survey.sampled / 50)
        let common = counts.filter { $0.value >= least }.map(\.key)
        return """
            # Languages of the \(survey.sampled) pages that were looked at: \(found).
            languages: [\((common.isEmpty ? [counts[0].key] : common).joined(separator: ", "))]
            """
    }

    private func scope(_ hosts: [(key: String, value: Int)]) -> String {
        if let mount = survey.mount, hosts.isEmpty {
            return """
                # Hosts and path prefixes that belong to the site.
                scope: [\(Self.host(of: mount.url))]
                """
        }
        guard !hosts.isEmpty else {
            return """
                # Hosts and path prefixes that belong to the site; none is known yet.
                # scope: [www.example.org]
                """
        }
        // A host with a tenth of the pages was captured on purpose; the others are listed.
        let pages = hosts.reduce(0) { $0 + $1.value }
        let own = hosts.filter { $0.value * 10 >= pages }.map(\.key)
        let found = hosts.prefix(8).map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return """
            # Hosts and path prefixes that belong to the site. Pages by host: \
            \(found)\(hosts.count > 8 ? ", …" : "").
            scope: [\(own.joined(separator: ", "))]
            """
    }

    private func mounts() -> String {
        if let mount = survey.mount {
            return """
                # Where a folder of raw/ stood. Found in the pages: of \(mount.naming) that name their \
                address, \
                \(mount.agreeing) fit.
                mounts:
                  "\(mount.folder)": \(mount.url)
                """
        }
        guard let folder = survey.unaddressedFolder else {
            return """
                # Where a folder of raw/ stood that has no host in its path:
                # mounts: {folder: https://www.example.org/}
                """
        }
        return """
            # \(survey.unaddressed) of \(survey.pages) pages have no URL: no host is in their path. Say where their \
            folder stood:
            # mounts:
            #   "\(folder)": https://www.example.org/
            """
    }

    private static func host(of url: String) -> String {
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        return String(rest.prefix { $0 != "/" })
    }
}
