import Addresses
import Languages
import Vocabulary

/// Reads `cartulary.yml`.
struct ProjectReader {
    private let root: Element

    static let keys = [
        "name", "title", "description", "version", "base_uri", "languages", "scope", "mounts", "captures",
        "aliases", "recipes", "schemas", "formats", "known_urls", "rights", "licenses", "contributors",
        "custody", "publish", "severity", "fail_on", "limits", "detect_languages", "waivers", "excluded",
        "gate",
    ]

    init(_ root: Element) { self.root = root }

    func project() -> Project {
        var project = Project()
        let members = root.members("cartulary.yml", known: Self.keys)
        for (name, element) in members { read(name, element, into: &project) }
        return project
    }

    private func read(_ name: String, _ element: Element, into project: inout Project) {
        switch name {
        case "name": project.name = slug(element)
        case "title": project.title = element.text(name) ?? ""
        case "description": project.description = element.text(name) ?? ""
        case "version": project.version = element.text(name) ?? ""
        case "base_uri": project.baseURI = url(element)
        case "languages": project.languages = languages(element)
        case "scope": project.scope = texts(element, name)
        case "mounts":
            for (folder, _, value) in element.pairs(name) { project.mounts[folder] = url(value) }
        case "captures": project.captures = policy(element)
        case "aliases": project.aliases = aliases(element)
        case "recipes": project.recipes = texts(element, name)
        case "schemas": project.schemas = texts(element, name)
        case "known_urls": project.knownURLs = texts(element, name)
        case "formats": readFormats(element, into: &project)
        case "rights": project.rights = element.text(name) ?? ""
        case "licenses": project.licenses = element.items(name).map(license)
        case "contributors": project.contributors = element.items(name).map(contributor)
        case "custody":
            let known = ["captured_by", "captured_with", "received_from", "received_on"]
            let stated = element.members(name, known: known)
            project.custody = known.compactMap { key in
                stated[key].flatMap { $0.text(key) }.map { Custody(name: key, value: $0) }
            }
        case "publish": project.publish = Set(texts(element, name))
        case "waivers":
            project.waivers = element.items(name).compactMap { WaiverReader(element: $0).waiver() }
        case "excluded": project.exclusions = element.items(name).compactMap(exclusion)
        case "gate": readGate(element, into: &project)
        case "severity": readSeverity(element, into: &project)
        case "fail_on": project.failOn = element.choice("threshold", of: Project.Threshold.self) ?? .error
        case "detect_languages": project.detectsLanguages = element.flag(name) ?? true
        case "limits": readLimits(element, into: &project)
        default: break
        }
    }

    private func policy(_ element: Element) -> Project.CapturePolicy {
        let words = ["newest", "first", "all"]
        guard element.isScalar else {
            let members = element.members("captures", known: ["at"])
            guard let moment = members["at"], let text = moment.text("at") else { return .newest }
            if text.wholeMatch(of: #/\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?Z?)?)?)?/#) == nil {
                moment.fail("`\(text)` is no moment, such as 2019-05-01 or 2019-05-01T12:00:00Z")
            }
            return .at(text)
        }
        switch element.text("captures") {
        case "newest": return .newest
        case "first": return .first
        case "all": return .all
        case let word?:
            element.fail(
                "`\(word)` is no policy; \(Element.hint(word, words)), or {at: 2019-05-01}")
            return .newest
        case nil: return .newest
        }
    }

    private func aliases(_ element: Element) -> Project.Aliases {
        var aliases = Project.Aliases()
        let members = element.members("aliases", known: ["ignore_case", "ignore_query"])
        aliases.ignoresCase = members["ignore_case"]?.flag("ignore_case") ?? false
        for item in members["ignore_query"]?.oneOrMore() ?? [] {
            guard let name = item.text("a name of the query") else { continue }
            if name.isEmpty || name.allSatisfy({ $0 == "*" }) || name.contains("=") || name.contains("&") {
                item.fail("`\(name)` is no name of a part of the query, such as `sid` or `share_*`")
            }
            aliases.ignoredQuery.append(Glob(name))
        }
        return aliases
    }

    private func texts(_ element: Element, _ name: String) -> [String] {
        element.oneOrMore().compactMap { $0.text("an item of `\(name)`") }
    }

    private func slug(_ element: Element) -> String {
        guard let text = element.text("name") else { return "" }
        if text.isEmpty || !text.utf8.allSatisfy({ Self.nameBytes.contains($0) }) {
            element.fail("the name `\(text)` may hold lower-case letters, digits, `.`, `_`, `-` alone")
        }
        return text
    }

