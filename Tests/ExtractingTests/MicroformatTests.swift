import Markup
import Serialising
import TestKit
import Testing

@testable import Extracting

/// Microformats of both generations, as the parsing specification of the second reads them.
@Suite struct MicroformatTests {
    private static func things(_ html: [UInt8]) throws -> [Thing] {
        let tree = try MarkupDocument(parsing: html).tree
        return Statements(PageScan.parts(of: tree), in: tree, base: "http://x.org/") { $0 }.things(
            .microformats)
    }

    /// A thing as `types{name=value; …}`, properties in the order of the page.
    private static func plain(_ thing: Thing) -> String {
        let properties = thing.properties.map { property -> String in
            switch property.value {
            case .thing(let inner): "\(property.name)=\(plain(inner))"
            case let other: "\(property.name)=\(other.text ?? "")"
            }
        }
        return "\(thing.types.joined(separator: " ")){\(properties.joined(separator: "; "))}"
    }

    private static let cards: [(String, [String])] = [
        // Properties by their prefixes.
        (
            "<div class=h-card><a class='p-name u-url' href=/a>A</a><img class=u-photo src=p.png alt=P></div>",
            ["h-card{name=A; url=/a; photo=p.png}"]
        ),
        (
            "<p class=h-card><data class=p-tel value=12>x</data> <abbr class=p-org title=Long>L</abbr>",
            ["h-card{tel=12; org=Long}"]
        ),
        (
            "<p class=h-card><img class=p-name src=x alt=Anna> <object class=u-sound data=s.mp3></object>",
            ["h-card{name=Anna; sound=s.mp3}"]
        ),
        (
            "<p class='h-card'><b class='p-x-pet'>Dog</b><b class='p-2'>no</b><b class='p-Name'>no</b>",
            ["h-card{x-pet=Dog}"]
        ),
        // Implied names, photos and addresses.
        ("<a class=h-card href=/a>Anna Berg</a>", ["h-card{name=Anna Berg; url=/a}"]),
        ("<img class=h-card src=p.png alt=Anna>", ["h-card{name=Anna; photo=p.png}"]),
        ("<abbr class=h-card title='Anna Berg'>AB</abbr>", ["h-card{name=Anna Berg}"]),
        (
            "<div class=h-card><a href=/a><img src=p.png alt=Anna></a></div>",
            ["h-card{name=Anna; photo=p.png; url=/a}"]
        ),
        (
            "<div class=h-card><p><a href=/a>Anna</a> <img src=p.png> <i>Berg</i></p></div>",
            ["h-card{name=Anna Berg; photo=p.png; url=/a}"]
        ),
        ("<div class=h-card><a href=/a>A</a> <a href=/b>B</a></div>", ["h-card{name=A B}"]),
        ("<div class=h-card><i class=p-org>X</i> <a href=/a>A</a></div>", ["h-card{org=X; url=/a}"]),
        ("<div class=h-entry><p class=e-content>Words</p></div>", ["h-entry{content=Words}"]),
        // Things inside things.
        (
            "<div class=h-entry><b class=p-name>T</b><a class='p-author h-card' href=/a>A</a></div>",
            ["h-entry{name=T; author=h-card{name=A; url=/a}}"]
        ),
        (
            "<div class=h-feed><div class=h-entry><b class=p-name>T</b></div></div>",
            ["h-feed{children=h-entry{name=T}}"]
        ),
        (
            "<div class=h-card><div class='h-adr'><b class=p-locality>Oslo</b></div> Words</div>",
            ["h-card{children=h-adr{locality=Oslo}}"]
        ),
        // Names of style sheets are no things, and hide none.
        (
            "<div class='h-100 h-auto h-full'><p>Words<a class=h-card href=/a>A</a></div>",
            ["h-card{name=A; url=/a}"]
        ),
        ("<div class=h-measure><b class=p-num>4</b></div>", ["h-measure{num=4}"]),
    ]

    private static let moments: [(String, [String])] = [
        (
            "<p class=h-event><time class=dt-start datetime=2019-05-04T10:00Z>soon</time>",
            ["h-event{start=2019-05-04T10:00Z; name=soon}"]
        ),
        (
            "<p class=h-event><abbr class=dt-start title=2019-05-04>4 May</abbr> <ins class=dt-end datetime=2019-05-05>x</ins>",
            ["h-event{start=2019-05-04; end=2019-05-05; name=4 May x}"]
        ),
        (
            "<p class=h-event><span class=dt-start>On <b class=value>2019-05-04</b> at <b class=value>7:30pm</b> "
                + "(<b class=value>+02:00</b>)</span>",
            ["h-event{start=2019-05-04 19:30+02:00; name=On 2019-05-04 at 7:30pm (+02:00)}"]
        ),
        (
            "<p class=h-event><span class=dt-start><i class=value-title title=2019-05-04> </i>4 May</span>",
            ["h-event{start=2019-05-04; name=4 May}"]
        ),
        (
            "<p class=h-event><time class=dt-start>2019-05-04 10:00</time>–<span class=dt-end><b class=value>12:00</b></span>",
            ["h-event{start=2019-05-04 10:00; end=2019-05-04 12:00; name=2019-05-04 10:00–12:00}"]
        ),
        (
            "<p class=h-card><span class=p-tel><b class=value>+44</b> (0) <b class=value>1234</b></span>",
            ["h-card{tel=+441234}"]
        ),
    ]

