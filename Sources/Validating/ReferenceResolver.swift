import Addresses
package import Vocabulary
package import Workspace

/// Finds out what references lead to, from the archive alone.
package struct ReferenceResolver {
    private let session: WorkspaceSession
    /// Finds captures by other spellings of their addresses.
    package let likely: LikelyCaptures
    /// Of each address of the site what became of it.
    package let scoped: ScopedAddresses
    private let scope: Scope
    private let captures: Captures
    /// The hosts that something was captured from, with and without `www.`.
    private let hosts: Set<String>
    /// What addresses lead to that were asked for before, whoever refers to them.
    private var known = KnownTargets()
    private var knownAnchors: [String: Anchors] = [:]
    private var anchorCount = 0
    private let exclusions: [Exclusion]
    /// Why records are kept back, by their ids.
    private let withheld: [String: String]
    /// The folders and files at the top of `raw/`.
    private let folders: Set<Substring>

    private static let mirrorReason = "alias: a file of the mirror"

    /// - Parameters:
    ///   - aliases: What the site's server took for one address.
    ///   - exclusions: Addresses that need not be captured.
    ///   - withheld: What is kept back: references to it are excluded.
    package init(
        session: WorkspaceSession, scope: Scope, captures: Captures, aliases: Project.Aliases = .init(),
        exclusions: [Exclusion] = [], withheld: [Withheld] = []
    ) {
        var reasons: [String: String] = [:]
        var exclusions = exclusions
        for entry in withheld {
            switch entry.subject {
            case .record(let id): reasons[id] = entry.explanation
            case .address(let url): exclusions.append(Exclusion(url: Glob(url), reason: entry.explanation))
            }
        }
        self.exclusions = exclusions
        self.withheld = reasons
        var folders: Set<Substring> = []
        var hosts: Set<String> = []
        for capture in captures {
            if let folder = capture.file.split(separator: "/", maxSplits: 1).first { folders.insert(folder) }
            guard let host = capture.url.flatMap({ WebURL.host(ofNormalised: $0) }).map(String.init),
                !hosts.contains(host)
            else { continue }
            hosts.formUnion([host, host.hasPrefix("www.") ? String(host.dropFirst(4)) : "www." + host])
        }
        self.folders = folders
        self.hosts = hosts
        self.session = session
        likely = LikelyCaptures(captures, aliases: aliases, in: session.folder)
        scoped = ScopedAddresses(in: session.folder)
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
        /// What became of the fragment; nil where there is none.
        package var fragment: Anchors.Verdict?
    }

    /// What an address on a page leads to.
    ///
    /// - Parameters:
    ///   - url: Resolved and normalised; nil where that is impossible.
    ///   - written: As it stands on the page; nil where it is an address of a person.
    package mutating func target(url: ArraySlice<UInt8>?, written: ArraySlice<UInt8>?, page: Capture?) throws
        -> Target
    {
        guard let written else { return Target(state: .excluded, reason: "an address of a person") }
        guard let url else { return Target(state: .malformed, reason: "not a URL") }
        let front = url.prefix { $0 != UInt8(ascii: "#") }
        var target: Target
        if let known = known[front] {
            target = known.isExternal ? external(known, url, front) : known
        } else {
            let (found, isOfPage, scoped) = try self.target(
                of: String(decoding: url, as: UTF8.self), written: String(decoding: written, as: UTF8.self),
                page: page)
            target = found
            // Of each address of the site the ledger counts what became of it.
            if let scoped { self.scoped.note(scoped, in: found.state) }
            if !isOfPage { known.add(found, of: front) }
        }
        let fragment = url[front.endIndex...].dropFirst()
        if !fragment.isEmpty, let capture = target.capture {
            target.fragment =
                target.state == .resolved ? try anchors(of: capture).verdict(of: fragment) : .notChecked
        }
        return target
    }

    private mutating func anchors(of capture: String) throws -> Anchors {
        if let known = knownAnchors[capture] { return known }
        let anchors = try session.anchors(of: capture)
        if anchorCount > Self.mostAnchors {
            knownAnchors.removeAll(keepingCapacity: true)
            anchorCount = 0
        }
        anchorCount += anchors.digests.count + 16
        knownAnchors[capture] = anchors
        return anchors
    }

    /// Eight bytes each.
    private static let mostAnchors = 4 << 20

    /// Of an external address the fragment is kept.
    private func external(_ target: Target, _ url: ArraySlice<UInt8>, _ front: ArraySlice<UInt8>) -> Target {
        if url.count == front.count, target.to.utf8.count == url.count { return target }
        var target = target
        target.to = String(decoding: url, as: UTF8.self)
        return target
    }

    /// - Returns: The target, whether it depends on the page that refers, and the address by which the ledger
    ///   counts it where it is one of the site.
    private func target(of text: String, written: String, page: Capture?) throws -> (Target, Bool, String?) {
        guard let url = WebURL(text) else {
            return (Target(state: .malformed, reason: "not a URL"), false, nil)
        }
        switch url.scheme {
        case "http", "https", "file": break
        case "javascript", "data", "about", "blob":
            return (Target(state: .excluded, reason: "\(url.scheme): leads to no page"), false, nil)
        default: return (Target(state: .external, to: url.href), false, nil)
        }
        let isInScope = url.scheme != "file" && scope.contains(normalised: text)
        if url.scheme != "file", !isInScope, !hosts.contains(url.host ?? "") {
            return (Target(state: .external, to: url.href), false, nil)
        }
        let scoped = url.scheme == "file" ? url.file ?? url.resource : isInScope ? url.resource : nil
        if let (capture, reason) = try capture(for: url, written: written, page: page) {
            let isOfPage = url.scheme == "file" || reason == Self.mirrorReason
            let (end, hops) = try end(of: capture)
            let via =
                hops == 0
                ? reason : [reason, "redirect: \(hops)"].filter { !$0.isEmpty }.joined(separator: ", ")
            return (Self.target(at: end, reason: via), isOfPage, scoped)
        }
        guard url.scheme == "file" else {
            guard isInScope else { return (Target(state: .external, to: url.href), false, nil) }
            if let exclusion = exclusions.first(where: { $0.url.matches(url.resource) }) {
                return (
                    Target(state: .excluded, to: url.resource, reason: exclusion.reason),
                    page?.isRecord == false, scoped
                )
            }
            return (Target(state: .inScopeNotCaptured, to: url.resource), page?.isRecord == false, scoped)
        }
        if written.lowercased().hasPrefix("file:") {
            return (Target(state: .excluded, reason: "a file of somebody's computer"), true, nil)
        }
        if written.hasPrefix("/") || written.hasPrefix("\\") {
            return (Target(state: .excluded, reason: "relative to a host that is unknown"), true, nil)
        }
        if let file = url.file, let folder = file.split(separator: "/").first, !folders.contains(folder) {
            // Mirrors of several hosts link from one host's folder into another's.
            return (Target(state: .external, to: file, reason: "a folder that raw/ does not have"), true, nil)
        }
        return (Target(state: .inScopeNotCaptured, to: url.file ?? url.resource), true, scoped)
    }

    private static func target(at end: RedirectEnd, reason: String) -> Target {
        switch end {
        case .capture(let capture) where capture.role == .page:
            Target(state: .resolved, to: "page/" + capture.pageKey, reason: reason, capture: capture.id)
        case .capture(let capture) where capture.role == .withheld:
            Target(
                state: .excluded, to: capture.url ?? capture.file,
                reason: capture.reason, capture: capture.id)
        case .capture(let capture):
            Target(
                state: capture.role == .error ? .broken : .capturedNotExtracted,
                to: capture.url ?? capture.file,
                reason: [reason, "captured as \(capture.role.rawValue)"].filter { !$0.isEmpty }.joined(
                    separator: ", "), capture: capture.id)
        case .missing(let url): Target(state: .inScopeNotCaptured, to: url, reason: reason)
        case .external(let url): Target(state: .external, to: url, reason: reason)
        }
    }

    /// Where redirects that were captured lead in the end.
    private enum RedirectEnd {
        case capture(Capture)
        case missing(String)
        case external(String)
    }

    private static let mostHops = 20

    /// Follows captured redirects; a circle ends at the redirect that it began with.
    private func end(of first: Capture) throws -> (RedirectEnd, hops: Int) {
        var capture = first
        var seen: Set<String> = []
        while capture.role == .redirect, seen.count < Self.mostHops, seen.insert(capture.id).inserted,
            let written = capture.record?.location, let base = capture.url.flatMap({ WebURL($0) }),
            let url = WebURL(written, base: base)
        {
            guard let (next, _) = try self.capture(for: url, written: written, page: nil) else {
                return (
                    scope.contains(url.resource) ? .missing(url.resource) : .external(url.resource),
                    seen.count
                )
            }
            if seen.contains(next.id) { return (.capture(first), seen.count) }
            capture = next
        }
        return (.capture(capture), capture.id == first.id ? 0 : seen.count)
    }

    /// The capture that a URL means; an alias is followed with its reason.
    private func capture(for url: WebURL, written: String, page: Capture?) throws -> (Capture, String)? {
        if url.scheme == "file" {
            return try url.file.flatMap { try capture(file: $0, query: url.query, reason: "") } ?? likely(url)
        }
        // Most names of an address are nobody's, which needs no question to the workspace.
        for (address, reason) in aliases(of: url) where captures.number(ofURL: address) != nil {
            if let id = try session.capture(at: address), let capture = captures[id: id] {
                return (capture, reason)
            }
        }
        // In a mirror whose links were rewritten the target is a file beside this one.
        if let page, !page.isRecord, written.first != "#", scope.contains(normalised: url.resource),
            let place = WebURL(placeOf: page.file), let target = WebURL(written, base: place),
            let file = target.file,
            let found = try capture(file: file, query: target.query, reason: Self.mirrorReason)
        {
            return found
        }
        return try likely(url)
    }

    /// The capture whose address is likely that of a URL, however it is spelled.
    private func likely(_ url: WebURL) throws -> (Capture, String)? {
        guard let (address, differences) = likely.address(for: url),
            let id = try session.capture(at: address), let capture = captures[id: id]
        else { return nil }
        return (capture, "alias: " + differences.map(\.rawValue).joined(separator: ", "))
    }

    private func capture(file: String, query: String?, reason: String) throws -> (Capture, String)? {
        var candidates = [file]
        if let query { candidates.append(file + "?" + query) }
        if file.hasSuffix("/") || file.isEmpty { candidates = candidates.map { $0 + "index.html" } }
        for candidate in candidates {
            if let id = try session.capture(at: "raw:" + candidate), let capture = captures[id: id] {
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
                let (id, state, reason) = try self.id(named: name, kind: kind)
                if let id, !ids.contains(id) { ids.append(id) }
                references.append(
                    Reference(
                        from: record.id, field: field.name, written: name, state: state, to: id ?? "",
                        reason: (state == .unaddressed && type.isWeak ? "weak: " : "") + reason,
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

    private func id(named name: String, kind: String) throws -> (String?, Reference.State, String) {
        let (id, reason) = try anyID(named: name, kind: kind)
        if let id, let why = withheld[id] { return (nil, .excluded, why) }
        return (id, id == nil ? .unaddressed : .resolved, reason)
    }

    private func anyID(named name: String, kind: String) throws -> (String?, String) {
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
