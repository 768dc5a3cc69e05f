/// The addresses that a site map or a feed lists, each with its place.
///
/// Site maps (sitemaps.org, protocol 0.9) have them in `loc`, RSS in `link`, Atom in the `href` of `link`. They are
/// looked for byte by byte, so that a list that is no XML gives what it holds.
package struct AddressList: Sendable {
    /// An address as it is written, and where.
    package struct Entry: Sendable, Equatable {
        package var written: String
        package var range: Range<Int>
    }

    /// What kind of list it is, as references name it.
    package enum Kind: String, Sendable {
        case siteMap = "sitemap"
        case feed
    }

    /// A version of an entry in another language, as `xhtml:link` in a site map names it.
    package struct Version: Sendable, Equatable {
        package var language: String
        package var entry: Entry
        /// The address that it is a version of.
        package var of: String
    }

    package let kind: Kind
    package private(set) var entries: [Entry] = []
    package private(set) var versions: [Version] = []

    /// More than this is no list of pages (sitemaps.org allows 50,000).
    private static let most = 100_000
    private static let longest = 8_192
    /// So far the end of a tag is looked for: tags that never end must not cost the rest of the list each.
    private static let longestTag = 2_048

    /// Reads a list; nil where the bytes are none.
    package init?(_ bytes: [UInt8]) {
        let head = bytes.prefix(4_096)
        if Self.holds(head, "<urlset") || Self.holds(head, "<sitemapindex") {
            kind = .siteMap
            entries = Self.contents(of: "loc", in: bytes)
            versions = Self.versions(of: entries, in: bytes)
        } else if Self.holds(head, "<rss") || Self.holds(head, "<rdf:RDF") {
            kind = .feed
            entries = Self.contents(of: "link", in: bytes)
        } else if Self.holds(head, "<feed") {
            kind = .feed
            entries = Self.attributes(in: bytes)
        } else {
            return nil
        }
    }

    private static func holds(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
        let needle = Array(text.utf8)
        return bytes.indices.dropLast(needle.count - 1).contains { bytes[$0...].starts(with: needle) }
    }

    /// The texts of elements with a name, with or without a prefix of their namespace.
    private static func contents(of name: String, in bytes: [UInt8]) -> [Entry] {
        let needle = Array(name.utf8)
        var entries: [Entry] = []
        var index = 0
        while let tag = bytes[index...].firstIndex(of: UInt8(ascii: "<")), entries.count < most {
            index = tag + 1
            guard bytes[index...].starts(with: needle), index + needle.count < bytes.count,
                let close = bytes[index...].prefix(longestTag).firstIndex(of: UInt8(ascii: ">")),
                [0x3E, 0x20, 0x0A, 0x0D, 0x09].contains(bytes[index + needle.count])
            else { continue }
            var start = close + 1
            var end = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
            if bytes[start...].starts(with: "<![CDATA[".utf8) {
                start += 9
                end = bytes[start...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count
            }
            while start < end, bytes[start] <= 0x20 { start += 1 }
            while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
            if start < end, end - start < longest {
                entries.append(Entry(written: plain(bytes[start..<end]), range: start..<end))
            }
            index = max(end, index)
        }
        return entries
    }

    /// The links with `hreflang`, each with the `loc` of its `url` element, before it or behind it.
    private static func versions(of entries: [Entry], in bytes: [UInt8]) -> [Version] {
        var versions: [Version] = []
        var next = entries.startIndex
        var index = 0
        var end = 0
        while let tag = bytes[index...].firstIndex(of: UInt8(ascii: "<")), versions.count < most {
            index = tag + 1
            guard let close = bytes[index...].prefix(longestTag).firstIndex(of: UInt8(ascii: ">")) else {
                continue
            }
            let element = bytes[index..<close]
            if element.starts(with: "url".utf8) { end = tag }
            let name = element.prefix { $0 > 0x20 }
            guard name.elementsEqual("link".utf8) || name.suffix(5).elementsEqual(":link".utf8),
                let language = value(of: "hreflang", in: element), let href = value(of: "href", in: element)
            else { continue }
            index = close
            // The entry of this `url` element is the first that stands behind its beginning.
            while next < entries.endIndex, entries[next].range.lowerBound < end { next += 1 }
            guard next < entries.endIndex else { break }
            versions.append(
                Version(
                    language: plain(bytes[language]), entry: Entry(written: plain(bytes[href]), range: href),
                    of: entries[next].written))
        }
        return versions
    }

    /// The bytes of an attribute's value.
    private static func value(of name: String, in element: ArraySlice<UInt8>) -> Range<Int>? {
        let needle = Array((" " + name + "=").utf8)
        for index in element.indices.dropLast(needle.count)
        where element[index] <= 0x20 && element[(index + 1)...].starts(with: needle.dropFirst()) {
            let quote = element[index + needle.count]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
            let start = index + needle.count + 1
            return element[start...].firstIndex(of: quote).map { start..<$0 }
        }
        return nil
    }

    /// Relations of Atom (RFC 4287, section 4.2.7.2; RFC 5005; RFC 4685) that lead to something to read: not to the feed
    /// itself, nor to where software edits it.
    private static let relationsToRead: Set<String> = [
        "alternate", "related", "via", "enclosure", "replies", "first", "last", "next", "previous",
        "prev-archive",
        "next-archive",
    ]

    /// The `href` of Atom's `link` elements.
    private static func attributes(in bytes: [UInt8]) -> [Entry] {
        var entries: [Entry] = []
        var index = 0
        while let tag = bytes[index...].firstIndex(of: UInt8(ascii: "<")), entries.count < most {
            index = tag + 1
            guard bytes[index...].starts(with: "link".utf8),
                let close = bytes[index...].prefix(longestTag).firstIndex(of: UInt8(ascii: ">"))
            else { continue }
            let element = bytes[index..<close]
            index = close
            let relation = value(of: "rel", in: element).map { plain(bytes[$0]) }
            guard relation.map(relationsToRead.contains) ?? true,
                let mark = element.indices.first(where: { element[$0...].starts(with: "href=".utf8) }),
                mark + 6 < close,
                let quote = [UInt8(ascii: "\""), UInt8(ascii: "'")].first(where: { $0 == element[mark + 5] }),
                let end = element[(mark + 6)...].firstIndex(of: quote)
            else { continue }
            entries.append(Entry(written: plain(element[(mark + 6)..<end]), range: (mark + 6)..<end))
        }
        return entries
    }

    /// A text without XML's references, of which addresses have `&amp;` alone.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).replacing("&amp;", with: "&")
    }
}