    private static let old: [(String, [String])] = [
        (
            "<div class=vcard><b class=fn>B</b><a class=email href=mailto:b@x.org>write</a><i class=title>Head</i></div>",
            ["h-card{name=B; email=mailto:b@x.org; job-title=Head}"]
        ),
        (
            "<div class=hentry><h2 class=entry-title>T</h2><a rel=bookmark href=/t>#</a><i class='author vcard'><b class=fn>A</b></i>"
                + "<abbr class=published title=2009-01-02>then</abbr><a rel=tag href=/tags/sea/>the sea</a></div>",
            ["h-entry{name=T; url=/t; author=h-card{name=A}; published=2009-01-02; category=sea}"]
        ),
        (
            "<div class=vevent><b class=summary>Fair</b><abbr class=dtstart title=20090102T10>x</abbr><i class='location vcard'>"
                + "<b class='fn org'>Hall</b></i></div>",
            ["h-event{name=Fair; start=20090102T10; location=h-card{name=Hall; org=Hall}}"]
        ),
        (
            "<div class=hreview><span class=item><b class=fn>Pub</b></span><b class=rating>4</b><p class=description>Good</p></div>",
            ["h-review{item=Pub; name=Pub; rating=4; content=Good}"]
        ),
        (
            "<div class=hrecipe><b class=fn>Soup</b><i class=ingredient>Salt</i><div class=instructions>Stir</div></div>",
            ["h-recipe{name=Soup; ingredient=Salt; instructions=Stir}"]
        ),
        (
            "<div class=hresume><p class=summary>Long</p><i class=skill>Knots</i></div>",
            ["h-resume{summary=Long; skill=Knots}"]
        ),
        (
            "<div class=adr><b class=locality>Oslo</b></div><div class=geo><b class=latitude>59.9</b></div>",
            ["h-adr{locality=Oslo}", "h-geo{latitude=59.9}"]
        ),
        (
            "<div class=hentry><a rel=bookmark href=t>T</a> <a rel=bookmark href=t>#</a><a rel=tag "
                + "href=../../tag/caf%C3%A9/index.html?a>c</a><a rel=tag href=../index.html>x</a></div>",
            ["h-entry{url=t; category=café}"]
        ),
        // The names of one generation mean nothing in a thing of the other.
        ("<div class='vcard h-card'><b class=fn>B</b><b class=p-name>C</b></div>", ["h-card{name=C}"]),
        ("<div class=vcard><b class=p-name>C</b><b class=fn>B</b></div>", ["h-card{name=B}"]),
        ("<div class=vcard>Nothing is implied</div>", ["h-card{}"]),
    ]

    @Test("What elements state, imply and hold", arguments: cards + moments + old)
    func things(html: String, expected: [String]) throws {
        #expect(try Self.things(Array(html.utf8)).map(Self.plain) == expected)
    }

    @Test(
        "Times of day as people write them",
        arguments: [
            ("7pm", "19:00"), ("7:30 p.m.", "19:30"), ("12am", "00:00"), ("12:05pm", "12:05"),
            ("19:30", "19:30"),
            ("9:05:07", "09:05:07"), ("19:30-0800", "19:30-0800"), ("19:30z", "19:30Z"), ("7", nil),
            ("2019", nil),
            ("25:00", nil), ("7:3", nil), ("soon", nil), ("", nil), ("2019-05-04", nil), ("pm", nil),
        ] as [(String, String?)])
    func clock(text: String, expected: String?) { #expect(MicroformatValue.clock(text) == expected) }

    @Test("Things nested without end cost their length")
    func nested() throws {
        for (name, count) in [("h-card", 1), ("h-full", 0), ("p-name h-card", 1), ("vcard", 1)] {
            let html = String(repeating: "<div class='\(name)'>", count: 2_000) + "x"
            let things = try Self.things(Array(html.utf8))
            #expect(things.count == count, "\(name)")
        }
    }

    @Test(
        "Microformats of extruct's sample are as expected",
        .enabled(if: Corpora.has("gt-extruct"), "CARTULARY_CORPORA has no gt-extruct"))
    func sample() throws {
        let path = "gt-extruct/tests/samples/misc/microformat_test"
        let found = try Self.things(Corpora.bytes(path + ".html"))
        // Those without an agreed type are names of a style sheet.
        let expected = (try Gold.json(path + ".json").array ?? []).filter { item in
            item["type"]?.array?.contains { MicroformatNames.agreed.contains($0.string ?? "") } ?? false
        }
        #expect(found.map(Self.plainProperties) == expected.map(Self.plainProperties))
    }

    private static func plainProperties(_ thing: Thing) -> [String] {
        thing.properties.map { property -> String in
            if case .thing(let inner) = property.value {
                return "\(property.name)={\(plainProperties(inner).joined(separator: "; "))}"
            }
            return "\(property.name)=\(property.value.text ?? "")"
        }.sorted()
    }

    private static func plainProperties(_ item: JSONValue) -> [String] {
        guard case .object(let members)? = item["properties"] else { return [] }
        return members.flatMap { member in
            (member.value.array ?? []).map { value -> String in
                if value["properties"] != nil {
                    return "\(member.name)={\(plainProperties(value).joined(separator: "; "))}"
                }
                return "\(member.name)=\(value.string ?? value["value"]?.string ?? "")"
            }
        }.sorted()
    }
}
