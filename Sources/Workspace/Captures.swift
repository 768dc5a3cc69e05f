package import Vocabulary

/// The captures of an inventory in their order, kept so that memory does not grow with their number.
///
/// Each is made anew where it is asked for. What stages ask of all captures (role, URL, host) is there at once.
package final class Captures: RandomAccessCollection, ExpressibleByArrayLiteral {
    /// What is known of a capture without making it.
    private struct Head: BitwiseCopyable {
        /// Where the rest of it lies.
        var place: Int
        /// Numbers of names; -1 where there is none.
        var id: Int32
        var url: Int32
        var statedHost: Int32
        var role: UInt8
        var isRecord: Bool
        var isRevisit: Bool
    }

    private static let roles = Capture.Role.allCases

    private let heads: ScratchArray<Head>
    private let rest: ScratchTexts
    private let ids: ScratchNames
    /// The first capture with an id, by the number of the id.
    private let firsts: ScratchArray<Int32>
    private let urls: ScratchNames
    private let hosts: ScratchNames
    private var writer = ByteWriter()

    /// - Parameter folder: Where their files lie; nil where they stay in memory.
    package init(in folder: String?) {
        heads = ScratchArray(in: folder)
        rest = ScratchTexts(in: folder)
        ids = ScratchNames(in: folder)
        firsts = ScratchArray(in: folder)
        urls = ScratchNames(in: folder)
        hosts = ScratchNames(in: folder)
    }

    /// A few captures, which stay in memory.
    package convenience init(_ captures: [Capture]) {
        self.init(in: nil)
        for capture in captures { append(capture) }
    }

    package convenience init(arrayLiteral captures: Capture...) { self.init(captures) }

    package var startIndex: Int { 0 }
    package var endIndex: Int { heads.count }

    package func append(_ capture: Capture) {
        let id = ids.number(adding: capture.id)
        if id == firsts.count { firsts.append(Int32(heads.count)) }
        heads.append(head(of: capture, id: Int32(id), place: rest.append(encoded(capture))))
    }

    package subscript(index: Int) -> Capture {
        let head = heads[index]
        var reader = ByteReader(rest.array(at: head.place))
        return reader.capture(
            id: ids[Int(head.id)], url: name(head.url, in: urls), role: Self.roles[Int(head.role)],
            statedHost: name(head.statedHost, in: hosts))
    }

    /// Changes a capture; its id stays.
    package func update(_ index: Int, _ change: (inout Capture) -> Void) {
        var capture = self[index]
        change(&capture)
        let head = heads[index]
        heads[index] = self.head(
            of: capture, id: head.id, place: rest.replace(head.place, with: encoded(capture)))
    }

    private func head(of capture: Capture, id: Int32, place: Int) -> Head {
        Head(
            place: place, id: id, url: number(capture.url, in: urls),
            statedHost: number(capture.statedHost, in: hosts),
            role: UInt8(Self.roles.firstIndex(of: capture.role) ?? 0), isRecord: capture.isRecord,
            isRevisit: capture.record?.type == "revisit")
    }

    private func encoded(_ capture: Capture) -> [UInt8] {
        writer.removeAll()
        writer.capture(capture)
        return writer.bytes
    }

    private func number(_ name: String?, in names: ScratchNames) -> Int32 {
        name.map { Int32(names.number(adding: $0)) } ?? -1
    }

    private func name(_ number: Int32, in names: ScratchNames) -> String? {
        number < 0 ? nil : names[Int(number)]
    }

    // MARK: What is asked of all of them

    package func role(at index: Int) -> Capture.Role { Self.roles[Int(heads[index].role)] }

    package func isRecord(at index: Int) -> Bool { heads[index].isRecord }

    /// Whether it is a record of a WARC that says that a page was as it had been.
    package func isRevisit(at index: Int) -> Bool { heads[index].isRevisit }

    package func url(at index: Int) -> String? { name(heads[index].url, in: urls) }

    package func statedHost(at index: Int) -> String? { name(heads[index].statedHost, in: hosts) }

    /// A number that captures of one URL share; nil where it has none.
    package func urlNumber(at index: Int) -> Int? { heads[index].url < 0 ? nil : Int(heads[index].url) }

    /// The number of a URL; nil where no capture has it.
    package func number(ofURL url: String) -> Int? { urls.number(of: url) }

    /// How many URLs have numbers.
    package var urlCount: Int { urls.count }

    /// The first capture with an id.
    package subscript(id id: String) -> Capture? { ids.number(of: id).map { self[Int(firsts[$0])] } }

    /// The index of the first capture with an id.
    package func index(ofID id: String) -> Int? { ids.number(of: id).map { Int(firsts[$0]) } }
}
