import Archives
import Extracting
import Foundation
import Ingesting
import Markup
import Normalising
import Vocabulary

/// Takes records, and touches every byte of them.
private final class Sink: RecordVisitor {
    var sum: UInt64 = 0
    private var body: BodyDecoder?
    private var headLeft = 0

    func begin(_ record: ArchiveRecord, body: UnsafeRawBufferPointer) -> Bool {
        self.body = BodyDecoder(record.http, limit: 1 << 20)
        headLeft = record.http?.length ?? 0
        for (name, value) in record.head.fields.pairs { sum &+= UInt64(name.utf8.count + value.utf8.count) }
        _ = (record.head.targetURI, record.head.date, record.http?.charset, record.http?.mediaType)
        return true
    }

    func block(_ bytes: UnsafeRawBufferPointer) {
        let skipped = min(headLeft, bytes.count)
        headLeft -= skipped
        body?.feed(UnsafeRawBufferPointer(rebasing: bytes[skipped...]), unframed: { _ in }) { piece in
            for byte in piece { sum &+= UInt64(byte) }
        }
    }

    func abandon() { body = nil }

    func end(_ record: ArchiveRecord) { _ = body?.finish() }
}

/// One file that is written anew for each input: the reader reads files.
private let path = NSTemporaryDirectory() + "cartulary-fuzz-\(getpid())"

/// libFuzzer's own loop.
@_silgen_name("LLVMFuzzerRunDriver")
private func run(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main
enum Fuzz {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(run(&count, &arguments) { fuzz($0, $1) })
    }
}

/// Reads one input: its first byte chooses what is read.
private func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 1 else { return 0 }
    let input = UnsafeBufferPointer(start: start, count: count)
    let bytes = Array(input.dropFirst())
    switch input[0] % 4 {
    case 0, 1:
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)),
            let file = ArchiveFile(path)
        else {
            return 0
        }
        let coding = DecodedStream.coding(of: Array(bytes.prefix(16)))
        if input[0] % 4 == 0 {
            RecordScanner(DecodedStream(file, coding: coding), visitor: Sink()).run()
        } else {
            let reader = ZIPReader(file)
            for entry in reader.entries.prefix(16) { _ = reader.bytes(of: entry, limit: 1 << 20) }
        }
    case 2:
        bytes.withUnsafeBytes { view in
            let head = HTTPHead(view)
            let decoder = BodyDecoder(head, limit: 1 << 20)
            let body = UnsafeRawBufferPointer(rebasing: view[(head?.length ?? 0)...])
            decoder.feed(body, unframed: { _ in }, decoded: { _ in })
            _ = decoder.finish()
        }
    default:
        let capture = Capture(
            id: "c", file: "page.html", length: bytes.count, sha256: "", url: nil, mediaType: "text/html",
            role: .page,
            reason: "")
        let page = Ingester().page(from: capture, bytes: bytes).value
        precondition(page.map { String(validating: $0.text, as: UTF8.self) != nil } ?? true)
        precondition(page.map { $0.offsets.payloadOffset(of: $0.text.count) <= bytes.count } ?? true)
        if let page {
            readFeed(page, bytes.count)
            workOn(page, bytes.count)
        }
        _ = PlainXPath(String(decoding: bytes.prefix(longestXPath), as: UTF8.self))
    }
    return 0
}

private let longestXPath = 200

/// All that is done with a page without a recipe, languages included.
private let pageWork: (extractor: Extractor, normaliser: Normaliser) = {
    guard let extractor = try? Extractor(recipes: [], limits: Project().limits),
        let normaliser = try? Normaliser(schemas: [], recipes: [], project: Project())
    else { preconditionFailure("a project without recipes has work") }
    return (extractor, normaliser)
}()

/// The rows and records of a page: each place within its bytes.
private func workOn(_ page: Page, _ count: Int) {
    guard let extraction = pageWork.extractor.extraction(from: page).value else { return }
    let (result, rows) = pageWork.normaliser.result(of: extraction, page: page)
    for rows in rows {
        for place in rows.places { precondition(place.range.upperBound <= count) }
    }
    for record in result.records {
        for evidence in record.fields.flatMap(\.evidence) {
            for range in evidence.quote?.ranges ?? [] { precondition(range.upperBound <= count) }
        }
    }
}

/// Rules for elements that feeds have at several depths, and for an attribute.
private let feedRules: FeedRules = {
    let place = SourcePlace(file: "fuzz", line: 1)
    let rules = [("title", nil), ("name", nil), ("link", "href")].map { element, attribute in
        Rule(
            id: element, selector: .entryElement(element), attribute: attribute, takesAll: true, place: place)
    }
    let record = RecordRule(
        id: "fuzz", kind: "feed_entry", each: nil, split: nil, key: [],
        fields: rules.map { FieldRule(name: $0.id, candidates: [$0]) }, mentions: [], language: nil,
        note: nil,
        place: place)
    let route = Route(id: "fuzz", address: nil, conditions: [], records: [record], mentions: [])
    guard let rules = try? FeedRules([Recipe(name: "fuzz", file: "fuzz", routes: [route])]) else {
        preconditionFailure("rules without patterns compile")
    }
    return rules
}()

/// What a page holds if it is a feed: each place within its bytes.
private func readFeed(_ page: Page, _ count: Int) {
    for entry in FeedReader.excerpts(of: page, rules: feedRules)?.entries ?? [] {
        let found = entry.drafts.flatMap(\.fields).flatMap(\.candidates).flatMap(\.excerpts)
        let excerpts = [entry.title, entry.link, entry.summary, entry.author].compactMap(\.self) + found
        for range in excerpts.flatMap(\.quote.ranges) { precondition(range.upperBound <= count) }
    }
}
