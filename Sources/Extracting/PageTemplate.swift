import Markup
import Vocabulary

/// The template of a page: what its frame and the id of its body have in common with other pages.
///
/// Ids of bodies name templates (`release-notes`) or single pages (`api-section-vm` of `/api/vm.html`). One that shares a
/// word with the end of the page's address is of the second kind and does not count, nor does one with digits.
enum PageTemplate {
    /// 16 hexadecimal digits.
    ///
    /// - Parameter address: The URL of the page, or its place in `raw/`.
    static func name(of parts: PageParts, in tree: MarkupTree, address: String) -> String {
        var digest = parts.template
        if parts.body >= 0, let id = tree.attribute(.id, of: Int(parts.body)), !isOfPage(id, address) {
            for byte in id.utf8 { digest = (digest ^ UInt64(byte)) &* 1_099_511_628_211 }
        }
        let digits = String(digest, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func isOfPage(_ id: String, _ address: String) -> Bool {
        guard !id.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return true }
        let path =
            address.firstRange(of: "://").map { address[$0.upperBound...].drop { $0 != "/" } } ?? address[...]
        let end = path.split(separator: "/").last ?? ""
        // `vm.html`, and what a query names: `index.php?page=vm`.
        let name = end.prefix { $0 != "." && $0 != "?" }
        let query = end.drop { $0 != "?" }
        let own = words(of: name).union(words(of: query)).subtracting(common)
        return !own.isDisjoint(with: words(of: id[...]))
    }

    /// Words that pages of any name have in their addresses.
    private static let common: Set<String> = ["index", "default", "home", "page"]

    private static func words(of text: Substring) -> Set<String> {
        let words = text.lowercased().split { !$0.isLetter }
        return Set(words.filter { $0.count > 1 }.map(String.init))
    }
}
