/// Examples of findings about the records of recipes and their values.
extension FindingExample {
    private static let recipe = """
        routes:
          - id: all
            where: .item
            records:
              - kind: item
                each: .item
                key: [name]
                fields:
                  name: b
                  value: i

        """
    private static func schema(_ value: String, _ rest: String = "") -> String {
        "{\"fields\": [{\"name\": \"name\", \"naming\": true}, \(value)]\(rest)}\n"
    }
    private static let text = schema("{\"name\": \"value\"}")
    private static let reference = schema(
        "{\"name\": \"value\"}",
        ", \"foreignKeys\": [{\"fields\": \"value\", \"reference\": {\"resource\": \"item\", \"fields\": \"id\"}}]"
    )

    private static func items(_ items: (String, String)...) -> String {
        "<!DOCTYPE html><html lang=en><title>Items</title>"
            + items.map { "<p class=item><b>\($0.0)</b> <i>\($0.1)</i></p>" }.joined()
    }

    private static func project(
        _ page: String, schema: String = text, recipe: String = recipe
    ) -> KeyValuePairs<String, String> {
        ["index.html": page, "recipes/items.yml": recipe, "schemas/item.json": schema]
    }

    /// A text that two records hardly have by chance.
    private static let long = "The crane on the quay lifts boats again, after a winter without it. "

    /// More items than any rule may match.
    private static let excess = String(repeating: "<p class=item><b>N</b>", count: 10_001)

    private static let sound = project(items(("One", "a"), ("Two", "b")))

    /// The recipe with a reference in words on each item.
    private static func naming(_ expects: String, _ match: String = "'^.+$'") -> String {
        recipe + "        mentions: [{id: words, css: i, match: \(match), expects: \(expects)}]\n"
    }

    /// Two items, and an entry that keeps one back.
    private static func withholding(_ id: String) -> KeyValuePairs<String, String> {
        [
            "index.html": items(("One", "a"), ("Two", "b")), "recipes/items.yml": recipe,
            "schemas/item.json": text,
            "withhold.yml": "- {id: \(id), reason: asked for by its author, date: 2026-11-24}\n",
        ]
    }

    static let records: [String: FindingExample] = [
        "contact-without-address": FindingExample(
            project(items(("One", "please write to us")), recipe: naming("address", "'write to us'")),
            sound: project(
                items(("One", "please <a href=/form>write to us</a>")),
                recipe: naming("address", "'write to us'"))),
        "country-for-language": FindingExample(
            project(items(("One", "Report (KR)")), recipe: naming("document")),
            sound: project(items(("One", "Report (PDF)")), recipe: naming("document"))),
        "reference-unaddressed": FindingExample(
            ["index.html": items(("One", "See the French version."))],
            sound: ["index.html": items(("One", "See the <a href=http://x.org/>French version</a>."))]),
        "withheld-unused": FindingExample(
            withholding("item/ones"), sound: withholding("item/one")),
        "recipe-note": FindingExample(
            project(items(("One", "a")), recipe: recipe + "        note: The year is that of its folder.\n"),
            sound: sound),
        "rule-excessive": FindingExample(
            project(items(("One", "a")) + excess),
            sound: sound),
        "selector-failed": FindingExample(
            project(items(("One", "a")), recipe: recipe.with("value: i", "value: {xpath: 'i[name(1)]'}")),
            sound: project(
                items(("One", "a")), recipe: recipe.with("value: i", "value: {xpath: 'i[name(.)]'}"))),
        "rule-dead": FindingExample(
            project(items(("One", "a")), recipe: recipe.with("value: i", "value: u")), sound: sound),
        "key-missing": FindingExample(project(items(("", "a"), ("Two", "b"))), sound: sound),
        "key-not-unique": FindingExample(
            project(
                items(("One", "a"), ("Two", "a")),
                schema: schema("{\"name\": \"value\", \"constraints\": {\"unique\": true}}")),
            sound: project(
                items(("One", "a"), ("Two", "b")),
                schema: schema("{\"name\": \"value\", \"constraints\": {\"unique\": true}}"))),
        "type-violated": FindingExample(
            project(items(("One", "many")), schema: schema("{\"name\": \"value\", \"type\": \"integer\"}")),
            sound: project(
                items(("One", "12")), schema: schema("{\"name\": \"value\", \"type\": \"integer\"}"))),
        "constraint-violated": FindingExample(
            project(
                items(("One", "abc")),
                schema: schema("{\"name\": \"value\", \"constraints\": {\"maxLength\": 2}}")),
            sound: project(
                items(("One", "ab")),
                schema: schema("{\"name\": \"value\", \"constraints\": {\"maxLength\": 2}}"))),
        "values-disagree": FindingExample(
            [
                "a.html": items(("One", "a")), "b.html": items(("One", "b")), "recipes/items.yml": recipe,
                "schemas/item.json": text,
            ],
            sound: [
                "a.html": items(("One", "a")), "b.html": items(("One", "a")), "recipes/items.yml": recipe,
                "schemas/item.json": text,
            ]),
        "record-near-duplicate": FindingExample(
            project(items(("One crane", long), ("One, crane!", long))),
            sound: project(items(("One crane", long), ("Two cranes", long)))),
        "long-cell": FindingExample(
            project(items(("One", String(repeating: "word ", count: 7_000)))), sound: sound),
        "personal-data-withheld": FindingExample(
            project(
                items(("One", "anna.person@x.org")),
                schema: schema("{\"name\": \"value\", \"format\": \"email\"}")),
            sound: sound),
        "date-ambiguous": FindingExample(
            project(
                items(("One", "03/04/2019")), schema: schema("{\"name\": \"value\", \"meaning\": \"edtf\"}"),
                recipe: recipe.with("value: i", "value: {css: i, steps: [date]}")),
            sound: project(
                items(
                    ("One", "03/04/2019"), ("Two", "25/12/2019"), ("Three", "31/01/2018"),
                    ("Four", "13/02/2018")),
                schema: schema("{\"name\": \"value\", \"meaning\": \"edtf\"}"),
                recipe: recipe.with("value: i", "value: {css: i, steps: [date]}"))),
        "reference-unresolved": FindingExample(
            project(items(("One", "Three"), ("Two", "One")), schema: reference),
            sound: project(items(("One", "Two"), ("Two", "One")), schema: reference)),
    ]
}

extension String {
    /// The text with a part of it replaced.
    func with(_ part: String, _ other: String) -> String {
        firstRange(of: part).map { String(self[..<$0.lowerBound]) + other + self[$0.upperBound...] } ?? self
    }
}
