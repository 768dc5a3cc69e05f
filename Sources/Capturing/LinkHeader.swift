import Archives
import Vocabulary

/// The header `Link` (RFC 8288, section 3): addresses in angle brackets, each with its parameters.
enum LinkHeader {
    /// More than this are not kept of one capture.
    private static let most = 200

    /// The versions in other languages that headers name: `rel` holds `alternate`, and there is an `hreflang`.
    static func versions(in headers: [String]) -> [HeaderVersion] {
        var versions: [HeaderVersion] = []
        for header in headers {
            var rest = header.utf8[...]
            while let link = next(in: &rest), versions.count < most {
                let relations = link.parameters.first { $0.name == "rel" }?.value.lowercased() ?? ""
                guard relations.split(separator: " ").contains("alternate") else { continue }
                for parameter in link.parameters
                where parameter.name == "hreflang" && !parameter.value.isEmpty {
                    versions.append(HeaderVersion(language: parameter.value, written: link.address))
                }
            }
        }
        return Array(versions.prefix(most))
    }

    private struct Link {
        var address: String
        var parameters: [(name: String, value: String)] = []
    }

    private static func next(in rest: inout Substring.UTF8View) -> Link? {
        guard let open = rest.firstIndex(of: UInt8(ascii: "<")) else { return nil }
        rest = rest[rest.index(after: open)...]
        guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        var link = Link(address: text(rest[..<close]))
        rest = rest[rest.index(after: close)...]
        while true {
            skipSpace(&rest)
            guard rest.first == UInt8(ascii: ";") else { break }
            rest.removeFirst()
            skipSpace(&rest)
            let name = text(rest.prefix { !"=;,".utf8.contains($0) }).lowercased()
            rest = rest.drop { !"=;,".utf8.contains($0) }
            var value = ""
            if rest.first == UInt8(ascii: "=") {
                rest.removeFirst()
                value = self.value(&rest)
            }
            if !name.isEmpty { link.parameters.append((name, value)) }
        }
        return link
    }

    /// A token, or a quoted string whose escapes are resolved.
    private static func value(_ rest: inout Substring.UTF8View) -> String {
        skipSpace(&rest)
        guard rest.first == UInt8(ascii: "\"") else {
            let token = rest.prefix { !";,".utf8.contains($0) }
            rest = rest[token.endIndex...]
            return text(token)
        }
        rest.removeFirst()
        var bytes: [UInt8] = []
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
            bytes.append(byte == UInt8(ascii: "\\") ? rest.popFirst() ?? byte : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func skipSpace(_ rest: inout Substring.UTF8View) {
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
    }

    private static func text(_ bytes: Substring.UTF8View) -> String {
        String(decoding: bytes, as: UTF8.self).trimmed
    }
}
