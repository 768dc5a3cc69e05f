import Testing

@testable import Texts

@Suite struct TextFaultTests {
    private func faults(_ text: String) -> [TextFault] { TextFaults.all(in: Array(text.utf8)[...]) }

    @Test(
        "UTF-8 that was read as another encoding is found, with what was meant",
        arguments: [
            ("Caf\u{C3}\u{A9} central", "Café"), ("l\u{E2}\u{20AC}\u{2122}\u{E9}t\u{E9}", "l’été"),
            ("Ren\u{C3}\u{192}\u{C2}\u{A9}e", "Renée"), ("na\u{C3}\u{AF}ve", "naïve"),
            (
                "\u{420}\u{45F}\u{421}\u{402}\u{420}\u{451}\u{420}\u{406}\u{420}\u{B5}\u{421}\u{201A}",
                "Привет"
            ),
            ("caf\u{221A}\u{A9} noir", "café"), ("5 \u{E2}\u{201A}\u{AC} each", "€"),
            ("╨ƒ╤Ç╨╕╨▓╨╡╤é ╨╝╨╕╤Ç", "Привет"), ("×©×œ×•×\u{9D}", "שלום"),
            ("\u{C3}\u{A0} Paris", "à"), ("\u{EC}\u{2022}\u{2C6}\u{EB}\u{2026}\u{2022}", "안녕"),
        ])
    func mojibake(text: String, meant: String) {
        let found = faults(text)
        #expect(found.first?.kind == .mojibake)
        #expect(found.first?.proposal == meant)
    }

