import Markup
import Vocabulary

/// The template of a page: what its frame and the id of its body have in common with other pages.
///
/// Ids of bodies name templates (`release-notes`) or single pages (`api-section-vm` of `/api/vm.html`). One
/// that shares a word with the end of the page's address is of the second kind and does not count, nor does
/// one with digits.
enum PageTemplate {
    /// 16 hexadecimal digits.
    ///
    /// - Parameter address: The URL of the page, or its place in `raw/`.
    static func name(of parts: PageParts, in tree: MarkupTree, address: String) -> String {
        var digest = parts.template
        if parts.body >= 0, let id = tree.attributeBytes(.id, of: Int(parts.body)), !isOfPage(id, address) {
            for byte in id { digest = (digest ^ UInt64(byte)) &* 1_099_511_628_211 }
        }
        let digits = String(digest, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func isOfPage(_ id: ArraySlice<UInt8>, _ address: String) -> Bool {
        guard !id.contains(where: { (0x30...0x39).contains($0) }) else { return true }
        let own = words(of: end(of: address))
        return words(of: id).contains { word in !common.contains(word) && own.contains(word) }
    }

    /// Of an address the last part of its path without an ending, and what its query says.
    private static func end(of address: String) -> ArraySlice<UInt8> {
        var bytes = Array(address.utf8)[...]
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) {
            bytes = bytes[(colon + 3)...].drop { $0 != UInt8(ascii: "/") }
        }
        var path = bytes.prefix { $0 != UInt8(ascii: "?") }
        let query = bytes[path.endIndex...]
        while path.last == UInt8(ascii: "/") { path.removeLast() }
        if let slash = path.lastIndex(of: UInt8(ascii: "/")) { path = path[(slash + 1)...] }
        return (path.prefix { $0 != UInt8(ascii: ".") } + query)[...]
    }

    /// Words that pages of any name have in their addresses.
    private static let common = ["index", "default", "home", "page"].map { Array($0.utf8)[...] }

    /// Runs of two letters or more, those of ASCII in lower case.
    private static func words(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let lower = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return lower.split { $0 < 0x80 && !(0x61...0x7A).contains($0) }.filter { $0.count > 1 }
    }
}
