extension FieldDefinition {
    /// The names of the columns that follow from this field.
    package var companions: [String] {
        switch type {
        case .text: [name + "_lang", name + "_lang_basis"]
        case .date: [name + "_from", name + "_to"]
        case .languageTag: [name + "_basis"]
        default: []
        }
    }

    /// Whether the field is a table of its own instead of a column.
    package var isLinkTable: Bool {
        if case .references = type { true } else { false }
    }

    /// Whether the field is long text in a table of its own.
    package var isLongTable: Bool { isLong && !isLinkTable }
}

extension Schema {
    /// Whether its records are the pages themselves.
    package var isOfPages: Bool { isBuiltIn && kind == "page" }

    /// The fields that a project gives to a built-in kind, beyond those that it has by itself.
    package var addedFields: [FieldDefinition] {
        guard isBuiltIn, let own = BuiltInKinds[kind] else { return [] }
        return Array(fields.dropFirst(own.schema.fields.count))
    }

    /// Whether its records are the documents that pages link to.
    package var isOfDocuments: Bool { isBuiltIn && kind == "document" }

    /// Whether its records are the entries of feeds.
    package var isOfFeeds: Bool { isBuiltIn && kind == "feed_entry" }

    /// Columns that stand at the end of each record of a recipe's kind, joined from its capture.
    package static let trailing = ["source_url", "captured_at", "fidelity", "capture_id"]

    /// The columns of the kind's table, in their order.
    package var columns: [String] {
        let own = fields.filter { !$0.isLinkTable && !$0.isLongTable }.flatMap { [$0.name] + $0.companions }
        if isPageBound { return own }
        return own + (isOfPages ? Self.trailing.dropFirst() : Self.trailing[...])
    }

    /// Whether rows belong to a page, and join with it, instead of having an identity of their own.
    package var isPageBound: Bool { isBuiltIn && fields.first?.name == "page" }

    /// The columns that tell one row from another.
    package var primaryKey: [String] { isPageBound ? ["page", "key"] : ["id"] }
}
