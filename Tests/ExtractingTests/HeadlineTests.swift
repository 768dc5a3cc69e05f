import Testing

@testable import Extracting

/// The part of a title that is the page's own.
@Suite struct HeadlineTests {
    @Test(
        "The name of the site is taken off, where the rest is long enough to be a title",
        arguments: [
            ("A crane on the quay lifts boats | The Harbour", nil, "A crane on the quay lifts boats"),
            (
                "The Harbour - A crane on the quay lifts boats again", nil,
                "A crane on the quay lifts boats again"
            ),
            (
                "A crane on the quay lifts boats – News – The Harbour", nil,
                "A crane on the quay lifts boats – News"
            ),
            ("A crane on the quay lifts boats — The Harbour", nil, "A crane on the quay lifts boats"),
            ("News » Boats » A crane on the quay lifts", nil, nil),
            ("Short | Site", nil, "Short | Site"), ("A well-known crane", nil, "A well-known crane"),
            ("A crane|on|the|quay", nil, "A crane|on|the|quay"), ("Home", "Welcome to the harbour", nil),
            ("  A   crane on\nthe quay lifts boats |  The Harbour ", nil, "A crane on the quay lifts boats"),
            ("Géants – l’été des grues du port – Le Port", nil, "Géants – l’été des grues du port"),
            ("", nil, nil),
        ])
    func headline(title: String, heading: String?, expected: String?) {
        let found = Headline.headline(title: title, heading: heading)
        guard let expected else {
            // Here the rule may choose; it must not invent.
            let parts = (title + " " + (heading ?? "")).split(whereSeparator: \.isWhitespace)
            #expect((found ?? "").split(whereSeparator: \.isWhitespace).allSatisfy(parts.contains))
            return
        }
        #expect(found == expected)
    }

    @Test("Where a title is very short or very long the heading speaks, if it has words enough")
    func heading() {
        #expect(
            Headline.headline(title: "Crane", heading: "The crane lifts boats again")
                == "The crane lifts boats again")
        #expect(Headline.headline(title: "Crane", heading: "It lifts") == "Crane")
        let long = String(repeating: "word ", count: 40)
        #expect(
            Headline.headline(title: long, heading: "The crane lifts boats again")
                == "The crane lifts boats again")
    }

    @Test("Behind a colon stands the title, unless the heading is the whole")
    func colon() {
        #expect(
            Headline.headline(title: "Harbour: the crane lifts boats again today", heading: nil)
                == "the crane lifts boats again today")
        let whole = "Harbour: the crane lifts boats again today"
        #expect(Headline.headline(title: whole, heading: whole) == whole)
        #expect(
            Headline.headline(title: "Ratio 1:2 is no divider here at all", heading: nil)
                == "Ratio 1:2 is no divider here at all")
    }
}
