import Texts
package import Vocabulary
import Workspace

/// Pages whose main texts are nearly the same, though their bytes are not.
package final class NearDuplicates {
    /// What is kept of a page.
    private struct Noted: BitwiseCopyable {
        var page: Int
        /// The beginning of the digest of its bytes; 0 where none is known.
        var payload: UInt64
        var title: UInt64
    }

    /// A title over a text.
    private struct Title: BitwiseCopyable, Comparable {
        var text: UInt64
        var title: UInt64

        static func < (a: Title, b: Title) -> Bool { (a.text, a.title) < (b.text, b.title) }
    }

    private let texts: SimilarTexts
    private let pages: ScratchTexts
    private let noted: ScratchArray<Noted>
    /// In their order once findings are asked for, each once.
    private let titles: ScratchArray<Title>

    /// So many titles over one text say that it is none of theirs.
    private static let leastTitles = 3

    package init(in folder: String) {
        texts = SimilarTexts(in: folder)
        pages = ScratchTexts(in: folder)
        noted = ScratchArray(in: folder)
        titles = ScratchArray(in: folder)
    }

    /// Notes the digest of a page's main text; pages come in the order of their keys.
    ///
    /// - Parameter similarity: The digest and its second; none where the text is short.
    package func note(_ similarity: [UInt64], of page: Record, _ capture: Capture) {
        guard similarity.count == 2 else { return }
        texts.append(similarity[0], similarity[1])
        let title = page["title"]?.value?.text.hashed ?? 0
        titles.append(Title(text: similarity[0], title: title))
        noted.append(
            Noted(
                page: pages.append(Array(page.id.utf8)),
                payload: UInt64(capture.sha256.prefix(16), radix: 16) ?? 0,
                title: title))
    }

    /// One for each page that is near an earlier one, or whose text is that of pages with other titles.
    package func forEachFinding(_ body: (Finding) throws -> Void) throws {
        titles.sort()
        let near = texts.nearest()
        for place in 0..<noted.count {
            let page = noted[place]
            let subject = pages.text(at: page.page)
            let count = countOfTitles(over: texts.digest(at: place))
            if count >= Self.leastTitles {
                try body(
                    Finding(
                        .boilerplateAsContent, subject: subject, field: "text",
                        summary: "its main text is that of other pages with \(count) titles in all"))
                continue
            }
            guard near[place] >= 0 else { continue }
            let first = noted[Int(near[place])]
            // The same bytes at two addresses stand in report/capture.csv (`duplicate_of`).
            guard first.payload == 0 || first.payload != page.payload else { continue }
            try body(
                Finding(
                    .pageNearDuplicate, subject: subject,
                    summary: "its main text is nearly that of \(pages.text(at: first.page))"))
        }
    }

    /// How many titles pages have that share a text; counted no further than a person would read.
    private func countOfTitles(over text: UInt64) -> Int {
        var count = 0
        var index = titles.partition { $0.text < text }
        while index < titles.count, titles[index].text == text {
            let title = titles[index]
            count += 1
            while index < titles.count, titles[index] == title { index += 1 }
        }
        return count
    }
}

extension String {
    /// A number that is the same in every run, unlike `hashValue`.
    fileprivate var hashed: UInt64 { Anchors.digest(of: Array(utf8)[...]) }
}
