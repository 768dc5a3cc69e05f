import Addresses
import Glibc

extension StatedAddress {
    private static let headReach = 4096

    /// The host of `link rel=canonical`, else of `base`, where either is absolute.
    static func host(in bytes: [UInt8]) -> String? {
        var stated: String?
        return bytes.withUnsafeBytes { all in
            let head = UnsafeRawBufferPointer(rebasing: all.prefix(headReach))
            guard let start = head.baseAddress else { return nil }
            var place = 0
            while place + 5 < head.count, let found = memchr(start + place, 0x3C, head.count - place - 5) {
                place = UnsafeRawPointer(found) - start + 1
                // Most tags are others.
                let letter = head[place] | 0x20
                guard letter == 0x6C || letter == 0x62 else { continue }
                let isLink = matches("link", head, place)
                guard isLink || matches("base", head, place),
                    let end = memchr(start + place, 0x3E, head.count - place).map({
                        UnsafeRawPointer($0) - start
                    })
                else { continue }
                let tag = UnsafeRawBufferPointer(rebasing: head[place..<end])
                place = end
                guard !isLink || holds("anonical", tag), let host = host(ofTag: tag) else { continue }
                if isLink { return host }
                stated = stated ?? host
            }
            return stated
        }
    }

    /// Whether a name of a tag stands at a place, in either case.
    private static func matches(_ name: StaticString, _ bytes: UnsafeRawBufferPointer, _ place: Int) -> Bool {
        for index in 0..<name.utf8CodeUnitCount where bytes[place + index] | 0x20 != name.utf8Start[index] {
            return false
        }
        return bytes[place + name.utf8CodeUnitCount] <= 0x20
    }

    private static func holds(_ word: StaticString, _ tag: UnsafeRawBufferPointer) -> Bool {
        let count = word.utf8CodeUnitCount
        guard tag.count >= count else { return false }
        return (0...(tag.count - count)).contains { start in
            (0..<count).allSatisfy { tag[start + $0] | 0x20 == word.utf8Start[$0] }
        }
    }

    private static func host(ofTag tag: UnsafeRawBufferPointer) -> String? {
        guard let href = attribute("href", in: String(decoding: tag, as: UTF8.self)[...]),
            href.contains("://"),
            let url = WebURL(href), url.scheme.hasPrefix("http")
        else { return nil }
        return url.host
    }
}
