import Testing

/// What belongs to the main text at its edges, and what does not: cases of real pages, each made anew and
/// small.
@Suite struct MainTextTests {
    private func lines(_ html: String) throws -> [String] {
        try Gold.mainText(of: Array(html.utf8)).split(separator: "\n").map(String.init)
    }

    private static let long =
        "The ferry left the harbour at dawn, with forty people aboard, and none of them knew the way."
    private static let menu = "<ul class=menu><li><a href=/>Home</a><li><a href=/b>News</a></ul>"
    private static let teasers = """
        <div class=sidebar><p>Give to the fund, which keeps our pages free for all.</p></div>
        """

    @Test("Lines that `br` divides are one text, however short each is")
    func verses() throws {
        let verses = [
            "When the tide goes out", "I count the stones", "When it comes back", "I count on you",
            "Stone and water", "Water and stone", "The boat lies on its side", "The rope is dry",
            "The rope is wet again", "And you are not aboard", "When the tide goes out", "I count the stones",
            "When it comes back to me", "I count on nothing else", "Stone and water", "Water and stone",
        ]
        let html = """
            <body>\(Self.menu)<div class=date-posts><h3>A song</h3>
            <div class="post-body entry-content">\(verses.joined(separator: "<br>"))</div></div>\(Self.teasers)
            """
        #expect(try lines(html) == verses)
    }

    @Test("Three short lines are no text, and neither are lines of links")
    func labels() throws {
        for label in ["Open<br>Daily<br>Ten to five", "<a href=a>Ten</a><br><a href=b>Five</a>"] {
            let html = "<body><div>\(label)</div><div><p>\(Self.long)</p></div>"
            #expect(try lines(html) == [Self.long])
        }
    }

    @Test("The lines in front of a list that holds the sentences are kept with it")
    func ingredients() throws {
        let needs = [
            "For the dough you need", "300 g of flour", "200 g of butter", "100 g of almonds",
            "1 pinch of salt",
            "1 spoon of cinnamon", "12 drops of lemon",
        ]
        let steps = [
            "Mix all of it in a bowl, and knead it.", "Roll it out, then cut it.",
            "Bake for a quarter of an hour, until it is brown.",
        ]
        let html = """
            <body>\(Self.menu)<div><h1>Biscuits</h1><p>\(needs.joined(separator: "<br>"))</p>
            <ol>\(steps.map { "<li>\($0)</li>" }.joined())</ol></div>
            """
        #expect(try lines(html) == needs + steps)
    }

    @Test("Short items in front of a long one belong to its list")
    func items() throws {
        let html = """
            <body>\(Self.menu)<h1>Agenda</h1><div><ol><li>Welcome</li><li>Tea</li><li>\(Self.long)</li></ol></div>
            """
        #expect(try lines(html) == ["Welcome", "Tea", Self.long])
    }

    @Test(
        "Short paragraphs trail the last sentence beside it, without links and white space alone",
        arguments: [
            ("<p>See you there!</p>", ["See you there!"]),
            ("<p>Yours,</p><p>the crew</p>", ["Yours,", "the crew"]),
            ("<p><a href=/e>All events</a></p>", []),
            ("<p>&nbsp;</p>", []),
            ("</div><div><p>Next stop</p>", []),
        ] as [(String, [String])])
    func tail(html: String, tail: [String]) throws {
        #expect(try lines("<body>\(Self.menu)<div><p>\(Self.long)</p>\(html)</div>") == [Self.long] + tail)
    }

    @Test("A cell that is a link is kept where its row has words, and a row of links is a menu")
    func cells() throws {
        let html = """
            <body><p>\(Self.long)</p><table><tr><th>Seat</th><th>Price</th></tr>
            <tr><td><a href=/a>Model A of the maker</a></td><td>370</td></tr>
            <tr><td><a href=/b>Model B of the maker</a></td><td><a href=/c>Model C of the maker</a></td></tr></table>
            """
        #expect(try lines(html) == [Self.long, "Seat", "Price", "Model A of the maker", "370"])
    }

