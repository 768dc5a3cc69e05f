import Addresses
import Extracting
import Validating
import Vocabulary
import Workspace

extension DatasetRun {
    /// Notes the addresses that site maps and feeds of the site list as references.
    ///
    /// - Parameter payload: Reads a capture's bytes again.
    func writeAddressLists(payload: (Capture) -> [UInt8]?) throws {
        for capture in captures where Self.mayBeAddressList(capture) {
            guard let bytes = payload(capture), let list = AddressList(bytes) else { continue }
            var targets: [String: ReferenceResolver.Target] = [:]
            for entry in list.entries {
                targets[entry.written] = try note(entry, of: list.kind, in: capture).target
            }
            for version in list.versions {
                let (target, url) = try note(version.entry, of: list.kind, in: capture)
                guard let page = targets[version.of], page.state == .resolved else { continue }
                try session.add(
                    LanguageEdge(
                        page: page.to, language: version.language, url: url ?? "",
                        target: target.state == .resolved ? target.to : "", source: .sitemap,
                        capture: capture.id, range: version.entry.range))
            }
        }
    }

    /// Writes what an entry of a list leads to.
    private func note(_ entry: AddressList.Entry, of kind: AddressList.Kind, in capture: Capture) throws -> (
        target: ReferenceResolver.Target, url: String?
    ) {
        let url = WebURL(entry.written, base: capture.url.flatMap { WebURL($0) })?.href
        let target = try resolver.target(
            url: url.map { Array($0.utf8)[...] }, written: Array(entry.written.utf8)[...], page: capture)
        let quote = Quote(capture: capture.id, ranges: [entry.range], path: "", exact: entry.written)
        let from = capture.url ?? capture.file
        try write(
            Reference(
                from: from, field: kind.rawValue, written: entry.written, state: target.state,
                to: target.to, reason: target.reason, quote: quote, url: url ?? ""))
        if target.state == .inScopeNotCaptured {
            missing.add(
                MissingURL(
                    url: target.to, field: kind.rawValue, from: from,
                    place: [capture.id, String(entry.range.lowerBound), String(entry.range.upperBound)],
                    words: ""))
        }
        return (target, url)
    }

    static func mayBeAddressList(_ capture: Capture) -> Bool {
        switch capture.role {
        case .feed: true
        case .data, .other:
            capture.mediaType.hasSuffix("xml") || (capture.url ?? capture.file).lowercased().hasSuffix(".xml")
        default: false
        }
    }
}
