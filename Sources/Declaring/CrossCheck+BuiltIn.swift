import Vocabulary

/// What a rule for a built-in kind can say: it fills what the project adds to pages, links, documents and the
/// like; it makes no records.
extension CrossCheck {
    func checkBuiltIn(_ rule: RecordRule, _ schema: Schema) {
        let kind = schema.kind
        if schema.addedFields.isEmpty {
            log.add(
                rule.place,
                "`\(kind)` has no fields of your own yet; name them in schemas/\(kind).json: "
                    + "{\"extends\": \"\(kind)\", \"fields\": [{\"name\": \"editor\"}]}")
        }
        for field in schema.addedFields where field.isLinkTable {
            log.add(
                field.place,
                "`\(field.name)` is a list of references, which `\(kind)` cannot have; give it a kind")
        }
        for field in schema.addedFields where field.constraints.isUnique && !schema.isPageBound {
            log.add(
                field.place,
                "`\(field.name)` of `\(kind)` cannot be `unique`: records of built-in kinds are not "
                    + "held against each other")
        }
        if schema.isOfPages {
            checkPage(rule)
        } else if schema.isOfDocuments {
            checkDocument(rule)
        } else if schema.isOfFeeds {
            checkFeedEntry(rule)
        } else {
            checkRow(rule, schema)
        }
    }

    private func checkPage(_ rule: RecordRule) {
        if rule.each != nil || rule.sections != nil || rule.split != nil || !rule.key.isEmpty {
            log.add(
                rule.place,
                "a page is one record, and its own key: leave `each`, `sections`, `split` and `key` out")
        }
    }

    /// A document is told from others by its address, which the rule finds beside what it says of it.
    private func checkDocument(_ rule: RecordRule) {
        for mention in rule.mentions {
            log.add(mention.place, "a rule for `document` has no `mentions`; give them to the page")
        }
        if !rule.key.isEmpty && rule.key != [.field("url")] {
            log.add(rule.place, "the key of a document is its `url`: leave `key` out")
        }
        if !rule.fields.isEmpty, !rule.fields.contains(where: { $0.name == "url" }) {
            log.add(
                rule.place,
                "a rule for `document` says by the field `url` which document it is about: "
                    + "url: {css: a, attribute: href}")
        }
    }

    /// Rows of links, images and the like are told apart by their elements, and written by the million.
    private func checkRow(_ rule: RecordRule, _ schema: Schema) {
        let kind = schema.kind
        if rule.each == nil || rule.sections != nil || rule.split != nil || !rule.key.isEmpty {
            log.add(
                rule.place,
                "a rule for `\(kind)` says by `each` which elements it is about, and has no "
                    + "`sections`, `split` or `key`"
            )
        }
        for mention in rule.mentions {
            log.add(mention.place, "a rule for `\(kind)` has no `mentions`; give them to the page")
        }
        for field in schema.addedFields where field.type.target != nil || field.isLong {
            log.add(field.place, "`\(field.name)` of `\(kind)` can be neither a reference nor a long text")
        }
        for field in schema.addedFields where field.constraints.isRequired || field.constraints.isUnique {
            log.add(
                field.place,
                "`\(field.name)` of `\(kind)` can be neither `required` nor `unique`: rows that no rule is "
                    + "about leave it empty, and rows are not held against each other")
        }
    }

    /// An entry of a feed is one record, of which a rule takes elements by their names.
    private func checkFeedEntry(_ rule: RecordRule) {
        let isBare =
            rule.each == nil && rule.sections == nil && rule.split == nil && rule.key.isEmpty
            && rule.conditions.isEmpty && rule.exclusions.isEmpty && rule.language == nil
            && rule.mentions.isEmpty
        if !isBare {
            log.add(
                rule.place,
                "an entry of a feed is one record, and its own key: a rule for `feed_entry` has "
                    + "`fields` alone"
            )
        }
    }

    /// Elements of entries stand in feeds, where there is no page to select from.
    func checkElements(of rule: RecordRule, on route: Route) {
        let isOfFeeds = schemas.first { $0.kind == rule.kind }?.isOfFeeds ?? false
        for candidate in rule.fields.flatMap(\.candidates) {
            let isElement = if case .entryElement = candidate.selector { true } else { false }
            if isElement != isOfFeeds {
                log.add(
                    candidate.place,
                    isElement
                        ? "`element` names what an entry of a feed holds; `\(rule.kind)` is found on pages: "
                            + "use `css`"
                        : "an entry of a feed has no page: name what it holds, as in "
                            + "{element: 'itunes:duration'}"
                )
            }
        }
        if isOfFeeds, !route.conditions.isEmpty || !route.exclusions.isEmpty || !route.templates.isEmpty {
            log.add(
                rule.place,
                "a feed is no page: its route has an `address`, and no `where`, `unless` or `template`")
        }
    }
}