    @Test(
        "Texts that builders of pages call widgets are texts",
        arguments: ["elementor-widget elementor-widget-text-editor", "elementor-element elementor-widget"])
    func widgets(name: String) throws {
        let html = """
            <body><div class="\(name)"><div class=elementor-widget-container><p>\(Self.long)</p></div></div>
            <div class=widget><p>\(Self.long) \(Self.long) \(Self.long)</p></div>
            """
        #expect(try lines(html).first == Self.long)
        #expect(try lines(html.replacing(name, with: "widget")).count == 2)
    }

    @Test("Excerpts that end in […] weigh nothing beside a text, and are the text of a page that lists them")
    func excerpts() throws {
        for end in ["[…]", "[...]"] {
            let excerpt = "<div><p>\(Self.long) \(Self.long) \(end)</p><a href=/m>Read more</a></div>"
            let text = "<div><p>\(Self.long) \(Self.long) \(Self.long)</p></div>"
            let html = "<body>\(text)<div>\(excerpt)</div>"
            #expect(try lines(html) == ["\(Self.long) \(Self.long) \(Self.long)"])
            let list = "<body><p>A short note, of what is new.</p><div>\(excerpt)\(excerpt)</div>"
            #expect(try lines(list).count(where: { $0.hasSuffix(end) }) == 2)
        }
    }

    @Test("Where all is furniture, teasers and widgets are the text, and comments are not")
    func furniture() throws {
        for name in ["widget", "related", "sidebar"] {
            let html =
                "<body><div class=\(name)><p>\(Self.long)</p></div><div class=comments><p>\(Self.long)</p></div>"
            #expect(try lines(html) == [Self.long], "\(name)")
        }
    }

    /// Bars of manuals that generators wrote, in front of a text and behind it.
    private static let bars: [String] = [
        // DocBook, by XSL and by DSSSL.
        "<div class=navheader><table summary='Navigation header'><tr><th colspan=3>Chapter 8</th></tr>"
            + "<tr><td><a accesskey=p href=a>Prev</a>&nbsp;</td><th>Part II, of all that is new here</th>"
            + "<td>&nbsp;<a accesskey=n href=b>Next</a></td></tr></table></div>",
        "<DIV CLASS=NAVFOOTER><TABLE><TR><TD><A HREF=a ACCESSKEY=P>Prev</A></TD><TD><A HREF=i>Home</A></TD>"
            + "</TR><TR><TD>How do I disable a widget, such as a button?</TD></TR></TABLE></DIV>",
        // Texinfo.
        "<table class=header><tr><td>[<a href=a> &lt;&lt; </a>]</td><td>[<a href=b> Up </a>]</td>"
            + "<td> &nbsp; </td><td> &nbsp; </td><td>[<a href=i>Top</a>]</td><td>[<a href=x> ? </a>]</td></tr></table>",
        // Lines of links.
        "<center><a href=a>Back</a> | <a href=i>Index</a> &middot; <a href=b>Next</a> →</center>",
    ]

    @Test("Bars of links around a text are none of it, whatever signs stand between them", arguments: bars)
    func barsOfLinks(bar: String) throws {
        let html = "<body>\(bar)<h1>Roadmap</h1><p>\(Self.long)</p><p>\(Self.long)</p>\(bar)"
        #expect(try lines(html) == [Self.long, Self.long])
    }

    @Test(
        "Links in brackets are text where they name a source or a function, and signs beside them are cells")
    func signs() throws {
        let source = "<body><p>\(Self.long)</p><p>[<a href=/e>Engadget</a>]</p><p>\(Self.long)</p>"
        #expect(try lines(source) == [Self.long, "[Engadget]", Self.long])
        let list =
            "<body><div><p>\(Self.long)</p><ul><li><a href=/n>New</a>()</li><li>\(Self.long)</li></ul></div>"
        #expect(try lines(list) == [Self.long, "New()", Self.long])
        let cells = """
            <body><p>\(Self.long)</p><table><tr><th>Directive</th><th>Default</th></tr>
            <tr><td><a href=/t>SSIEndTag tag</a></td><td>--></td></tr>
            <tr><td><a href=/u>SSIUndefined</a></td><td>&nbsp;</td></tr></table>
            """
        #expect(try lines(cells) == [Self.long, "Directive", "Default", "SSIEndTag tag", "-->"])
    }

