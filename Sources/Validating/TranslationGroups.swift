import Languages
import Workspace

/// Groups of pages that are one text in several languages, by the numbers of the pages' names.
final class TranslationGroups {
    /// How often a page is called the version in a language.
    private struct Label: BitwiseCopyable, Comparable {
        var page: Int32
        /// A number of a form of tag.
        var form: Int32

        static func < (a: Label, b: Label) -> Bool { (a.page, a.form) < (b.page, b.form) }
    }

    private let names: ScratchNames
    /// For each page another of its group, or itself; -1 for what is in none.
    private let parents: ScratchArray<Int32>
    private let labels: ScratchArray<Label>
    /// Forms of tags, and the form of each label as it is written, by the number of its name.
    private let forms: ScratchNames
    private var formsOfLabels: [Int32: Int32] = [:]
    private let folder: String

    init(names: ScratchNames, in folder: String) {
        self.names = names
        self.folder = folder
        parents = ScratchArray(in: folder)
        parents.pad(to: names.count, with: -1)
        labels = ScratchArray(in: folder)
        forms = ScratchNames(in: folder)
    }

    /// Notes that a page names another as itself in the language of a label.
    func join(_ page: Int32, _ target: Int32, label: Int32) {
        let (a, b) = (root(page), root(target))
        // The smaller number is the root; paths are kept short on the way.
        let low = min(a, b)
        for joined in [low, max(a, b), page, target] { parents[Int(joined)] = low }
        labels.append(Label(page: target, form: form(of: label)))
    }

    private func root(_ page: Int32) -> Int32 {
        var page = page
        while parents[Int(page)] >= 0, parents[Int(page)] != page {
            parents[Int(page)] = parents[Int(parents[Int(page)])]
            page = parents[Int(page)]
        }
        return page
    }

    private func form(of label: Int32) -> Int32 {
        if let known = formsOfLabels[label] { return known }
        let written = names[Int(label)]
        let form = Int32(forms.number(adding: LanguageTag(written)?.canonical ?? String(written.prefix(40))))
        formsOfLabels[label] = form
        return form
    }

    /// The pages of groups of two and more: the groups in the order of their first pages, each in the order of its pages.
    private func members() -> ScratchArray<Int32> {
        let members = ScratchArray<Int32>(in: folder)
        let sizes = ScratchArray<Int32>(in: folder)
        sizes.pad(to: parents.count, with: 0)
        for page in 0..<parents.count where parents[page] >= 0 {
            parents[page] = root(Int32(page))
            sizes[Int(parents[page])] += 1
        }
        for page in 0..<parents.count where parents[page] >= 0 && sizes[Int(parents[page])] > 1 {
            members.append(Int32(page))
        }
        members.sort { names.precedes(Int($0), Int($1)) }
        // From here on, by the number of a root: the place of the first page of its group.
        let firsts = ScratchArray<Int32>(in: folder)
        firsts.pad(to: parents.count, with: -1)
        for place in 0..<members.count {
            let root = Int(parents[Int(members[place])])
            if firsts[root] < 0 { firsts[root] = Int32(place) }
        }
        members.sort { firsts[Int(parents[Int($0)])] < firsts[Int(parents[Int($1)])] }
        return members
    }

    /// Hands on the rows: the pages of each group, and the languages that it lacks.
    ///
    /// - Parameter tongue: What a page declares as its language, and what was detected.
    func forEachRow(
        _ tongue: (Int32) -> (declared: String?, detected: String?), body: ([String]) throws -> Void
    ) rethrows {
        labels.sort()
        let languages = (0..<forms.count).map { forms[$0] }.sorted()
        let members = members()
        var present: Set<String> = []
        var group = ""
        for place in 0..<members.count {
            let page = members[place]
            let name = names[Int(page)]
            if present.isEmpty { group = name }
            let (declared, detected) = tongue(page)
            let label = mostGiven(to: page)
            let language = label ?? Self.form(declared: declared, among: languages)
            present.insert(language)
            try body([
                group, language, "present", name, label == nil ? "declared" : "hreflang", detected ?? "",
            ])
            let isLast =
                place + 1 == members.count || parents[Int(members[place + 1])] != parents[Int(page)]
            guard isLast else { continue }
            for language in languages where !present.contains(language) {
                try body([group, language, "missing", "", "", ""])
            }
            present = []
        }
    }

    /// The form that most edges give a page, the first of those that are given equally often; nil where none does.
    private func mostGiven(to page: Int32) -> String? {
        var best: (form: String, count: Int)?
        var index = labels.partition { $0.page < page }
        while index < labels.count, labels[index].page == page {
            let label = labels[index]
            let start = index
            while index < labels.count, labels[index] == label { index += 1 }
            let (form, count) = (forms[Int(label.form)], index - start)
            if best.map({ ($0.count, form) < (count, $0.form) }) ?? true { best = (form, count) }
        }
        return best?.form
    }

    /// A declared tag as the labels of the site have it: `es-ES` where the others say `es`; empty where it is none.
    private static func form(declared: String?, among languages: [String]) -> String {
        guard let tag = declared.flatMap({ LanguageTag($0) }), tag.isValid else { return "" }
        let form = tag.canonical
        return languages.contains(form)
            ? form : languages.first { $0.prefix { $0 != "-" } == form.prefix { $0 != "-" } } ?? form
    }
}
