import Addresses
import Extracting
import Validating
import Vocabulary
import Workspace

extension DatasetRun {
    /// Notes the addresses that site maps and feeds of the site list as references.
    ///
    /// - Parameter payload: Reads a capture's bytes again.
    func writeAddressLists(_ captures: [Capture], payload: (Capture) -> [UInt8]?) throws {
        for capture in captures where Self.mayBeAddressList(capture) {
            guard let bytes = payload(capture), let list = AddressList(bytes) else { continue }
            let base = capture.url.flatMap { WebURL($0) }
            for entry in list.entries {
                let url = WebURL(entry.written, base: base)?.href
                let target = try resolver.target(
                    url: url.map { Array($0.utf8)[...] }, written: Array(entry.written.utf8)[...],
                    page: capture)
                let quote = Quote(capture: capture.id, ranges: [entry.range], path: "", exact: entry.written)
                let from = capture.url ?? capture.file
                try write(
                    Reference(
                        from: from, field: list.kind.rawValue, written: entry.written, state: target.state,
                        to: target.to, reason: target.reason, quote: quote, url: url ?? ""))
                guard target.state == .inScopeNotCaptured else { continue }
                try session.add(
                    MissingURL(
                        url: target.to, field: list.kind.rawValue, from: from,
                        place: [capture.id, String(entry.range.lowerBound), String(entry.range.upperBound)],
                        words: ""))
            }
        }
    }

    private static func mayBeAddressList(_ capture: Capture) -> Bool {
        switch capture.role {
        case .feed: true
        case .data, .other:
            capture.mediaType.hasSuffix("xml") || (capture.url ?? capture.file).lowercased().hasSuffix(".xml")
        default: false
        }
    }
}
