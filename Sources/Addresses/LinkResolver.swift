/// Resolves the links of one page, most of them without parsing.
///
/// What it writes is what `WebURL(link, base:)?.href` gives; links that hold anything unusual are parsed.
package struct LinkResolver {
    private let base: WebURL?
    /// `scheme://host`, and the base's path up to its last `/`.
    private let origin: [UInt8]
    private let folder: [UInt8]
    private let resource: [UInt8]

    package init(base: WebURL?) {
        self.base = base
        guard let base, base.scheme == "http" || base.scheme == "https", !base.hasOpaquePath else {
            origin = []
            folder = []
            resource = base.map { Array($0.resource.utf8) } ?? []
            return
        }
        resource = Array(base.resource.utf8)
        let path = Array(base.pathname.utf8)
        let query = base.query.map { $0.utf8.count + 1 } ?? 0
        origin = Array(resource.dropLast(path.count + query))
        folder = Array(path[...(path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)])
    }

    /// Appends the absolute URL of a link; false where it is none.
    package func append(_ link: ArraySlice<UInt8>, to bytes: inout [UInt8]) -> Bool {
        if appendPlainly(link, to: &bytes) { return true }
        guard let url = WebURL(String(decoding: link, as: UTF8.self), base: base) else { return false }
        bytes.append(contentsOf: url.href.utf8)
        return true
    }

    /// Does the usual: addresses that are normal already, and plain paths.
    private func appendPlainly(_ link: ArraySlice<UInt8>, to bytes: inout [UInt8]) -> Bool {
        guard let first = link.first else { return false }
        if first == UInt8(ascii: "h"), let path = Self.pathStart(ofAddress: link) {
            guard Self.isPlain(link[path...]) else { return false }
            bytes.append(contentsOf: link)
            return true
        }
        guard !origin.isEmpty else { return false }
        switch first {
        case UInt8(ascii: "/"):
            guard link.count == 1 || link[link.startIndex + 1] != UInt8(ascii: "/"), Self.isPlain(link) else {
                return false
            }
            bytes.append(contentsOf: origin)
        case UInt8(ascii: "#"):
            guard Self.isPlain(link) else { return false }
            bytes.append(contentsOf: resource)
        case UInt8(ascii: "."):
            guard let rest = climb(link, to: &bytes) else { return false }
            bytes.append(contentsOf: rest)
            return true
        default:
            // A colon may end a scheme.
            guard Self.startsPath(first), Self.isPlain(link), !link.contains(UInt8(ascii: ":")) else {
                return false
            }
            bytes.append(contentsOf: origin)
            bytes.append(contentsOf: folder)
        }
        bytes.append(contentsOf: link)
        return true
    }

    /// Appends the folder that `../` and `./` at the start of a link lead to, and gives what follows them.
    private func climb(_ link: ArraySlice<UInt8>, to bytes: inout [UInt8]) -> ArraySlice<UInt8>? {
        let (dot, slash) = (UInt8(ascii: "."), UInt8(ascii: "/"))
        var rest = link
        var folder = folder[...]
        while rest.first == dot {
            let next = rest.dropFirst()
            if next.first == slash {
                rest = next.dropFirst()
            } else if next.first == dot, next.dropFirst().first == slash {
                rest = next.dropFirst(2)
                folder = folder.dropLast()
                folder = folder[..<((folder.lastIndex(of: slash) ?? folder.startIndex - 1) + 1)]
                if folder.isEmpty { folder = self.folder[...self.folder.startIndex] }
            } else {
                return nil
            }
        }
        guard Self.isPlain(rest) else { return nil }
        bytes.append(contentsOf: origin)
        bytes.append(contentsOf: folder)
        return rest
    }

    private static func startsPath(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Where the path of an address begins that has `http` or `https` and a host in lower case, and nothing else.
    private static func pathStart(ofAddress link: ArraySlice<UInt8>) -> Int? {
        var index = link.startIndex
        if link.starts(with: "http://".utf8) {
            index += 7
        } else if link.starts(with: "https://".utf8) {
            index += 8
        } else {
            return nil
        }
        let start = index
        var hasLetter = false
        while index < link.endIndex, link[index] != UInt8(ascii: "/") {
            switch link[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): hasLetter = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): break
            default: return nil
            }
            index += 1
        }
        // A host whose last label begins with a digit may be a number (`0x7f`); one with `xn--` is looked at closely.
        let lastLabel = link[start..<index].lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? start
        guard index < link.endIndex, lastLabel < index, hasLetter, link[lastLabel] >= UInt8(ascii: "a"),
            link[index - 1] >= UInt8(ascii: "a"),
            !link[start..<index].containsPair(UInt8(ascii: "-"))
        else { return nil }
        return index
    }

    /// Whether path, query and fragment hold nothing that parsing changes: no dots alone between slashes, and
    /// only letters, digits and signs that stay as they are.
    private static func isPlain(_ rest: ArraySlice<UInt8>) -> Bool {
        var previous: UInt8 = UInt8(ascii: "/")
        var isInPath = true
        for index in rest.indices {
            let byte = rest[index]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "+"),
                UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "~"), UInt8(ascii: "!"),
                UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"),
                UInt8(ascii: ";"), UInt8(ascii: "@"):
                break
            // An encoded dot may stand for a dot segment.
            case UInt8(ascii: "%"): if isInPath, rest[index...].startsWithEncodedDot { return false }
            case UInt8(ascii: "?"): isInPath = false
            case UInt8(ascii: "#"):
                if previous == UInt8(ascii: "#") { return false }
                isInPath = false
            case UInt8(ascii: "."):
                if isInPath, previous == UInt8(ascii: "/") || previous == UInt8(ascii: ".") { return false }
            default: return false
            }
            previous = byte
        }
        return true
    }
}

extension ArraySlice<UInt8> {
    fileprivate var startsWithEncodedDot: Bool {
        count > 2 && self[startIndex + 1] == UInt8(ascii: "2")
            && self[startIndex + 2] | 0x20 == UInt8(ascii: "e")
    }

    fileprivate func containsPair(_ byte: UInt8) -> Bool {
        var previous: UInt8 = 0
        for other in self {
            if other == byte && previous == byte { return true }
            previous = other
        }
        return false
    }
}