    @Test(
        "What people write is left alone",
        arguments: [
            "CAFÉ» is closed", "SELKÄ\u{A0}EDELLÄ", "Ärger, Öl und Übung", "São Tomé, não há maçãs",
            "RELAÇÃO", "IRMÃ", "“Â” is a letter", "ВСЕ СЁСТРЫ", "Съешь ещё этих мягких французских булок",
            "한국어 텍스트", "日本語のテキスト", "√2 × √3", "├── Sources", "Voilà l’été…", "Brontë…”", "5 € ± 2 °C",
            "Ελληνικά ΕΛΛΑΔΑ", "עברית", "العربية", "plain ASCII text", "R&D; AT&T", "&lt;p&gt; in HTML",
            "naïve façade", "Tiếng Việt", "l’économie et l’été d’où l’école", "–à Paris –à Lyon",
            "áššiid náššuvnnaid", "těžší", "áłą́ą́", "10\u{A0}°C", "グリフ“Ã”に貼り付け",
            "the reference &amp; and &quot;.", "Ĺubeľ", "Îles d’Or", "„Heiß“Abbildung 16", "óúñÑªº",
            "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜßáíóúñÑªºãõØøÀÃÕ",
            "ein „Spaß“faktor", "£©µÀÆÖÞßéöÿ", "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙ",
            "„překladová paměť“, „slabă””Ecuație",
            "┌───╨──┐floating\n│ box  │\n└──────┘",
            "╔═══╗║x║╚═══╝",
            "n0\u{A0}×\u{A0}n1\u{A0}×\u{A0}n2\u{A0}×\u{A0}…\u{A0}×\u{A0}nk×…×\u{A0}m",
            "(N\u{A0}×\u{A0}M\u{A0}×\u{A0}L)",
            "co\u{AD}operation"
                .replacing("\u{AD}", with: "-"),
        ])
    func plain(text: String) { #expect(faults(text).isEmpty, "\(faults(text))") }

    @Test(
        "Controls, replacements, invisible characters, references and loose marks are each a fault of its own",
        arguments: [
            ("he said \u{93}yes\u{94}", .controls, "“yes”"), ("a b\u{FFFD}c d", .replacements, nil),
            ("co\u{AD}operation", .invisible, "cooperation"), ("in\u{200B}visible", .invisible, "invisible"),
            ("caf&eacute; noir", .entities, "café"), ("R&amp;D", .entities, "R&D"),
            ("&#8217;tis", .entities, "’tis"), ("cafe\u{301}", .unnormalised, nil),
        ] as [(String, TextFault.Kind, String?)])
    func others(text: String, kind: TextFault.Kind, proposal: String?) {
        #expect(faults(text).map(\.kind) == [kind])
        #expect(faults(text).first?.proposal == proposal)
    }

    @Test(
        "Marks and joiners that a script needs are no fault",
        arguments: [
            "می\u{200C}خواهم", "क\u{200D}ष", "ไทย\u{200B}ไทย", "x\u{338}", "\u{FEFF}start", "한\u{AD} 글",
        ])
    func needed(text: String) { #expect(faults(text).isEmpty) }

    @Test(
        "Pages that were never written say so in their language",
        arguments: [
            ("Page under construction. See the French version", true), ("Under construction!", true),
            ("Lorem ipsum dolor sit amet, consectetur", true), ("Cette page est en construction", true),
            ("En construcción", true), ("Diese Seite befindet sich im Aufbau.", true), ("工事中", true),
            ("페이지 준비 중입니다", true), ("Coming soon", true),
            ("The bridge, under construction since 1990, opens soon", false),
            ("the construction of knowledge", false), ("Un chantier en construction navale", false),
            ("She is coming soon to the village", false), ("", false),
        ])
    func placeholders(text: String, isOne: Bool) {
        #expect((Placeholder.words(in: Array(text.utf8)[...]) != nil) == isOne)
    }

    @Test(
        "A word that is broken within, or whose letters stand apart, is found where the whole word stands too",
        arguments: [
            ("th ey say that they and they", ["they"]), ("th ey say that they", []),
            ("repo rts: no", []), ("the stre ngth of strength, strength", ["strength"]),
            ("W E L C O M E to our site. Welcome!", ["Welcome"]), ("W E L C O M E to our site.", []),
            ("A B C D E F G: ABCDEFG", []), ("N E W S and news", ["news"]), ("the U S A, USA", []),
            ("a web site, website, website", []), ("any one, anyone, anyone", []),
            ("Mr Smith, MrSmith, MrSmith", []), ("a PDF file, PDFfile, PDFfile", []),
            ("th1 ey they they", []), ("", []),
        ])
    func brokenWithin(text: String, words: [String]) {
        #expect(BrokenWord.all(in: Array(text.utf8)).map(\.word) == words)
    }

    @Test(
        "A word that lost its first letter is found where the whole word stands too",
        arguments: [
            ("available in K orean only. The Korean health network", ["Korean"]),
            ("available in K orean only.", []),
            ("Plan B orean and Borean, orean alone", []), ("A bout of flu. About time.", []),
            ("Y ear by Year, and another year", []), ("R eport and Report", ["Report"]),
            ("Mr. K orean, a Korean", ["Korean"]), ("U.K orean Korean", []), ("vitamin C holine", []),
        ])
    func broken(text: String, words: [String]) {
        #expect(BrokenWord.all(in: Array(text.utf8)).map(\.word) == words)
    }

    @Test(
        "A text is mended as a whole, more than once where it must be, and a sound one stays as it is",
        arguments: [
            ("Le cafÃ© et l\u{E2}\u{20AC}\u{2122}\u{C3}\u{A9}tÃ©", "Le café et l’été"),
            ("Caf&eacute; &amp;eacute;t&eacute; R&amp;D", "Café été R&D"),
            ("he said \u{93}yes\u{94} in har\u{AD}bour", "he said “yes” in harbour"),
            ("Ren\u{C3}\u{192}\u{C2}\u{A9}e", "Renée"), ("Ἀρχή – “été” 한국", "Ἀρχή – “été” 한국"), ("", ""),
        ])
    func mended(text: String, meant: String) { #expect(TextFaults.mended(text) == meant) }

    @Test(
        "Pages made of what looks broken cost no more than others",
        arguments: ["A bcd ", "a ", "th ey ", "Xy z"])
    func endless(piece: String) {
        #expect(BrokenWord.all(in: Array(String(repeating: piece, count: 300_000).utf8)).isEmpty)
    }

    @Test("Any bytes are looked at without a crash, and within work that grows with them")
    func anyBytes() {
        var state: UInt64 = 9
        for length in 0..<400 {
            let bytes = (0..<length).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            _ = TextFaults.all(in: bytes[...])
            _ = Placeholder.words(in: bytes[...])
            _ = BrokenWord.all(in: bytes)
        }
    }
}
