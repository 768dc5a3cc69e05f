/// The kinds that every site has, without a recipe.
package enum BuiltInKinds {
    package static let all: [BuiltInKind] = [
        page, link, image, alternate, contact, table, statement, document, feedEntry,
    ]

    /// Kinds whose names no kind of a site can take.
    package static let fixed: Set<String> = ["page", "link"]

    package static subscript(kind: String) -> BuiltInKind? { all.first { $0.kind == kind } }
}
