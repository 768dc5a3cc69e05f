/// A recipe that the tool suggests for a template, with the schemas of its kinds.
package struct RecipeDraft: Sendable, Equatable {
    package var template: String
    package var pages: Int
    package var example: String
    /// The text of `recipes/<name>.yml`.
    package var recipe: String
    /// By kind the text of `schemas/<kind>.json`.
    package var schemas: [(kind: String, text: String)]

    package init(
        template: String, pages: Int, example: String, recipe: String, schemas: [(kind: String, text: String)]
    ) {
        self.template = template
        self.pages = pages
        self.example = example
        self.recipe = recipe
        self.schemas = schemas
    }

    package static func == (a: RecipeDraft, b: RecipeDraft) -> Bool {
        a.template == b.template && a.pages == b.pages && a.example == b.example && a.recipe == b.recipe
            && a.schemas.elementsEqual(b.schemas) { $0 == $1 }
    }
}

/// A template of a site: how many pages have it, and the first of them.
package struct Template: Sendable, Equatable {
    package var id: String
    package var pages: Int
    package var example: String

    package init(id: String, pages: Int, example: String) {
        self.id = id
        self.pages = pages
        self.example = example
    }
}
