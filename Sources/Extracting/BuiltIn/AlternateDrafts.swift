import Languages
import Markup
import Vocabulary

/// Other forms of a page that it names: `link rel=alternate`, and links that say which language they lead to.
struct AlternateDrafts {
    static func rows(_ position: Position, _ placing: Placing) -> PageRows {
        var rows = PageRows(kind: "alternate", width: BuiltInKinds.AlternateCell.allCases.count)
        let tree = position.tree
        for node in position.parts.relations {
            guard let rel = tree.attribute(.rel, of: Int(node))?.lowercased(),
                rel.words().contains("alternate"),
                tree.attributeBytes(.href, of: Int(node)) != nil
            else { continue }
            rows.add("link-element")
            for name in [HTMLName.rel, .hreflang, .type, .media, .title, .href] {
                rows.add(optional: tree.attributeBytes(name, of: Int(node)).nonEmpty)
            }
            placing.place(.href, of: node, in: &rows)
            rows.endRow()
        }
        let parts = position.parts
        for mark in parts.marks where mark.hasTarget {
            let stated =
                mark.statesLanguage
                ? tree.attributeBytes(.hreflang, of: Int(mark.node)).nonEmpty
                    ?? tree.attributeBytes(.lang, of: Int(mark.node)).nonEmpty : nil
            let text = parts.trimmed(mark.text)
            // Without an attribute, the words must be the name of a language.
            let isNamed = (2...24).contains(text.count) && LanguageNames.isName(parts.bytes(text))
            guard stated != nil || isNamed else { continue }
            rows.add("switcher")
            rows.add(optional: tree.attributeBytes(.rel, of: Int(mark.node)).nonEmpty)
            rows.add(optional: stated)
            rows.add(optional: tree.attributeBytes(.type, of: Int(mark.node)).nonEmpty)
            rows.addNull()
            if text.isEmpty { rows.addNull() } else { rows.add(parts.bytes(text)) }
            rows.add(optional: tree.attributeBytes(.href, of: Int(mark.node)))
            placing.place(mark.node, in: &rows)
            rows.endRow()
        }
        return rows
    }
}
