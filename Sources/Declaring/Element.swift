import Vocabulary
import Yams

/// A node of a YAML or JSON document with its place; errors go to a log, so that all are found at once.
struct Element {
    /// Collects what is wrong in the files of a project.
    final class Log {
        private(set) var errors: [ConfigurationError] = []

        func add(_ place: SourcePlace, _ message: String) {
            errors.append(ConfigurationError(at: place, message))
        }
    }

    let node: Node
    let file: String
    let log: Log

    /// The document that a text holds; nil, with an error in the log, where it is not YAML.
    init?(_ text: String, file: String, log: Log) {
        do {
            // Words are read as they are asked for: what they may be alone need not be found out.
            guard let node = try Yams.compose(yaml: text, .basic) else {
                log.add(SourcePlace(file: file, line: 1), "the file is empty")
                return nil
            }
            self.init(node: node, file: file, log: log)
        } catch {
            let (place, message) = Self.explain(error, file: file)
            log.add(place, message)
            return nil
        }
    }

    private init(node: Node, file: String, log: Log) {
        self.node = node
        self.file = file
        self.log = log
    }

    private static func explain(_ error: any Error, file: String) -> (SourcePlace, String) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return (SourcePlace(file: file, line: mark.line, column: mark.column), problem)
        case .duplicatedKeysInMapping(let keys, let context):
            let mark = context.mark
            let names = keys.map { "`\($0)`" }.sorted().joined(separator: ", ")
            return (SourcePlace(file: file, line: mark.line, column: mark.column), "\(names) stands twice")
        case .reader(let problem, _, _, _):
            return (SourcePlace(file: file, line: 1), "the file is not UTF-8: \(problem)")
        default:
            return (SourcePlace(file: file, line: 1), "the file cannot be read as YAML: \(error)")
        }
    }

    var place: SourcePlace {
        SourcePlace(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    func fail(_ message: String) { log.add(place, message) }

    private func child(_ node: Node) -> Element { Element(node: node, file: file, log: log) }

    var isScalar: Bool { node.scalar != nil }
    var isList: Bool { node.sequence != nil }
    var isNull: Bool {
        node.scalar.map { $0.style == .plain && ["", "~", "null"].contains($0.string) } ?? false
    }

    /// Members by name; unknown names are errors with the known name that is nearest.
    func members(_ what: String, known: [String]) -> [String: Element] {
        guard let mapping = node.mapping else {
            fail("\(what) must be a mapping of names to values")
            return [:]
        }
        var members: [String: Element] = [:]
        for (key, value) in mapping {
            guard let name = key.string else {
                child(key).fail("a name of \(what) must be a text")
                continue
            }
            guard known.contains(name) else {
                child(key).fail("unknown key `\(name)` in \(what); \(Self.hint(name, known))")
                continue
            }
            members[name] = child(value)
        }
        return members
    }

    /// Members whose names are free, in their order, each with the place of its name.
    func pairs(_ what: String) -> [(name: String, key: Element, value: Element)] {
        guard let mapping = node.mapping else {
            fail("\(what) must be a mapping of names to values")
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = key.string else {
                child(key).fail("a name of \(what) must be a text")
                return nil
            }
            return (name, child(key), child(value))
        }
    }

    func items(_ what: String) -> [Element] {
        guard let sequence = node.sequence else {
            fail("\(what) must be a list")
            return []
        }
        return sequence.map { child($0) }
    }

    /// A list, or one thing that stands for a list of one.
    func oneOrMore() -> [Element] {
        node.sequence.map { $0.map { child($0) } } ?? [self]
    }

    func text(_ what: String) -> String? {
        guard let scalar = node.scalar else {
            fail("\(what) must be a text")
            return nil
        }
        return scalar.string
    }

    func flag(_ what: String) -> Bool? {
        guard let flag = node.bool else {
            fail("\(what) must be true or false")
            return nil
        }
        return flag
    }

    func number(_ what: String) -> Double? {
        guard let number = node.float else {
            fail("\(what) must be a number")
            return nil
        }
        return number
    }

    func integer(_ what: String) -> Int? {
        guard let number = node.int, number >= 0 else {
            fail("\(what) must be a whole number, not below zero")
            return nil
        }
        return number
    }

    /// One of the words of an enumeration.
    func choice<Choice: RawRepresentable & CaseIterable>(_ what: String, of type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let word = text(what) else { return nil }
        if let choice = Choice(rawValue: word) { return choice }
        fail("`\(word)` is no \(what); \(Self.hint(word, Choice.allCases.map(\.rawValue)))")
        return nil
    }

    private static let mostNamed = 24

    static func hint(_ word: String, _ known: [String]) -> String {
        if let near = nearest(to: word, in: known) { return "did you mean `\(near)`?" }
        guard known.count > mostNamed else { return "known are \(known.joined(separator: ", "))" }
        // Of many those that have a word of it.
        let words = Set(word.split(separator: "-"))
        let akin = known.filter { !words.isDisjoint(with: $0.split(separator: "-")) }
        let named = (akin.isEmpty ? known : akin).prefix(mostNamed / 2)
        return "known are \(named.joined(separator: ", ")) and \(known.count - named.count) more"
    }
}
