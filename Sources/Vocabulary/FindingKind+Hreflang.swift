/// Findings about pages that name each other as versions in other languages.
extension FindingKind {
    package static let hreflangNoSelf = FindingKind(
        "hreflang-no-self", .note, "A page names its versions in other languages, and not itself.",
        help: "Its own language is not stated by it; see report/language.csv.")
    package static let hreflangNoReturn = FindingKind(
        "hreflang-no-return", .note,
        "A page names versions of itself that do not name it in return.",
        help: "Look whether both are one text; the site did not agree with itself.")
    package static let hreflangNoDefault = FindingKind(
        "hreflang-no-default", .note,
        "A page names no version for readers of other languages (`x-default`), where others of the site do.",
        help: "Look at the pages beside it; the site was not consistent.")
    package static let hreflangNotCanonical = FindingKind(
        "hreflang-not-canonical", .note, "A page that is named as a version says that another is to be read.",
        help: "Take the canonical page as the version.")
    package static let hreflangDuplicate = FindingKind(
        "hreflang-duplicate", .warning, "A page names two addresses as its version in one language.",
        help: "Look at both pages, and decide which one is the version.")
    package static let hreflangContradicted = FindingKind(
        "hreflang-contradicted", .warning,
        "A page is named as the version in a language that its text is not in.",
        help: "Trust the detected language; the label is wrong, or the page was never translated.")
    package static let hreflangSwapped = FindingKind(
        "hreflang-swapped", .warning, "Two versions bear the label of each other's language.",
        help: "Read the labels crosswise.")
}
