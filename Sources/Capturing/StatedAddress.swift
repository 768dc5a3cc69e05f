import Addresses

/// What a page says of its own address, in its first bytes: links, and comments that tools leave.
struct StatedAddress {
    private(set) var url: String?
    /// RFC 3339.
    private(set) var date: String?
    private(set) var tool: Tool?

    /// What saved a page.
    enum Tool: String {
        case httrack = "HTTrack"
        case singleFile = "SingleFile"
        case browser = "a browser"
    }

    /// What is noted of a capture whose address a tool stated.
    static func note(of tool: Tool) -> String { "address from the comment that \(tool.rawValue) left" }

    private static let reach = 8192

    /// - Parameter bytes: The first bytes of a page.
    init(in bytes: [UInt8]) {
        let text = String(decoding: bytes.prefix(Self.reach), as: UTF8.self)
        var rest = text[...]
        while let open = rest.firstRange(of: "<!--") {
            let comment = rest[open.upperBound...]
            let end = comment.firstRange(of: "-->")
            read(String(comment[..<(end?.lowerBound ?? comment.endIndex)].prefix(2048)))
            if url != nil { return }
            rest = end.map { rest[$0.upperBound...] } ?? ""
        }
    }

    private mutating func read(_ comment: String) {
        if let found = comment.firstRange(of: "Mirrored from ") {
            // <!-- Mirrored from host/path by HTTrack … [XR&CO'2014], Sat, 01 Jan 2011 00:00:00 GMT -->
            let address = comment[found.upperBound...]
            guard let by = address.firstRange(of: " by HTTrack") else { return }
            let text = String(address[..<by.lowerBound])
            url = WebURL(text.contains("://") ? text : "http://" + text)?.resource
            date = address.firstRange(of: "], ").flatMap {
                HTTPDate.moment(String(address[$0.upperBound...]))
            }
            tool = .httrack
        } else if comment.contains("SingleFile") {
            for line in comment.split(whereSeparator: \.isNewline) {
                let pair = line.split(separator: ":", maxSplits: 1).map { $0.trimming }
                guard pair.count == 2 else { continue }
                if pair[0] == "url" { url = Self.address(pair[1]) }
                if pair[0] == "saved date" { date = HTTPDate.moment(pair[1]) }
            }
            tool = .singleFile
        } else if let found = comment.firstRange(of: "saved from url=(") {
            // <!-- saved from url=(0023)http://www.example.org/ -->
            let rest = comment[found.upperBound...]
            guard let close = rest.firstIndex(of: ")") else { return }
            url = Self.address(String(rest[rest.index(after: close)...]).trimming)
            if url != nil { tool = .browser }
        }
    }

    /// An address of the Web; nil for `about:internet`, which tools write that have none to give, and for files.
    private static func address(_ text: String) -> String? {
        WebURL(text).flatMap { $0.scheme.hasPrefix("http") ? $0.resource : nil }
    }

    static func attribute(_ name: String, in tag: Substring) -> String? {
        guard let found = tag.lowercased().firstRange(of: name + "=") else { return nil }
        let offset = tag.lowercased().distance(from: tag.lowercased().startIndex, to: found.upperBound)
        guard offset <= tag.count else { return nil }
        let value = tag.dropFirst(offset)
        if let quote = value.first, quote == "\"" || quote == "'" {
            return String(value.dropFirst().prefix { $0 != quote })
        }
        return String(value.prefix { !$0.isWhitespace })
    }
}

extension StringProtocol {
    var trimming: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
