import Curating
import TestKit
import Testing
import Vocabulary

/// Fields of a project's own on entries of feeds, taken from elements of the feed by their names.
@Suite(.fewAtOnce) struct FieldsOfFeedEntriesTests {
    private static let schema = """
        {"extends": "feed_entry", "fields": [
            {"name": "duration"}, {"name": "audio", "format": "uri"}, {"name": "keywords", "type": "array"},
            {"name": "recorded", "meaning": "edtf"}, {"name": "place", "meaning": "text"}, {"name": "mail", "format": "email"},
            {"name": "about"}],
         "foreignKeys": [{"fields": "about", "reference": {"resource": "page", "fields": "id"}}]}
        """
    private static let recipe = """
        routes:
          - id: talks
            address: 'talks\\.xml$'
            records:
              - kind: feed_entry
                fields:
                  duration: [{element: 'itunes:duration', steps: [{match: '^[0-9:]+$'}]}, {element: 'x:length', default: unknown}]
                  audio: {element: enclosure, attribute: url, steps: [url]}
                  keywords: {element: 'media:keyword', all: true}
                  recorded: {element: 'x:Day', attribute: isoDate, steps: [date]}
                  place: {element: 'x:place', lang: en}
                  mail: {element: 'x:mail'}
                  about: {element: 'x:page'}
        """
    private static let feed = """
        <?xml version="1.0"?><rss><channel><title>Talks</title><itunes:duration>never</itunes:duration>
        <item><title>One</title><guid>1</guid><itunes:duration>12:03</itunes:duration><enclosure url="/1.mp3"/>
        <media:group><media:keyword>quay</media:keyword><media:keyword><![CDATA[tar & rope]]></media:keyword></media:group>
        <x:Day isoDate="2019-05-04"/><x:place>The old harbour</x:place><x:mail>jane@example.org</x:mail>
        <x:page>page/http://x.org/a.html</x:page></item>
        <item><title>Two</title><guid>2</guid><itunes:duration>long</itunes:duration></item></channel></rss>
        """

    private func site(recipe: String = recipe) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("schemas/feed_entry.json", Self.schema)
        try folder.write("recipes/x.yml", recipe)
        try folder.write("raw/x.org/talks.xml", Self.feed)
        try folder.write("raw/x.org/news.xml", Self.feed.replacing("12:03", with: "1:00"))
        try folder.write(
            "raw/x.org/a.html", "<!DOCTYPE html><html lang=en><title>A</title><h1>A</h1><p>Words.")
        return folder
    }

    @Test("Elements by their names, at any depth of the entry, or their attributes")
    func values() async throws {
        let folder = try site()
        _ = try await Curator(project: folder.path).curate()
        let columns = [
            "title", "duration", "audio", "keywords", "recorded_from", "place_lang", "about", "mail",
        ]
        #expect(
            try folder.cells("feed_entry", ["feed"] + columns) == [
                ["http://x.org/news.xml", "One", "", "", "", "", "", "", ""],
                ["http://x.org/news.xml", "Two", "", "", "", "", "", "", ""],
                [
                    "http://x.org/talks.xml", "One", "12:03", "http://x.org/1.mp3",
                    "[\"quay\",\"tar & rope\"]",
                    "2019-05-04", "en", "page/http://x.org/a.html", "",
                ],
                ["http://x.org/talks.xml", "Two", "unknown", "", "", "", "", "", ""],
            ])
        let evidence = try folder.read("curated/evidence/feed_entry.jsonl")
        #expect(evidence.contains(#""exact":"12:03","values":[["feed_entry/"#))
        #expect(evidence.contains(#""duration","x/feed_entry.duration",["match"]]"#))
        #expect(evidence.contains(#","mail","x/feed_entry.mail",[],"withheld"]"#))
        #expect(!evidence.contains("jane@"))
        #expect(try await Curator(project: folder.path).verify().isClean)
    }

    @Test("What rules found in feeds is counted with the other rules")
    func counted() async throws {
        let folder = try site()
        _ = try await Curator(project: folder.path).curate()
        let rules = try folder.read("curated/report/rule.csv")
        for line in [
            "x/talks,route,,,recipes/x.yml,5,1,1,1,1,1,0,always",
            "x/feed_entry,record,feed_entry,,recipes/x.yml,5,1,1,1,1,2,0,always",
            "x/feed_entry.duration,field,feed_entry,duration,recipes/x.yml,7,1,1,2,2,2,1,always",
            "x/feed_entry.keywords,field,feed_entry,keywords,recipes/x.yml,9,1,1,2,1,2,1,partial",
        ] {
            #expect(rules.contains(line), "\(line)")
        }
        // Nothing has a length, which is said of that rule alone.
        let findings = try folder.read("curated/report/finding.csv").split(separator: "\n")
        #expect(
            findings.filter { $0.contains("rule-dead") }.map { $0.contains("x/feed_entry.duration[2]") } == [
                true
            ])
    }

    @Test("A rule that no feed is for, or no entry has anything for, is dead")
    func dead() async throws {
        let folder = try site(recipe: Self.recipe.replacing("talks\\.xml", with: "none\\.xml"))
        _ = try await Curator(project: folder.path).curate()
        #expect(try folder.read("curated/report/finding.csv").contains("No page is on the route x/talks"))
    }

    @Test(
        "What a rule for entries of feeds cannot say is refused before any work",
        arguments: [
            ("address: x", "each: item, fields: {duration: {element: a}}", "has `fields` alone"),
            ("address: x", "key: [duration], fields: {duration: {element: a}}", "has `fields` alone"),
            ("address: x", "fields: {duration: h1}", "an entry of a feed has no page"),
            ("address: x", "fields: {duration: {constant: a}}", "an entry of a feed has no page"),
            ("address: x", "fields: {durations: {element: a}}", "did you mean `duration`?"),
            ("address: x, where: h1", "fields: {duration: {element: a}}", "a feed is no page"),
        ])
    func refused(route: String, rule: String, message: String) async throws {
        let folder = try site(recipe: "routes: [{id: a, \(route), records: [{kind: feed_entry, \(rule)}]}]")
        await #expect {
            _ = try await Curator(project: folder.path).curate()
        } throws: { "\($0)".contains(message) }
    }
}