    private static let nameBytes = Set("abcdefghijklmnopqrstuvwxyz0123456789._-".utf8)

    private func url(_ element: Element) -> String {
        guard let text = element.text("a URL") else { return "" }
        guard let url = WebURL(text), url.host != nil else {
            element.fail("`\(text)` is not an absolute URL, such as https://example.org/")
            return ""
        }
        return url.href
    }

    private func languages(_ element: Element) -> [String] {
        for item in element.oneOrMore() {
            guard let text = item.text("a language") else { continue }
            guard let tag = LanguageTag(text), tag.isValid else {
                let meant = LanguageTag.countriesForLanguages[text.lowercased()]
                item.fail(
                    "`\(text)` is not a registered language tag"
                        + (meant.map { "; did you mean `\($0)`?" } ?? ""))
                continue
            }
        }
        return texts(element, "languages")
    }

    private func readFormats(_ element: Element, into project: inout Project) {
        for (kind, key, value) in element.pairs("formats") {
            let names = value.oneOrMore().compactMap { item in
                guard let format = item.text("a format") else { return nil as String? }
                if format != "csv" && format != "json" {
                    item.fail("`\(format)` is no format; known are csv, json")
                }
                return format
            }
            if names == ["json"] {
                value.fail(
                    "the CSV of `\(kind)` is always written, since it is what is verified, explained and exported; "
                        + "write [csv, json]")
            }
            project.formats[kind] = Project.Formats(names: names, place: key.place)
        }
    }

    private func license(_ element: Element) -> License {
        let members = element.members("a licence", known: ["name", "title", "path"])
        if members["name"] == nil && members["path"] == nil {
            element.fail("a licence needs a `name` or a `path`")
        }
        return License(
            name: members["name"]?.text("name") ?? "", title: members["title"]?.text("title") ?? "",
            path: members["path"]?.text("path") ?? "")
    }

    private func contributor(_ element: Element) -> Contributor {
        let members = element.members("a contributor", known: ["title", "roles", "path"])
        if members["title"] == nil { element.fail("a contributor needs a `title`") }
        return Contributor(
            title: members["title"]?.text("title") ?? "",
            roles: members["roles"].map { $0.oneOrMore().compactMap { $0.text("a role") } } ?? [],
            path: members["path"]?.text("path") ?? "")
    }

    private func readSeverity(_ element: Element, into project: inout Project) {
        let codes = FindingKind.all.map(\.code)
        for (code, key, value) in element.pairs("severity") {
            if !codes.contains(code) {
                key.fail("`\(code)` is no code of a finding; \(Element.hint(code, codes))")
            }
            project.severity[code] = value.choice("severity", of: Finding.Severity.self)
        }
    }

    private func readLimits(_ element: Element, into project: inout Project) {
        let known = ["page_bytes", "depth", "nodes", "tag_bytes", "tag_attributes"]
        for (name, value) in element.members("limits", known: known) {
            guard let number = value.integer(name) else { continue }
            guard number > 0 else {
                value.fail("the limit `\(name)` must be above 0: with \(number) no page could be read")
                continue
            }
            switch name {
            case "page_bytes": project.limits.pageBytes = number
            case "depth": project.limits.depth = number
            case "nodes": project.limits.nodes = number
            case "tag_bytes": project.limits.tagBytes = number
            default: project.limits.tagAttributes = number
            }
        }
    }

    private func exclusion(_ element: Element) -> Exclusion? {
        let members = element.members("an exclusion", known: ["url", "reason"])
        guard let url = members["url"], let pattern = url.text("url"),
            let reason = members["reason"]?.text("reason"),
            !reason.isEmpty
        else {
            element.fail("an exclusion needs a `url`, where * stands for any letters, and a `reason`")
            return nil
        }
        if pattern.count(where: { $0 != "*" }) < 8 {
            url.fail("`\(pattern)` would excuse every address of the site from being captured")
        }
        return Exclusion(url: Glob(pattern), reason: reason)
    }

    private func readGate(_ element: Element, into project: inout Project) {
        let known = Gate.Measure.allCases.map(\.rawValue) + ["deadline"]
        for (name, value) in element.members("gate", known: known) {
            guard let measure = Gate.Measure(rawValue: name) else {
                let day = value.text(name) ?? ""
                if !Day.isDay(day) { value.fail("`\(day)` is no day, such as 2027-03-31") }
                project.gate.deadline = day
                continue
            }
            project.gate.limits[measure] = value.integer(name)
        }
    }
}
