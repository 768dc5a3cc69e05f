import Foundation
import Markup
import Serialising
import TestKit
import Testing

@testable import Extracting

/// Embedded metadata: own small pages, and the samples of extruct where they lie beside the project.
@Suite struct StatementTests {
    private static let corpus = "gt-extruct"
    private static let samples = Corpora.has(corpus)

    private static func statements(_ html: [UInt8], base: String = "http://www.example.com/index.html") throws
        -> Statements
    {
        let tree = try MarkupDocument(parsing: html).tree
        return Statements(PageScan.parts(of: tree), in: tree, base: base) { address in
            address.contains("://") || address.hasPrefix("_:")
                ? address : URL(string: address, relativeTo: URL(string: base))?.absoluteString
        }
    }

    private static func statements(_ html: String) throws -> Statements { try statements(Array(html.utf8)) }

    // MARK: JSON-LD

    @Test(
        "JSON-LD is read as real pages have it, and what is wrong is said",
        arguments: [
            (#"{"@type": "Event", "name": "A"}"#, "A", nil),
            (#"{"@type": "Event", "name": "A",}"#, "A", "a comma too many"),
            ("{\"name\": \"A\nB\"}", "A\nB", "a control character in a string"),
            (#"// note \#n {"name": "A"}"#, "A", "a comment"),
            (#"<!-- {"name": "A"} -->"#, "A", "a comment"),
            (#"/* x */ {"name": "A"}"#, "A", "a comment"),
            (#"{"name": "A"};"#, "A", "`;`"), (#"{'name': 'A'}"#, "A", "a string in `'`"),
            (#"{"name": "A""#, "A", "no end of an object"), (#"{"name": "A"#, "A", "no end of a string"),
            (#"{name: "A"}"#, "A", "`name` without quotes"), (#"{"name": "\u0041\ud83d\ude00"}"#, "A😀", nil),
            (#"[{"name": "A"}]"#, "A", nil), (#"{"@graph": [{"name": "A"}]}"#, "A", nil),
            (#"{"@context": "https://schema.org", "name": ["A", "B"]}"#, "A", nil),
            ("", nil, "no value"), ("null", nil, nil), ("not json at all", nil, "several values"),
        ] as [(String, String?, String?)])
    func looseJSON(script: String, name: String?, problem: String?) throws {
        let found = try Self.statements("<script type=\"application/ld+json\">\(script)</script><p>x</p>")
        #expect(found.things(.jsonLD).first?.text("name") == name)
        if script == "not json at all" {
            #expect(found.problems.count == 1)
        } else {
            #expect(found.problems.first?.problem == problem)
        }
    }

    @Test("JSON that is nested without end costs its length")
    func deepJSON() throws {
        let script = String(repeating: "[", count: 200_000)
        let found = try Self.statements("<script type=\"application/ld+json\">\(script)</script>")
        #expect(found.problems.first?.problem == "nested too deeply")
    }

    @Test(
        "JSON-LD of extruct's samples is as expected",
        .enabled(if: samples, "CARTULARY_CORPORA has no gt-extruct"))
    func jsonLDSamples() throws {
        let files = Corpora.files(in: Self.corpus + "/tests/samples", suffixes: [".jsonld"])
        #expect(files.count >= 10)
        for file in files {
            let page = String(file.dropLast(".jsonld".count)) + ".html"
            let tree = try MarkupDocument(parsing: Corpora.bytes(page)).tree
            let values = JSONLD(PageScan.parts(of: tree).dataScripts, in: tree).values
            let found = values.flatMap { value -> [JSONValue] in
                if case .array(let items) = value { items } else { [value] }
            }.filter { if case .object = $0 { true } else { false } }
            let json = try Gold.json(file)
            // Two of the files wrap a list of lists.
            let lists = json.array ?? json["items"]?.array ?? []
            let expected = lists.flatMap { $0.array ?? [$0] }.filter {
                if case .object = $0 { true } else { false }
            }
            #expect(!expected.isEmpty || file.contains("null"), "\(file)")
            #expect(found.map(Self.plain) == expected.map(Self.plain), "\(file)")
        }
    }

    /// JSON with its members in the order of their names.
    private static func plain(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let flag): "\(flag)"
        case .number(let text): text
        case .string(let text): "\"\(text)\""
        case .array(let values): "[" + values.map(plain).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { "\($0.name):\(plain($0.value))" }.sorted().joined(separator: ",") + "}"
        }
    }

    // MARK: Microdata

    @Test("An item has its properties, those it refers to, and the items inside it")
    func microdata() throws {
        let found = try Self.statements(
            """
            <div itemscope itemtype="http://schema.org/Event" itemref=more><span itemprop=name>A <b>b</b></span>
            <a itemprop=url href="/x">here</a><meta itemprop=startDate content="2019-05-01">
            <div itemprop=location itemscope><i itemprop=name>Hall</i></div></div>
            <p id=more><time itemprop=endDate datetime="2019-05-02">later</time></p>
            """)
        let event = try #require(found.things(.microdata).first)
        #expect(found.things(.microdata).count == 1)
        #expect(event.types == ["http://schema.org/Event"])
        #expect(event.text("name") == "A b")
        #expect(event.values("url") == [.url("/x")])
        #expect(event.text("startDate") == "2019-05-01")
        #expect(event.text("endDate") == "2019-05-02")
        guard case .thing(let place)? = event.values("location").first else {
            Issue.record("the place is no item")
            return
        }
        #expect(place.text("name") == "Hall")
    }

    @Test("An item that refers to what holds it ends")
    func itemCycle() throws {
        let found = try Self.statements(
            "<div itemscope id=a itemref=b><p id=b itemprop=x itemscope itemref=a>t</p></div>")
        #expect(found.things(.microdata).count == 1)
    }

    /// What extruct's tests take as the address of each page; we keep addresses as they are stated.
    private static let bases = [
        "http://www.example.com/microdata/test", "http://blog.example.com/progress-report",
        "http://some-example.com/", "http://www.example.com/index.html",
    ]

    @Test("An item that is a property of nothing is an item all the same, once and in its place")
    func orphans() throws {
        let found = try Self.statements(
            """
            <p itemprop=author itemscope itemtype=Person><b itemprop=name>Ann</b></p>
            <div itemscope itemtype=Blog itemref=more><i itemprop=name>Boats</i></div>
            <div itemprop=blogPost itemscope itemtype=BlogPosting><i itemprop=name>Nets</i>
            <p itemprop=author itemscope itemtype=Person><b itemprop=name>Bob</b></p></div>
            <p id=more itemprop=editor itemscope itemtype=Person><b itemprop=name>Eve</b></p>
            """
        ).things(.microdata)
        #expect(found.map(\.types) == [["Person"], ["Blog"], ["BlogPosting"]])
        #expect(found.map { $0.text("name") } == ["Ann", "Boats", "Nets"])
        #expect(found[1].values("editor").count == 1 && found[2].values("author").count == 1)
    }

    /// Microdata as extruct writes it: each property as a list, in the order of their names.
    private static func plain(_ thing: Thing, base: String?) -> String {
        var properties: [String: [String]] = [:]
        for property in thing.properties {
            let value: String
            switch property.value {
            case .thing(let inner): value = plain(inner, base: base)
            case .url(let text):
                value =
                    base.flatMap { URL(string: text, relativeTo: URL(string: $0))?.absoluteString } ?? text
            case let other: value = (other.text ?? "").collapsingWhitespace()
            }
            properties[property.name, default: []].append(value)
        }
        let texts = properties.map { "\($0.key)=\($0.value.sorted().joined(separator: "|"))" }.sorted()
        return "{\(thing.types.sorted()) \(thing.id ?? "") \(texts.joined(separator: ", "))}"
    }

    private static func plainItem(_ value: JSONValue) -> String {
        guard value["properties"] != nil || value["type"] != nil else {
            return (value.string ?? plain(value)).collapsingWhitespace()
        }
        var texts: [String] = []
        if case .object(let members) = value["properties"] ?? .null {
            texts = members.map { member in
                let items = (member.value.array ?? [member.value]).map(plainItem)
                return "\(member.name)=\(items.sorted().joined(separator: "|"))"
            }
        }
        let types = value["type"]?.array?.compactMap(\.string) ?? [value["type"]?.string].compactMap(\.self)
        return "{\(types.sorted()) \(value["id"]?.string ?? "") \(texts.sorted().joined(separator: ", "))}"
    }

    @Test(
        "Microdata of extruct's samples is as expected",
        .enabled(if: samples, "CARTULARY_CORPORA has no gt-extruct"),
        arguments: [
            "w3c/microdata.4.2.data", "w3c/microdata.4.2.meter", "w3c/microdata.4.2.strings",
            "w3c/microdata.5.2",
            "w3c/microdata.5.3", "w3c/microdata.5.5", "w3c/microdata.7.1", "w3c/microdata.object",
            "schema.org/Event.001", "schema.org/Event.002", "schema.org/Event.003", "schema.org/Event.004",
            "schema.org/Event.008", "schema.org/LocalBusiness.002", "schema.org/LocalBusiness.003",
            "schema.org/MusicRecording.001", "schema.org/product", "schema.org/CreativeWork.001",
            "websites/microdata-with-description",
            // Not SearchAction.001, where extruct reads the attributes of an `input`, nor product-ref, where
            // it goes into an item that `itemref` names: HTML, section 5.3, step 7, does neither.
        ])
    func microdataSamples(name: String) throws {
        let path = Self.corpus + "/tests/samples/" + name
        let found = try Self.statements(Corpora.bytes(path + ".html")).things(.microdata)
        let expected = try Gold.json(path + ".json").array ?? []
        let wanted = expected.map(Self.plainItem)
        let bases: [String?] = [nil] + Self.bases
        let readings = bases.map { base in found.map { Self.plain($0, base: base) } }
        #expect(readings.contains(wanted), "\(readings[0]) is not \(wanted)")
    }

    // MARK: OpenGraph and the like

    @Test("Elements of meta are told apart by what they speak")
    func meta() throws {
        let found = try Self.statements(
            """
            <meta property="og:title" content="A"><meta name="twitter:card" content="summary">
            <meta name="DC.title" lang=fr content="B"><meta name=keywords content="k"><meta property="article:author" content="C">
            <link rel="DCTERMS.license" href="/l">
            """)
        func names(_ syntax: Thing.Syntax) -> [String] {
            found.things(syntax).flatMap(\.properties).map(\.name)
        }
        #expect(names(.opengraph) == ["og:title", "article:author"])
        #expect(names(.twitter) == ["twitter:card"])
        #expect(names(.dublinCore) == ["DC.title", "DCTERMS.license"])
        #expect(names(.meta) == ["keywords"])
        #expect(found.things(.dublinCore).first?.properties.first?.language == "fr")
    }

    @Test(
        "OpenGraph of extruct's samples is as expected",
        .enabled(if: samples, "CARTULARY_CORPORA has no gt-extruct"),
        arguments: ["misc/opengraph_test", "misc/opengraph_ns_product_test"])
    func openGraphSamples(name: String) throws {
        let path = Self.corpus + "/tests/samples/" + name
        let found = try Self.statements(Corpora.bytes(path + ".html")).things(.opengraph).flatMap(
            \.properties)
        let expected = try Gold.json(path + ".json")[0]?["properties"]?.array ?? []
        #expect(!expected.isEmpty)
        // Names whose prefix the page does not declare extruct leaves out; they are kept here.
        let declared = found.filter { !$0.name.hasPrefix("fb:") }
        #expect(
            declared.map { [$0.name, $0.value.text ?? ""] }
                == expected.map { $0.array?.compactMap(\.string) ?? [] })
    }

    // MARK: RDFa

    @Test("RDFa Lite: vocabulary, types, properties, resources and prefixes")
    func rdfa() throws {
        let found = try Self.statements(
            """
            <div vocab="http://schema.org/" typeof=Person resource="#manu" prefix="ov: http://open.vocab.org/terms/">
            <span property=name>Manu</span><a property=url href="/m">home</a><i property="ov:preferredAnimal">Liger</i></div>
            """)
        let texts = found.triples.map { "\($0.subject) \($0.property) \($0.object)" }
        let manu = "http://www.example.com/index.html#manu"
        #expect(texts.contains(#"\#(manu) http://schema.org/name literal("Manu", language: nil, type: nil)"#))
        #expect(texts.contains(#"\#(manu) http://schema.org/url resource("http://www.example.com/m")"#))
        #expect(
            texts.contains(
                #"\#(manu) http://open.vocab.org/terms/preferredAnimal literal("Liger", language: nil, type: nil)"#
            ))
    }

    @Test(
        "A page whose relations alone are RDFa is read; what relations of links are called is none",
        arguments: [
            (
                "<a xmlns:cc='http://creativecommons.org/ns#' rel='cc:license nofollow' href='/by/4.0/'>",
                [
                    "http://www.example.com/index.html http://creativecommons.org/ns#license <http://www.example.com/by/4.0/>"
                ]
            ),
            (
                "<p prefix='foaf: http://xmlns.com/foaf/0.1/'><img rev=foaf:img src=me.png about='#me'></p>",
                [
                    "http://www.example.com/me.png http://xmlns.com/foaf/0.1/img <http://www.example.com/index.html#me>"
                ]
            ),
            ("<a rel=license href=/by>", []), ("<link rel='https://api.example/' href=/wp-json>", []),
            ("<a rel='ex:' href=/a>", []),
        ] as [(String, [String])])
    func relations(html: String, triples: [String]) throws {
        #expect(Self.plain(try Self.statements(html).triples) == triples)
    }

    /// Triples without the names of blank nodes, which are anybody's choice.
    private static func plain(_ triples: [RDFa.Triple]) -> [String] {
        func name(_ text: String) -> String { text.hasPrefix("_:") ? "_:" : text }
        return triples.map { triple in
            switch triple.object {
            case .resource(let address): "\(name(triple.subject)) \(triple.property) <\(name(address))>"
            case .literal(let text, _, _):
                "\(name(triple.subject)) \(triple.property) \"\(text.collapsingWhitespace())\""
            }
        }.sorted()
    }

    private static func plainExpanded(_ value: JSONValue) -> [String] {
        func name(_ text: String) -> String { text.hasPrefix("_:") ? "_:" : text }
        return (value.array ?? []).flatMap { item -> [String] in
            guard case .object(let members) = item else { return [] }
            let subject = name(item["@id"]?.string ?? "_:")
            return members.flatMap { member -> [String] in
                switch member.name {
                case "@id": return []
                case "@type":
                    return (member.value.array ?? []).compactMap(\.string).map {
                        "\(subject) \(RDFaTerms.type) <\(name($0))>"
                    }
                default:
                    return (member.value.array ?? []).map { object in
                        if let id = object["@id"]?.string { return "\(subject) \(member.name) <\(name(id))>" }
                        return
                            "\(subject) \(member.name) \"\((object["@value"]?.string ?? "").collapsingWhitespace())\""
                    }
                }
            }
        }.sorted()
    }

    @Test(
        "RDFa Lite of extruct's samples is as expected",
        .enabled(if: samples, "CARTULARY_CORPORA has no gt-extruct"),
        arguments: [
            "rdfalite.example003", "rdfalite.example004", "rdfalite.example005", "rdfaprimer.example005",
            "rdfaprimer.example006", "rdfaprimer.example007", "rdfaprimer.example008",
            "rdfaprimer.example009",
            "rdfaprimer.example010", "rdfaprimer.example011", "rdfaprimer.example015",
            "rdf11primer.example014",
        ])
    func rdfaSamples(name: String) throws {
        let path = Self.corpus + "/tests/samples/w3crdfa/w3c." + name
        let found = try Self.statements(Corpora.bytes(path + ".html")).triples
        #expect(Self.plain(found) == Self.plainExpanded(try Gold.json(path + ".expanded.json")))
    }
}