    @Test("Cells of spaces that do not break are no lines")
    func blank() throws {
        let html = "<body><p>\(Self.long)</p><table><tr><td>ten</td><td>&nbsp;</td><td>*</td></tr></table>"
        #expect(try lines(html) == [Self.long, "ten", "*"])
        #expect(try lines("<body><div>a</div><div>&nbsp;</div><div>b</div>") == ["a", "b"])
    }

    @Test(
        "A page of a few words has them without the lines that are rather links, and those where it has no others"
    )
    func fewWords() throws {
        let menu =
            "<p>Next: <a href=a>ezoom</a>, Previous: <a href=b>evert</a>, Up: <a href=c>GCL Reference</a></p>"
        #expect(try lines("<body>\(menu)<h3>exit</h3><p>Ends geomview.</p>") == ["exit", "Ends geomview."])
        let rather = "<p>See <a href=a>the reference of commands</a></p><p><a href=b>Home</a></p>"
        #expect(try lines("<body>\(rather)") == ["See the reference of commands"])
        #expect(try lines("<body><p><a href=a>One</a></p><p><a href=b>Two</a></p>") == ["One", "Two"])
    }

    @Test("The footer below a few words is no text, and a text in what is named a footer is one")
    func footer() throws {
        let footer = "<div class=footer><p>© 2001–2026, the foundation. \(Self.long)</p></div>"
        let index = "<h1>File formats</h1><ul><li><a href=a>csv</a></li><li><a href=b>toml</a></li></ul>"
        #expect(try lines("<body>\(index)\(footer)") == ["File formats"])
        let text = (1...20).map { "<p>\($0). \(Self.long)</p>" }.joined()
        #expect(try lines("<body><h1>Log</h1><div class=footer>\(text)</div>").count == 20)
    }

    @Test("Texts below headings that lead within their page are no teasers")
    func headings() throws {
        for target in ["#a", "b.html"] {
            let html = """
                <body><p>\(Self.long)</p><h2><a href="\(target)">How do I freeze it?</a></h2><p>\(Self.long)</p>
                <h2><a href="\(target)">What else is there?</a></h2><p>\(Self.long)</p>
                """
            #expect(try lines(html).count(where: { $0 == Self.long }) == 3)
            #expect(try lines(html).contains("How do I freeze it?") == (target == "#a"))
        }
    }

    @Test("A box between texts is one of them; a teaser with a link and a column beside the text are not")
    func boxes() throws {
        let long = Self.long
        let box = "<div class=sidebar><p>\(long) \(long)</p></div>"
        let boxed = "<body><div><p>\(long)</p>\(box)<div><ul><li>\(long)</li></ul></div></div>"
        #expect(try lines(boxed) == [long, long + " " + long, long])
        let teaser = "<div class=sidebar><p>\(long) <a href=/m>\(long)</a></p></div>"
        #expect(try lines("<body><div><p>\(long)</p>\(teaser)<p>\(long)</p></div>") == [long, long])
        let column = "<body><div><div><p>\(long)</p><p>\(long)</p></div>\(box)<div><p>\(long)</p></div></div>"
        #expect(try lines(column) == [long, long, long])
    }

    @Test(
        "The sign by which a heading or a term is cited is no part of it",
        arguments: ["¶", "\u{F0C1}", "\u{1F517}"])
    func permalinks(sign: String) throws {
        let link = "<a class=headerlink href='#x' title='Permalink'>\(sign)</a>"
        let html = """
            <body><p>\(Self.long)</p><h2>On ferries \(link)</h2><p>\(Self.long)</p>
            <dl><dt>harbour\(link)</dt><dd>\(Self.long)</dd></dl><p>\(Self.long) See <a href='#y'>the sign</a> \(sign)</p>
            """
        let found = try lines(html)
        #expect(found.contains("On ferries") && found.contains("harbour"))
        #expect(found.filter { $0.contains(sign) } == ["\(Self.long) See the sign \(sign)"])
    }

