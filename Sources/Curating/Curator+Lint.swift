import Declaring
import Extracting
import Markup
import Vocabulary

extension Curator {
    /// Checks project file, recipes and schemas, and says in a few lines what they hold.
    public func lint() throws -> String {
        let declarations = try declarations()
        let rules = declarations.recipes.flatMap(\.routes).flatMap(\.records).flatMap(\.fields).flatMap(
            \.candidates)
        let own = declarations.schemas.filter { !$0.isBuiltIn }
        let recipes = declarations.recipes.map(\.file).joined(separator: ", ")
        let lines = [
            "\(declarations.files.count) files read: no error",
            "kinds    \((BuiltInKinds.all.map(\.schema) + own).map(\.kind).joined(separator: ", "))",
            "recipes  \(recipes.isEmpty ? "none" : recipes); \(rules.count) rules",
        ]
        return (lines + Self.paths(declarations.recipes)).joined(separator: "\n")
    }

    /// Which XPath expressions are matched as selectors are, and which cost a second tree of each page.
    private static func paths(_ recipes: [Recipe]) -> [String] {
        var known: Set<String> = []
        var costly: [String] = []
        for recipe in recipes {
            for case .xpath(let source) in recipe.routes.flatMap(\.allSelectors)
            where known.insert(source).inserted && PlainXPath(source) == nil {
                costly.append("         \(recipe.file): `\(source)`")
            }
        }
        guard !known.isEmpty else { return [] }
        let plain = known.count - costly.count
        guard !costly.isEmpty else { return ["xpath    \(known.count) expressions, all matched as CSS is"] }
        return [
            "xpath    \(known.count) expressions: \(plain) matched as CSS is, \(costly.count) by libxml2, which makes a "
                + "second tree of each page:"
        ] + costly
    }
}
