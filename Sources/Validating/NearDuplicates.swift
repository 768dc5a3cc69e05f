import Texts
package import Vocabulary

/// Pages whose main texts are nearly the same, though their bytes are not.
package struct NearDuplicates: Sendable {
    /// What is kept of a page.
    private struct Noted {
        var page: String
        var payload: String
        var title: Int
    }

    private var digests: [UInt64] = []
    private var seconds: [UInt64] = []
    private var noted: [Noted] = []

    /// So many titles over one text say that it is none of theirs.
    private static let leastTitles = 3

    package init() {}

    /// Notes the digest of a page's main text; pages come in the order of their keys.
    ///
    /// - Parameter similarity: The digest and its second; none where the text is short.
    package mutating func note(_ similarity: [UInt64], of page: Record, _ capture: Capture) {
        guard similarity.count == 2 else { return }
        digests.append(similarity[0])
        seconds.append(similarity[1])
        noted.append(
            Noted(
                page: page.id, payload: String(capture.sha256.prefix(16)),
                title: page["title"]?.value?.text.hashed ?? 0))
    }

    /// One for each page that is near an earlier one, or whose text is that of pages with other titles.
    package func findings() -> [Finding] {
        var titles: [UInt64: Set<Int>] = [:]
        for (digest, noted) in zip(digests, noted) { titles[digest, default: []].insert(noted.title) }
        let near = SimilarityDigest.nearDuplicates(of: digests, seconds: seconds)
        return digests.indices.compactMap { place in
            let page = noted[place]
            if titles[digests[place]]?.count ?? 0 >= Self.leastTitles {
                return Finding(
                    .boilerplateAsContent, subject: page.page, field: "text",
                    summary:
                        "its main text is that of other pages with \(titles[digests[place]]?.count ?? 0) titles in all"
                )
            }
            guard let first = near[place].map({ noted[$0] }) else { return nil }
            // The same bytes at two addresses stand in report/capture.csv (`duplicate_of`).
            guard first.payload.isEmpty || first.payload != page.payload else { return nil }
            return Finding(
                .pageNearDuplicate, subject: page.page,
                summary: "its main text is nearly that of \(first.page)")
        }
    }
}

extension String {
    /// A number that is the same in every run, unlike `hashValue`.
    fileprivate var hashed: Int { Int(truncatingIfNeeded: Anchors.digest(of: Array(utf8)[...])) }
}
