import Extracting
import Normalising
import Vocabulary

/// What one rule found on one page, with what its steps made of it.
struct PageMatches: Sendable {
    var samples: [Trial.Sample] = []
    var failures: [String] = []
}

extension PageWork {
    /// The matches of one rule on a page.
    func matches(of rule: String, on capture: Capture, bytes: [UInt8]) -> PageMatches {
        var found = PageMatches()
        guard let extraction = extraction(of: capture, bytes: bytes, findings: &found.failures) else {
            return found
        }
        for draft in extraction.drafts {
            for candidate in draft.fields.flatMap(\.candidates) where candidate.rule.id == rule {
                for excerpt in candidate.excerpts {
                    found.samples.append(
                        Trial.Sample(
                            page: capture.pageKey, text: excerpt.text,
                            value: value(of: excerpt, candidate.rule, capture, extraction),
                            path: excerpt.quote.path))
                }
            }
            if draft.rule.id == rule {
                found.samples.append(
                    Trial.Sample(
                        page: capture.pageKey, text: draft.element.exact ?? "", value: draft.element.exact,
                        path: draft.element.path))
            }
        }
        return found
    }
}
