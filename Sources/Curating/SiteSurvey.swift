import Addresses
import Capturing
import Ingesting
import Languages
import Markup
import Vocabulary
import Workspace

/// Takes a first look at captures: an even sample of the pages is parsed for languages and addresses.
struct SiteSurvey {
    let captures: Captures
    let rawFolder: String
    let progress: Curator.Progress

    private static let mostPages = 200
    private static let mostSections = 5

    /// What one page says of itself.
    private struct Look {
        var language: String?
        var canonical: WebURL?
    }

    func survey() throws -> Survey {
        var survey = Survey()
        for capture in captures { survey.roles[capture.role.rawValue, default: 0] += 1 }
        let reader = CaptureReader(folder: rawFolder, limit: Project.Limits().pageBytes)
        let pages = captures.filter { $0.role == .page }
        var sections: [String: Int] = [:]
        for page in pages {
            guard let url = page.url.flatMap({ WebURL($0) }), let host = url.host else { continue }
            survey.hosts[host, default: 0] += 1
            let parts = url.pathname.split(separator: "/")
            if parts.count > 1 { sections[String(parts[0]), default: 0] += 1 }
        }
        survey.sections = sections.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Self.mostSections).map(\.key)
        let sample = Self.sample(of: pages)
        survey.sampled = sample.count
        let unaddressed = pages.filter { $0.url == nil }
        survey.unaddressed = unaddressed.count
        survey.unaddressedFolder = Self.commonFolder(of: unaddressed)
        var named: [(file: String, url: WebURL)] = []
        for (index, capture) in sample.enumerated() {
            let look = look(at: capture, reader)
            if let language = look.language { survey.languages[language, default: 0] += 1 }
            if capture.url == nil, let url = look.canonical { named.append((capture.file, url)) }
            progress("looking at pages", index + 1, sample.count)
        }
        survey.mount = survey.unaddressedFolder.flatMap { Self.mount(of: $0, named: named) }
        return survey
    }

    private static func sample(of pages: [Capture]) -> [Capture] {
        guard pages.count > mostPages else { return pages }
        return (0..<mostPages).map { pages[$0 * pages.count / mostPages] }
    }

    private func look(at capture: Capture, _ reader: CaptureReader) -> Look {
        guard let payload = reader.payload(of: capture),
            let page = Ingester(limits: Project.Limits()).page(from: capture, bytes: payload).value,
            let document = try? MarkupDocument(parsing: page.text)
        else { return Look() }
        let tree = document.tree
        var look = Look()
        if let body = tree.firstElement(named: "body") {
            look.language = LanguageDetector().answer(for: tree.renderedText(of: body)).language
        }
        if look.language == nil, let root = tree.firstElement(named: "html") {
            let declared = tree.attribute("lang", of: root) ?? tree.attribute("xml:lang", of: root)
            look.language = declared.flatMap { LanguageTag($0) }.flatMap { $0.isValid ? $0.language : nil }
        }
        if let selector = try? CSSSelector("link[rel=canonical]"),
            let link = ElementIndex(tree).nodes(selector).first, let href = tree.attribute("href", of: link)
        {
            look.canonical = WebURL(href).flatMap { $0.scheme.hasPrefix("http") ? $0 : nil }
        }
        return look
    }

    /// The innermost folder that holds all of the captures.
    private static func commonFolder(of captures: [Capture]) -> String? {
        guard let first = captures.first else { return nil }
        var common = first.file.split(separator: "/").dropLast()
        for capture in captures {
            let parts = capture.file.split(separator: "/").dropLast()
            common = common.prefix(zip(common, parts).prefix { $0 == $1 }.count)
        }
        return common.joined(separator: "/")
    }

    /// Where a folder stood, if most of the pages that name their address name one that fits their path.
    private static func mount(of folder: String, named: [(file: String, url: WebURL)]) -> Survey.Mount? {
        guard !folder.isEmpty else { return nil }
        var roots: [String: Int] = [:]
        for page in named { roots[page.url.scheme + "://" + (page.url.host ?? "") + "/", default: 0] += 1 }
        let root = roots.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        guard let root else { return nil }
        let fitting = named.count { page in
            var rest = String(page.file.dropFirst(folder.count + 1).prefix { $0 != "?" })
            if rest.hasSuffix("index.html") { rest = String(rest.dropLast("index.html".count)) }
            guard let expected = WebURL(root + PercentEncoding.path(fromFile: rest)) else { return false }
            return page.url.host == expected.host && page.url.pathname == expected.pathname
        }
        guard fitting * 2 > named.count else { return nil }
        return Survey.Mount(folder: folder, url: root, agreeing: fitting, naming: named.count)
    }
}
