/// A thing that embedded metadata speaks of, with what is said of it, in the order of the page.
struct Thing: Equatable {
    /// The syntaxes of embedded metadata.
    enum Syntax: String, CaseIterable {
        case jsonLD = "json-ld"
        case microdata, rdfa, opengraph, twitter
        case dublinCore = "dublin-core"
        case meta, microformats
    }

    /// What is said of one property.
    indirect enum Value: Equatable {
        case text(String)
        case url(String)
        case number(String)
        case boolean(Bool)
        case null
        case thing(Thing)
        case list([Value])

        /// The value as text, where it is one.
        var text: String? {
            switch self {
            case .text(let text), .url(let text), .number(let text): text
            case .boolean(let flag): flag ? "true" : "false"
            case .null, .thing, .list: nil
            }
        }
    }

    struct Property: Equatable {
        var name: String
        var value: Value
        var language: String?
        /// The element that says it.
        var node: Int32
    }

    var syntax: Syntax
    var types: [String] = []
    /// As stated: `@id`, `itemid`, `about`, `resource`.
    var id: String?
    var properties: [Property] = []
    /// The element that the thing begins with.
    var node: Int32

    /// The values of a property, lists flattened.
    func values(_ name: String) -> [Value] {
        properties.filter { $0.name == name }.flatMap { property -> [Value] in
            if case .list(let values) = property.value { values } else { [property.value] }
        }
    }

    /// The first text of a property.
    func text(_ name: String) -> String? { values(name).lazy.compactMap(\.text).first }

    /// The thing and all that stand inside it, in the order of the page; bounded against cycles of nesting.
    func descendants() -> [Thing] {
        var found: [Thing] = []
        var waiting: [Thing] = [self]
        while let thing = waiting.popLast(), found.count < 10_000 {
            found.append(thing)
            var inner: [Thing] = []
            var values = thing.properties.map(\.value)
            while let value = values.popLast() {
                switch value {
                case .thing(let other): inner.append(other)
                case .list(let others): values += others
                default: break
                }
            }
            waiting += inner
        }
        return found
    }
}