    @Test("A source is one text: its lines are a `div` each, many are short, and its names are links")
    func source() throws {
        let code = (1...30).map { line in
            switch line % 4 {
            case 0: "int i\(line), info;"
            case 1: "<a href=a>reason_of_the_stop</a> r\(line);"
            case 2: "info = <a href=b>stop_reason</a>(dsdp, &reason); check(info); /* line \(line) */"
            default: "}"
            }
        }
        let menu = "<div class=x><div><a href=a>Main page</a></div><div><a href=b>Files</a></div></div>"
        let html =
            "<body>\(menu)<div class=f>" + code.map { "<div class=line>\($0)</div>" }.joined() + "</div>"
        let found = try lines(html)
        #expect(found.count == 30)
        #expect(found[0] == "reason_of_the_stop r1;" && found[3] == "int i4, info;")
    }

    @Test("A declaration whose types are links is kept among others; a row of links under a text is none")
    func declarations() throws {
        let rows = (1...8).map {
            "<tr><td>int</td><td>open_\($0) (<a href=a>OpenContextOfTheLibrary</a> *c, char *uri, int isFolder, size_t count)</td></tr>"
        }
        let declared = "x (<a href=a>RegisterOfCallbacksAndTheirNames</a> c)"
        let row = "<tr><td><a href=e>ErrorCode</a></td><td>\(declared)</td></tr>"
        let found = try lines("<body><p>\(Self.long)</p><table>\(rows.joined())\(row)</table>")
        #expect(found.suffix(2) == ["ErrorCode", "x (RegisterOfCallbacksAndTheirNames c)"])
        let links = (1...9).map { "<div>See <a href=a\($0)>the other text on ferries and boats</a></div>" }
        #expect(try lines("<body><div><p>\(Self.long)</p>\(links.joined())</div>") == [Self.long])
    }

    @Test("A long text is no footer, though its element is named so and the page has much more")
    func bottom() throws {
        let part = { (name: String, count: Int) in
            "<div class=\(name)>" + (1...count).map { "<p>\($0). \(Self.long)</p>" }.joined() + "</div>"
        }
        let html = "<body><div id=main>\(part("top", 300))\(part("footer", 60))</div>"
        #expect(try lines(html).count == 360)
        #expect(try lines("<body><div id=main>\(part("top", 300))\(part("bottom", 6))</div>").count == 300)
    }

    @Test(
        "Of several texts, none of which is most of the page, all are its text; one that is most stands alone"
    )
    func severalTexts() throws {
        let label = "<div><a href=a>Edit</a></div><div><a href=b>Details of it</a></div>"
        let part = { (count: Int) in
            label + "<section><h3>Part \(count)</h3>" + String(repeating: "<p>\(Self.long)</p>", count: count)
                + "</section>" + String(repeating: label, count: 8)
        }
        let body = { (parts: [Int]) in
            "<body>\(Self.menu)<div class=all>\(parts.map(part).joined())</div>\(Self.teasers)"
        }
        let all = try lines(body([4, 3, 4]))
        #expect(all.count(where: { $0 == Self.long }) == 11)
        #expect(all.contains("Part 3") && !all.contains("Edit") && !all.contains("Home"))
        #expect(try lines(body([1, 9, 2])).count(where: { $0 == Self.long }) == 9)
    }

    @Test("A short line right below a heading is said of it; one that stands alone is a label")
    func declared() throws {
        let method = "<section><h3>get</h3><div class=sig>int get()</div><div>The state</div></section>"
        let html =
            "<body><h2>Methods</h2>\(method)<p>\(Self.long)</p><div>Photo: AP</div><p>\(Self.long)</p>\(method)"
        let last = ["get", "int get()", "The state"]
        #expect(
            try lines(html + "<p>\(Self.long)</p>").suffix(6) == [Self.long, Self.long] + last + [Self.long])
    }

    @Test("A paragraph that is named a discussion is a part of its text; a box of comments is none")
    func discussion() throws {
        let html =
            "<body><h2>Name</h2><p>\(Self.long)</p><h4>Discussion</h4><p class=discussion>\(Self.long)</p>"
        #expect(try lines(html).count(where: { $0 == Self.long }) == 2)
        let box = "<div class=comments><p>\(Self.long)</p></div>"
        #expect(try lines(html + box).count(where: { $0 == Self.long }) == 2)
    }
}
