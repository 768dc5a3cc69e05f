import Markup
import Serialising

/// The things that a page's JSON-LD speaks of (JSON-LD 1.1, section 7.1), as stated and not expanded.
struct JSONLD {
    private(set) var things: [Thing] = []
    /// Scripts that are not JSON, and the first thing that is wrong in each.
    private(set) var problems: [(node: Int32, problem: String)] = []
    /// The values of each script, as they stand.
    private(set) var values: [JSONValue] = []

    init(_ scripts: [Int32], in tree: MarkupTree) {
        for node in scripts {
            var bytes: [UInt8] = []
            for index in tree.subtree(of: Int(node)).dropFirst() { bytes += tree.textBytes(of: index) }
            let read = LooseJSON.values(of: bytes)
            if let problem = read.problem { problems.append((node, problem)) }
            values += read.values
            for value in read.values { add(value, node) }
        }
    }

    private mutating func add(_ value: JSONValue, _ node: Int32) {
        switch value {
        case .array(let items): for item in items { add(item, node) }
        case .object(let members):
            // A graph is several things that share a context.
            let graph = members.first { $0.name == "@graph" }?.value
            if case .array(let items)? = graph {
                for item in items { add(item, node) }
                if members.allSatisfy({ $0.name.hasPrefix("@") }) { return }
            }
            things.append(Self.thing(members, node))
        default: break
        }
    }

    private static func thing(_ members: [(name: String, value: JSONValue)], _ node: Int32) -> Thing {
        var thing = Thing(syntax: .jsonLD, node: node)
        for (name, value) in members {
            switch (name, value) {
            case ("@context", _), ("@graph", _): break
            case ("@type", .string(let type)): thing.types.append(type)
            case ("@type", .array(let types)):
                for case .string(let type) in types { thing.types.append(type) }
            case ("@id", .string(let id)): thing.id = id
            default:
                thing.properties.append(
                    Thing.Property(name: name, value: self.value(value, node), language: nil, node: node))
            }
        }
        return thing
    }

    private static func value(_ value: JSONValue, _ node: Int32) -> Thing.Value {
        switch value {
        case .null: .null
        case .boolean(let flag): .boolean(flag)
        case .number(let text): .number(text)
        case .string(let text): .text(text)
        case .array(let values): .list(values.map { self.value($0, node) })
        case .object(let members): .thing(thing(members, node))
        }
    }
}
