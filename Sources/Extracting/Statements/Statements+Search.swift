/// Finds values of embedded metadata by a short name.
extension Statements {
    /// A value that a page states for machines, and the element that states it.
    struct Found: Equatable {
        var text: String
        var node: Int32
        var syntax: Thing.Syntax
    }

    /// The values of a name: `og:title` of a `meta` element, `Event.startDate` of any thing of that type,
    /// `Event.location.name` of a thing inside it; `*` stands for any type.
    func values(of name: String) -> [Found] {
        guard !things.isEmpty || !triples.isEmpty else { return [] }
        guard !name.contains(":"), name.contains(".") else { return metaValues(of: name) }
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count >= 2 else { return metaValues(of: name) }
        let things = self.things.filter { $0.syntax != .meta }.flatMap { $0.descendants() }
        let found = things.filter { Self.isOf($0.types, parts[0]) }.flatMap {
            Self.values(of: parts.dropFirst(), in: $0)
        }
        if !found.isEmpty { return found }
        let stated = tripleValues(type: parts[0], path: parts.dropFirst())
        // Names of Dublin Core have dots, too: `DC.title`.
        return stated.isEmpty ? metaValues(of: name) : stated
    }

    /// Whether anything is stated of things that a name is about, `Event.startDate` of events; always so of
    /// other names.
    func mayHold(_ name: String) -> Bool {
        guard !name.utf8.contains(UInt8(ascii: ":")), let dot = name.utf8.firstIndex(of: UInt8(ascii: "."))
        else {
            return true
        }
        return !triples.isEmpty || types.contains(name[..<dot])
    }

    private func metaValues(of name: String) -> [Found] {
        let wanted = name.lowercased()
        return things.filter { [.opengraph, .twitter, .dublinCore, .meta].contains($0.syntax) }.flatMap {
            thing in
            thing.properties.filter { $0.name.lowercased() == wanted }.compactMap { property in
                property.value.text.map { Found(text: $0, node: property.node, syntax: thing.syntax) }
            }
        }
    }

    private static func isOf(_ types: [String], _ name: String) -> Bool {
        name == "*" || types.contains { last($0) == name }
    }

    /// The last part of an address: types are stated with the address of their vocabulary, or without.
    static func last(_ address: String) -> Substring {
        address.split(whereSeparator: { $0 == "/" || $0 == "#" }).last ?? address[...]
    }

    private static func values(of path: ArraySlice<String>, in thing: Thing) -> [Found] {
        guard let name = path.first else { return [] }
        let own = thing.properties.filter { last($0.name) == name }
        return own.flatMap { property -> [Found] in
            let values: [Thing.Value] =
                if case .list(let list) = property.value { list } else { [property.value] }
            return values.flatMap { value -> [Found] in
                if case .thing(let inner) = value {
                    let rest = path.dropFirst()
                    return rest.isEmpty
                        ? Self.values(of: ["name"], in: inner) : Self.values(of: rest, in: inner)
                }
                guard path.count == 1, let text = value.text else { return [] }
                return [Found(text: text, node: property.node, syntax: thing.syntax)]
            }
        }
    }

    private func tripleValues(type: String, path: ArraySlice<String>) -> [Found] {
        var subjects = Set(
            triples.lazy.filter { triple in
                guard triple.property == RDFaTerms.type, case .resource(let name) = triple.object else {
                    return false
                }
                return Self.last(name) == type
            }.map(\.subject))
        if type == "*" { subjects = Set(triples.map(\.subject)) }
        var found: [Found] = []
        for (index, name) in path.enumerated() {
            let matching = triples.filter { subjects.contains($0.subject) && Self.last($0.property) == name }
            subjects = []
            for triple in matching {
                switch triple.object {
                case .resource(let address):
                    subjects.insert(address)
                    if index == path.count - 1 {
                        found.append(Found(text: address, node: triple.node, syntax: .rdfa))
                    }
                case .literal(let text, _, _):
                    if index == path.count - 1 {
                        found.append(Found(text: text, node: triple.node, syntax: .rdfa))
                    }
                }
            }
        }
        return found
    }
}
