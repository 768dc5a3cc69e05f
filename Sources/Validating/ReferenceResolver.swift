import Addresses
package import Vocabulary
package import Workspace

/// Finds out what references lead to, from the archive alone.
package struct ReferenceResolver {
    private let session: WorkspaceSession
    private let scope: Scope
    private let captures: [String: Capture]
    /// The hosts that something was captured from, with and without `www.`.
    private let hosts: Set<String>
    /// What addresses lead to that were asked for before, whoever refers to them.
    private var known: [String: Target] = [:]

    private static let mirrorReason = "alias: a file of the mirror"

    /// - Parameter captures: By their ids.
    package init(session: WorkspaceSession, scope: Scope, captures: [String: Capture]) {
        var hosts: Set<String> = []
        for capture in captures.values {
            guard let host = capture.url.flatMap({ WebURL.host(ofNormalised: $0) }).map(String.init) else {
                continue
            }
            hosts.formUnion([host, host.hasPrefix("www.") ? String(host.dropFirst(4)) : "www." + host])
        }
        self.hosts = hosts
        self.session = session
        self.scope = scope
        self.captures = captures
    }

    // MARK: Addresses

    /// What an address leads to.
    package struct Target: Sendable, Equatable {
        package var state: Reference.State
        /// The id of a record, or a URL.
        package var to = ""
        package var reason = ""
        /// The capture that answers at the address, or at another name of it.
        package var capture: String?
    }

    /// What an address on a page leads to.
    ///
    /// - Parameters:
    ///   - url: Resolved and normalised; nil where that is impossible.
    ///   - written: As it stands on the page; nil where it is an address of a person.
    package mutating func target(url: ArraySlice<UInt8>?, written: ArraySlice<UInt8>?, page: Capture) throws
        -> Target
    {
        guard let written else { return Target(state: .excluded, reason: "an address of a person") }
        guard let url else { return Target(state: .malformed, reason: "not a URL") }
        let resource = String(decoding: url.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
        if let known = known[resource] { return known.isExternal ? external(known, url) : known }
        let text = String(decoding: url, as: UTF8.self)
        let (target, isOfPage) = try target(
            of: text, written: String(decoding: written, as: UTF8.self), page: page)
        if !isOfPage {
            if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
            known[resource] = target
        }
        return target
    }

    private static let mostKnown = 100_000

    /// Of an external address the fragment is kept.
    private func external(_ target: Target, _ url: ArraySlice<UInt8>) -> Target {
        var target = target
        target.to = String(decoding: url, as: UTF8.self)
        return target
    }

    /// - Returns: The target, and whether it depends on the page that refers.
    private func target(of text: String, written: String, page: Capture) throws -> (Target, Bool) {
        guard let url = WebURL(text) else { return (Target(state: .malformed, reason: "not a URL"), false) }
        switch url.scheme {
        case "http", "https", "file": break
        case "javascript", "data", "about", "blob":
            return (Target(state: .excluded, reason: "\(url.scheme): leads to no page"), false)
        default: return (Target(state: .external, to: url.href), false)
        }
        let isInScope = url.scheme != "file" && scope.contains(normalised: text)
        if url.scheme != "file", !isInScope, !hosts.contains(url.host ?? "") {
            return (Target(state: .external, to: url.href), false)
        }
        if let (capture, reason) = try capture(for: url, written: written, page: page) {
            let isOfPage = url.scheme == "file" || reason == Self.mirrorReason
            guard capture.role == .page else {
                return (
                    Target(
                        state: .capturedNotExtracted, to: capture.url ?? capture.file,
                        reason: "captured as \(capture.role.rawValue)", capture: capture.id), isOfPage
                )
            }
            return (
                Target(state: .resolved, to: "page/" + capture.pageKey, reason: reason, capture: capture.id),
                isOfPage
            )
        }
        guard url.scheme == "file" else {
            return isInScope
                ? (Target(state: .inScopeNotCaptured, to: url.resource), !page.isRecord)
                : (Target(state: .external, to: url.href), false)
        }
        if written.lowercased().hasPrefix("file:") {
            return (Target(state: .excluded, reason: "a file of somebody's computer"), true)
        }
        if written.hasPrefix("/") || written.hasPrefix("\\") {
            return (Target(state: .excluded, reason: "relative to a host that is unknown"), true)
        }
        return (Target(state: .inScopeNotCaptured, to: url.file ?? url.resource), true)
    }

    /// The capture that a URL means; an alias is followed with its reason.
    private func capture(for url: WebURL, written: String, page: Capture) throws -> (Capture, String)? {
        if url.scheme == "file" {
            return try url.file.flatMap { try capture(file: $0, query: url.query, reason: "") }
        }
        for (address, reason) in aliases(of: url) {
            if let id = try session.capture(at: address), let capture = captures[id] {
                return (capture, reason)
            }
        }
        // In a mirror whose links were rewritten the target is a file beside this one.
        guard !page.isRecord, written.first != "#", scope.contains(normalised: url.resource),
            let place = WebURL(placeOf: page.file),
            let target = WebURL(written, base: place), let file = target.file
        else { return nil }
        return try capture(file: file, query: target.query, reason: Self.mirrorReason)
    }

    private func capture(file: String, query: String?, reason: String) throws -> (Capture, String)? {
        var candidates = [file]
        if let query { candidates.append(file + "?" + query) }
        if file.hasSuffix("/") || file.isEmpty { candidates = candidates.map { $0 + "index.html" } }
        for candidate in candidates {
            if let id = try session.capture(at: "raw:" + candidate), let capture = captures[id] {
                return (capture, reason)
            }
        }
        return nil
    }

    private func aliases(of url: WebURL) -> [(String, String)] {
        let exact = url.resource
        guard url.scheme == "http" || url.scheme == "https" else { return [(exact, "")] }
        var aliases = [(exact, "")]
        let swapped = (url.scheme == "http" ? "https" : "http") + exact.dropFirst(url.scheme.count)
        aliases.append((swapped, "alias: scheme"))
        for (address, reason) in aliases {
            if let mark = address.firstRange(of: "://") {
                let host = address[mark.upperBound...]
                let other = host.hasPrefix("www.") ? String(host.dropFirst(4)) : "www." + host
                aliases.append(
                    (
                        address[..<mark.upperBound] + other,
                        reason.isEmpty ? "alias: www" : "alias: scheme, www"
                    ))
            }
        }
        for (address, reason) in aliases where address.hasSuffix("/index.html") {
            let suffix = reason.isEmpty ? "alias: index.html" : reason + ", index.html"
            aliases.append((String(address.dropLast("index.html".count)), suffix))
        }
        return aliases
    }

    // MARK: Foreign keys

    /// A record whose references are ids where a record has the name, and what became of each.
    package func resolved(_ record: Record, schema: Schema) throws -> (
        record: Record, references: [Reference]
    ) {
        var record = record
        var references: [Reference] = []
        for (index, field) in record.fields.enumerated() {
            guard let type = schema[field.name]?.type, let kind = type.target, let value = field.value else {
                continue
            }
            let written: [String] = if case .list(let items) = value { items } else { [value.text] }
            var ids: [String] = []
            for name in written {
                let (id, reason) = try self.id(named: name, kind: kind)
                if let id, !ids.contains(id) { ids.append(id) }
                references.append(
                    Reference(
                        from: record.id, field: field.name, written: name,
                        state: id == nil ? .unaddressed : .resolved,
                        to: id ?? "", reason: (id == nil && type.isWeak ? "weak: " : "") + reason,
                        quote: field.evidence.lazy.compactMap(\.quote).first))
            }
            let resolve = Evidence(.computed(function: "resolve@1", from: [field.name]))
            record.fields[index].evidence.append(resolve)
            if case .references = type {
                record.fields[index].value = .list(ids)
            } else {
                record.fields[index].value = ids.first.map { .string($0) }
                record.fields[index].reason = ids.isEmpty ? .unresolved : nil
            }
        }
        return (record, references)
    }

    private func id(named name: String, kind: String) throws -> (String?, String) {
        if name.hasPrefix(kind + "/"),
            try session.hasRecord(kind: kind, key: String(name.dropFirst(kind.count + 1)))
        {
            return (name, "")
        }
        if try session.hasRecord(kind: kind, key: name) { return (kind + "/" + name, "") }
        let ids = try session.ids(named: foldedName(name), kind: kind)
        guard ids.count <= 1 else { return (nil, "\(ids.count) records of the kind \(kind) have this name") }
        return (ids.first, ids.isEmpty ? "no \(kind) has this name" : "by name")
    }
}

extension ReferenceResolver.Target {
    fileprivate var isExternal: Bool { state == .external }
}

extension FieldType {
    fileprivate var isWeak: Bool {
        switch self {
        case .reference(_, let isStrict), .references(_, let isStrict): !isStrict
        default: false
        }
    }
}
