/// The basic URL parser (WHATWG URL Standard, section 4.4), on bytes of UTF-8.
struct URLParser {
    private var input: [UInt8]
    private let base: WebURL?
    private var index = 0

    init(_ text: String, base: WebURL?) {
        var bytes = Array(text.utf8)[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        input = bytes.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        self.base = base
    }

    mutating func url() -> WebURL? {
        guard let scheme = takeScheme() else { return relative() }
        var url = WebURL(scheme: scheme)
        if scheme == "file" { return file(url) }
        if url.isSpecial {
            if let base, base.scheme == scheme, !startsWithSlashes() {
                return relative(to: base)
            }
            skipSlashes()
            return authority(&url) ? finish(url) : nil
        }
        if take("//") { return authority(&url) ? finish(url) : nil }
        if peek() == UInt8(ascii: "/") { return finish(url) }
        url.hasOpaquePath = true
        let opaque = takeUntil { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
        var path = PercentEncoding.encode(opaque, .c0Control)
        // A space before a query or fragment would be lost when the URL is parsed again.
        if path.hasSuffix(" "), peek() != nil { path = path.dropLast() + "%20" }
        url.path = [path]
        return queryAndFragment(url)
    }

    private func peek(_ distance: Int = 0) -> UInt8? {
        index + distance < input.count ? input[index + distance] : nil
    }

    private mutating func take(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= input.count else { return false }
        for offset in 0..<count where input[index + offset] != text.utf8Start[offset] { return false }
        index += count
        return true
    }

    private mutating func takeUntil(_ isEnd: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = index
        while let byte = peek(), !isEnd(byte) { index += 1 }
        return input[start..<index]
    }

    private mutating func takeScheme() -> String? {
        guard let first = peek(), (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A else { return nil }
        for (offset, byte) in input.enumerated() {
            switch byte {
            case UInt8(ascii: ":"):
                index = offset + 1
                return String(decoding: input[..<offset], as: UTF8.self).lowercased()
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
                UInt8(ascii: "."):
                continue
            default: return nil
            }
        }
        return nil
    }

    private static func isSlash(_ byte: UInt8?, _ isSpecial: Bool) -> Bool {
        byte == UInt8(ascii: "/") || isSpecial && byte == UInt8(ascii: "\\")
    }

    private func startsWithSlashes() -> Bool {
        peek() == UInt8(ascii: "/") && peek(1) == UInt8(ascii: "/")
    }

    private mutating func skipSlashes() {
        while Self.isSlash(peek(), true) { index += 1 }
    }

    private mutating func relative() -> WebURL? {
        guard let base else { return nil }
        if base.hasOpaquePath {
            guard peek() == UInt8(ascii: "#") else { return nil }
            var url = base
            url.fragment = nil
            return queryAndFragment(url)
        }
        return base.scheme == "file" ? file(WebURL(scheme: "file")) : relative(to: base)
    }

    private mutating func relative(to base: WebURL) -> WebURL? {
        var url = WebURL(scheme: base.scheme)
        if Self.isSlash(peek(), url.isSpecial) {
            if Self.isSlash(peek(1), url.isSpecial) {
                index += 2
                if url.isSpecial { skipSlashes() }
                return authority(&url) ? finish(url) : nil
            }
            copyAuthority(from: base, to: &url)
            return finish(url)
        }
        copyAuthority(from: base, to: &url)
        url.path = base.path
        switch peek() {
        case nil, UInt8(ascii: "#"): url.query = base.query
        case UInt8(ascii: "?"): break
        default:
            if !url.path.isEmpty { url.path.removeLast() }
            return finish(url)
        }
        return queryAndFragment(url)
    }

    private func copyAuthority(from base: WebURL, to url: inout WebURL) {
        url.username = base.username
        url.password = base.password
        url.host = base.host
        url.port = base.port
    }

    // MARK: Authority, host and port

    private mutating func authority(_ url: inout WebURL) -> Bool {
        let isSpecial = url.isSpecial
        let text = takeUntil { byte in
            Self.isSlash(byte, isSpecial) || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
        }
        var hostAndPort = text
        if let at = text.lastIndex(of: UInt8(ascii: "@")) {
            let credentials = text[..<at]
            hostAndPort = text[(at + 1)...]
            guard !hostAndPort.isEmpty else { return false }
            let colon = credentials.firstIndex(of: UInt8(ascii: ":")) ?? credentials.endIndex
            url.username = PercentEncoding.encode(credentials[..<colon], .userinfo)
            url.password = PercentEncoding.encode(credentials[colon...].dropFirst(), .userinfo)
        }
        var host = hostAndPort
        var isBracketed = false
        for position in hostAndPort.indices {
            if hostAndPort[position] == UInt8(ascii: "[") { isBracketed = true }
            if hostAndPort[position] == UInt8(ascii: "]") { isBracketed = false }
            if hostAndPort[position] == UInt8(ascii: ":") && !isBracketed {
                host = hostAndPort[..<position]
                guard !host.isEmpty, setPort(hostAndPort[(position + 1)...], of: &url) else { return false }
                break
            }
        }
        if host.isEmpty {
            guard !isSpecial, text.isEmpty else { return false }
            url.host = ""
            return true
        }
        url.host = HostParser.host(Array(host), isSpecial: isSpecial)
        return url.host != nil
    }

    private func setPort(_ digits: ArraySlice<UInt8>, of url: inout WebURL) -> Bool {
        guard !digits.isEmpty else { return true }
        guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return false }
        let significant = digits.drop { $0 == 0x30 }
        guard significant.count <= 5, let port = Int(String(decoding: [0x30] + significant, as: UTF8.self)),
            port <= 65535
        else { return false }
        url.port = port == WebURL.defaultPorts[url.scheme] ? nil : port
        return true
    }

    // MARK: Files

    private mutating func file(_ start: WebURL) -> WebURL? {
        var url = start
        url.host = ""
        let base = base.flatMap { $0.scheme == "file" ? $0 : nil }
        guard Self.isSlash(peek(), true) else {
            guard let base else { return finish(url) }
            url.host = base.host
            url.path = base.path
            switch peek() {
            case nil, UInt8(ascii: "#"):
                url.query = base.query
                return queryAndFragment(url)
            case UInt8(ascii: "?"): return queryAndFragment(url)
            default:
                if startsWithDriveLetter(at: index) {
                    url.path = []
                } else if !url.path.isEmpty && !(url.path.count == 1 && isNormalDrive(url.path[0])) {
                    url.path.removeLast()
                }
                return finish(url)
            }
        }
        guard Self.isSlash(peek(1), true) else {
            if let base {
                url.host = base.host
                if !startsWithDriveLetter(at: index + 1), let first = base.path.first, isNormalDrive(first) {
                    url.path = [first]
                }
            }
            return finish(url)
        }
        index += 2
        let hostStart = index
        let host = takeUntil {
            $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "?")
                || $0 == UInt8(ascii: "#")
        }
        if host.count == 2 && startsWithDriveLetter(at: hostStart) {
            index = hostStart
            return finish(url)
        }
        if !host.isEmpty {
            guard let parsed = HostParser.host(Array(host), isSpecial: true) else { return nil }
            url.host = parsed == "localhost" ? "" : parsed
        }
        return finish(url)
    }

    private func startsWithDriveLetter(at start: Int) -> Bool {
        guard start + 1 < input.count, isLetter(input[start]) else { return false }
        guard input[start + 1] == UInt8(ascii: ":") || input[start + 1] == UInt8(ascii: "|") else {
            return false
        }
        return start + 2 == input.count || "/\\?#".utf8.contains(input[start + 2])
    }

    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    private func isNormalDrive(_ segment: String) -> Bool {
        let bytes = Array(segment.utf8)
        return bytes.count == 2 && isLetter(bytes[0]) && bytes[1] == UInt8(ascii: ":")
    }

    // MARK: Path, query, fragment

    /// The path, from the cursor on, added to the segments that the URL has.
    private mutating func finish(_ start: WebURL) -> WebURL {
        var url = start
        let isSpecial = url.isSpecial
        if Self.isSlash(peek(), isSpecial) {
            index += 1
        } else if peek() == nil || peek() == UInt8(ascii: "?") || peek() == UInt8(ascii: "#") {
            if isSpecial && url.path.isEmpty { url.path = [""] }
            return queryAndFragment(url)
        }
        while true {
            let segment = takeUntil { byte in
                Self.isSlash(byte, isSpecial) || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
            }
            let isLast = !Self.isSlash(peek(), isSpecial)
            let lower = String(decoding: segment, as: UTF8.self).lowercased()
            switch lower.replacingPercentDots() {
            case "..":
                let keepsDrive = url.scheme == "file" && url.path.count == 1 && isNormalDrive(url.path[0])
                if !url.path.isEmpty && !keepsDrive { url.path.removeLast() }
                if isLast { url.path.append("") }
            case ".":
                if isLast { url.path.append("") }
            default:
                var text = PercentEncoding.encode(segment, .path)
                if url.scheme == "file", url.path.isEmpty, text.utf8.count == 2, text.hasSuffix("|"),
                    isLetter(text.utf8.first ?? 0)
                {
                    text = text.prefix(1) + ":"
                }
                url.path.append(text)
            }
            if isLast { return queryAndFragment(url) }
            index += 1
        }
    }

    private mutating func queryAndFragment(_ start: WebURL) -> WebURL {
        var url = start
        if peek() == UInt8(ascii: "?") {
            index += 1
            let query = takeUntil { $0 == UInt8(ascii: "#") }
            url.query = PercentEncoding.encode(query, url.isSpecial ? .specialQuery : .query)
        }
        if peek() == UInt8(ascii: "#") {
            index += 1
            url.fragment = PercentEncoding.encode(input[index...], .fragment)
        }
        return url
    }
}

extension String {
    /// `%2e` means a dot in a segment that is a dot or two.
    fileprivate func replacingPercentDots() -> String {
        switch self {
        case "%2e": "."
        case ".%2e", "%2e.", "%2e%2e": ".."
        default: self
        }
    }
}
