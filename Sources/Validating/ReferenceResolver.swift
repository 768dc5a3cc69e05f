import Addresses
package import Vocabulary
package import Workspace

/// Finds out what references lead to, from the archive alone.
package struct ReferenceResolver {
    private let session: WorkspaceSession
    private let scope: Scope
    private let captures: [String: Capture]

    /// - Parameter captures: By their ids.
    package init(session: WorkspaceSession, scope: Scope, captures: [String: Capture]) {
        self.session = session
        self.scope = scope
        self.captures = captures
    }

    // MARK: Links

    /// A link's record with its state and target, and the reference that it is.
    package func resolved(link: Record, of page: Capture) throws -> (record: Record, reference: Reference) {
        var record = link
        let written = link["href"]?.value?.string ?? ""
        let (state, to, reason) = try target(of: link, written: written, page: page)
        let quote = link.elements.first
        set("state", .string(state.rawValue), in: &record)
        if state == .resolved { set("target", .string(to), in: &record) }
        if let url = record["url"]?.value?.string, url.hasPrefix("file:///") {
            set("url", nil, in: &record)
        }
        let reference = Reference(
            from: "page/" + page.pageKey, field: "link", written: written, state: state, to: to,
            reason: reason, quote: quote)
        return (record, reference)
    }

    private func set(_ name: String, _ value: Value?, in record: inout Record) {
        guard let index = record.fields.firstIndex(where: { $0.name == name }) else { return }
        record.fields[index].value = value
        record.fields[index].reason = value == nil ? .unresolved : nil
    }

    private func target(of link: Record, written: String, page: Capture) throws -> (
        Reference.State, String, String
    ) {
        if link["href"]?.reason == .withheld { return (.excluded, "", "an address of a person") }
        guard let text = link["url"]?.value?.string, let url = WebURL(text) else {
            return (.malformed, "", "not a URL")
        }
        switch url.scheme {
        case "http", "https", "file": break
        case "javascript", "data", "about", "blob": return (.excluded, "", "\(url.scheme): leads to no page")
        default: return (.external, url.href, "")
        }
        if let (capture, reason) = try capture(for: url, written: written, page: page) {
            guard capture.role == .page else {
                return (
                    .capturedNotExtracted, capture.url ?? capture.file, "captured as \(capture.role.rawValue)"
                )
            }
            return (.resolved, "page/" + capture.pageKey, reason)
        }
        guard url.scheme == "file" else {
            return scope.contains(text) ? (.inScopeNotCaptured, url.resource, "") : (.external, url.href, "")
        }
        if written.lowercased().hasPrefix("file:") { return (.excluded, "", "a file of somebody's computer") }
        if written.hasPrefix("/") || written.hasPrefix("\\") {
            return (.excluded, "", "relative to a host that is unknown")
        }
        return (.inScopeNotCaptured, url.file ?? url.resource, "")
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
        guard written.first != "#", scope.contains(url.resource), let place = WebURL(placeOf: page.file),
            let target = WebURL(written, base: place), let file = target.file
        else { return nil }
        return try capture(file: file, query: target.query, reason: "alias: a file of the mirror")
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

extension FieldType {
    fileprivate var isWeak: Bool {
        switch self {
        case .reference(_, let isStrict), .references(_, let isStrict): !isStrict
        default: false
        }
    }
}
