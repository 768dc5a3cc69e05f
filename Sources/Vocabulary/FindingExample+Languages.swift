/// Examples of findings about languages.
extension FindingExample {
    private static let english =
        "The harbour museum shows how the people of the coast lived and worked for three hundred years."
    private static let french =
        "Le musée du port montre comment les gens de la côte vivaient et travaillaient pendant trois siècles."
    private static let korean = "항구 박물관은 해안 사람들이 삼백 년 동안 어떻게 살고 일했는지를 보여 줍니다. 많은 사람들이 찾아옵니다."

    private static func page(_ lang: String, _ text: String, head: String = "", title: String? = nil)
        -> String
    {
        "<!DOCTYPE html><html lang=\"\(lang)\"><head><meta charset=utf-8><title>\(title ?? String(text.prefix(60)))</title>"
            + "\(head)</head><body><p>\(text)</p><p>\(text)</p></body></html>"
    }

    private static func links(_ en: String, _ fr: String) -> String {
        "<link rel=alternate hreflang=en href=\(en)><link rel=alternate hreflang=fr href=\(fr)>"
    }

    private static let both = links("en.html", "fr.html")
    private static let cluster: KeyValuePairs = [
        "en.html": page("en", english, head: both), "fr.html": page("fr", french, head: both),
    ]

    static let languages: [String: FindingExample] = [
        "language-contradicted": FindingExample(
            ["index.html": page("fr", english)], sound: ["index.html": page("en", english)]),
        "language-differs": FindingExample(
            ["index.html": page("fr", french, title: String(korean.prefix(24)))],
            sound: ["index.html": page("fr", french)]),
        "language-not-well-formed": FindingExample(
            ["index.html": page("en_US", english)], sound: ["index.html": page("en-US", english)]),
        "language-not-registered": FindingExample(
            ["index.html": page("jp", english)], sound: ["index.html": page("en", english)]),
        "language-is-likely-country": FindingExample(
            ["index.html": page("kr", korean)], sound: ["index.html": page("ko", korean)]),
        "hreflang-no-self": FindingExample(
            [
                "en.html": page("en", english, head: "<link rel=alternate hreflang=fr href=fr.html>"),
                "fr.html": page("fr", french, head: both),
            ], sound: cluster),
        "hreflang-no-return": FindingExample(
            ["en.html": page("en", english, head: both), "fr.html": page("fr", french)], sound: cluster),
        "hreflang-no-default": FindingExample(
            [
                "en.html": page(
                    "en", english, head: both + "<link rel=alternate hreflang=x-default href=en.html>"),
                "fr.html": page("fr", french, head: both),
            ], sound: cluster),
        "hreflang-not-canonical": FindingExample(
            [
                "en.html": page("en", english, head: both),
                "fr.html": page("fr", french, head: both + "<link rel=canonical href=en.html>"),
            ], sound: cluster),
        "hreflang-duplicate": FindingExample(
            [
                "en.html": page(
                    "en", english, head: both + "<link rel=alternate hreflang=fr href=autre.html>"),
                "fr.html": page("fr", french, head: both),
            ], sound: cluster),
        "hreflang-contradicted": FindingExample(
            ["en.html": page("en", english, head: both), "fr.html": page("en", english, head: both)],
            sound: cluster),
        "hreflang-swapped": FindingExample(
            [
                "en.html": page("en", english, head: links("fr.html", "en.html")),
                "fr.html": page("fr", french, head: links("fr.html", "en.html")),
            ], sound: cluster),
    ]
}
