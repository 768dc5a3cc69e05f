package import Vocabulary

/// An address that nobody captured, with the sum of what depends on it.
package struct MissingRow: Sendable, Equatable {
    package var url: String
    package var field: String
    /// How many pages refer to it, and how many references they have in all.
    package var pages: Int
    package var references: Int
    /// The lists of known addresses that name it.
    package var sources: String
    package var first: MissingURL
}

/// The references to what nobody captured, summed by address.
package final class MissingAddresses {
    private let urls: ScratchNames
    private let origins: ScratchNames
    /// A handful: the kinds of what can refer to an address.
    private var fields: [String] = []
    private let references: ScratchArray<Reference>
    /// Of each reference its place on a page, and its words.
    private let texts: ScratchTexts
    private let folder: String?
    private var lastOrigin: (name: String, number: Int) = ("", -1)

    private static let known = "known-url"

    private struct Reference: BitwiseCopyable {
        var url: Int32
        var origin: Int32
        var field: Int32
        var text: Int

        var order: (Int32, Int32, Int32) { (url, origin, field) }
    }

    package init(in folder: String?) {
        urls = ScratchNames(in: folder)
        origins = ScratchNames(in: folder)
        references = ScratchArray(in: folder)
        texts = ScratchTexts(in: folder)
        self.folder = folder
    }

    /// Notes one reference.
    package func add(_ missing: MissingURL) {
        if lastOrigin.number < 0 || lastOrigin.name != missing.from {
            lastOrigin = (missing.from, origins.number(adding: missing.from))
        }
        let field = fields.firstIndex(of: missing.field) ?? fields.count
        if field == fields.count { fields.append(missing.field) }
        let place = missing.place.count == 3 ? missing.place : ["", "", ""]
        references.append(
            Reference(
                url: Int32(urls.number(adding: missing.url)), origin: Int32(lastOrigin.number),
                field: Int32(field), text: texts.append(row: place + [missing.words])))
    }

    /// Hands the addresses on, those that most depends on first, of one weight by their spelling.
    package func forEachRow(_ body: (MissingRow) throws -> Void) rethrows {
        references.sort { $0.order < $1.order }
        let sums = ScratchArray<Sum>(in: folder)
        var start = 0
        while start < references.count {
            sums.append(sum(from: &start))
        }
        sums.sort {
            ($1.pages, $1.references) == ($0.pages, $0.references)
                ? urls.precedes($0.url, $1.url) : ($1.pages, $1.references) < ($0.pages, $0.references)
        }
        for index in 0..<sums.count { try body(row(of: sums[index])) }
    }

    /// What is known of an address.
    private struct Sum: BitwiseCopyable {
        var url: Int
        var pages = 0
        var references = 0
        /// The indices of the reference that is shown, and of the first from a list of known addresses.
        var shown: Int
        var firstKnown = -1
        var end = 0
    }

    /// Sums the references to one address, which stand together, and goes behind them.
    private func sum(from start: inout Int) -> Sum {
        var sum = Sum(url: Int(references[start].url), shown: start)
        while start < references.count, references[start].url == sum.url {
            let first = references[start]
            let from = start
            while start < references.count, references[start].order == first.order { start += 1 }
            if precedes(first, references[sum.shown]) { sum.shown = from }
            if fields[Int(first.field)] == Self.known {
                if sum.firstKnown < 0 { sum.firstKnown = from }
            } else {
                sum.pages += 1
                sum.references += start - from
            }
        }
        sum.end = start
        return sum
    }

    /// Whether one reference is rather shown than another: a link first, a list of addresses last.
    private func precedes(_ a: Reference, _ b: Reference) -> Bool {
        func rank(_ field: String) -> Int { field == "link" ? 0 : field == Self.known ? 2 : 1 }
        let (field, other) = (fields[Int(a.field)], fields[Int(b.field)])
        if rank(field) != rank(other) { return rank(field) < rank(other) }
        return a.origin == b.origin ? field < other : origins.precedes(Int(a.origin), Int(b.origin))
    }

    private func row(of sum: Sum) -> MissingRow {
        let shown = references[sum.shown]
        let text = texts.row(at: shown.text)
        let first = MissingURL(
            url: urls[sum.url], field: fields[Int(shown.field)], from: origins[Int(shown.origin)],
            place: Array(text.prefix(3)), words: text.last ?? "")
        return MissingRow(
            url: first.url, field: first.field, pages: sum.pages, references: sum.references,
            sources: sources(of: sum).joined(separator: ","), first: first)
    }

    /// The lists that name an address: of each file the first, in the order of the files.
    private func sources(of sum: Sum) -> [String] {
        guard sum.firstKnown >= 0 else { return [] }
        var named: [Int32: Reference] = [:]
        for index in sum.firstKnown..<sum.end where fields[Int(references[index].field)] == Self.known {
            let reference = references[index]
            if named[reference.origin] == nil { named[reference.origin] = reference }
        }
        var sources: [String] = []
        for reference in named.values.sorted(by: { origins.precedes(Int($0.origin), Int($1.origin)) }) {
            let source = texts.row(at: reference.text).last ?? ""
            if !sources.contains(source) { sources.append(source) }
        }
        return sources
    }
}
