/// An address as a person pastes it: scheme, `www.`, case of the host, fragment and final slashes do not
/// count.
package struct PastedAddress: Equatable {
    private let bare: String

    package init(_ text: String) {
        var rest = text.prefix { $0 != "#" }
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        if rest.lowercased().hasPrefix("www.") { rest = rest.dropFirst(4) }
        while rest.hasSuffix("/") { rest = rest.dropLast() }
        let host = rest.prefix { $0 != "/" && $0 != "?" }
        bare = host.lowercased() + rest.dropFirst(host.count)
    }
}
