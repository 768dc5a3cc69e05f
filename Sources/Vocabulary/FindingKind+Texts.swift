/// Findings about texts that are not what their authors wrote. Each proposes; the data stays as it was.
extension FindingKind {
    package static let textMojibake = FindingKind(
        "text-mojibake", .warning,
        "UTF-8 was read as another encoding before it was published: `Ã©` for `é`.",
        help: "Take the proposed words where the value is used; the data stays as it was.")
    package static let textControl = FindingKind(
        "text-control", .note, "A text holds control characters where windows-1252 has quotes and dashes.",
        help: "Read them as windows-1252; the data stays as it was.")
    package static let textReplacement = FindingKind(
        "text-replacement", .note, "A text holds replacement characters, U+FFFD, that its author published.",
        help: "Look for another copy of the page; what was there is lost.")
    package static let textInvisible = FindingKind(
        "text-invisible", .note, "Characters that nobody sees stand within words, such as soft hyphens.",
        help: "A search for the word does not find it: take them out where the value is used.")
    package static let textEntity = FindingKind(
        "text-entity", .warning, "A reader sees a character reference as it is written: `Caf&eacute;`.",
        help: "Take the proposed words where the value is used; the data stays as it was.")
    package static let textNotNormalised = FindingKind(
        "text-not-normalised", .note, "Letters and their marks are written apart, not as Unicode's form NFC.",
        help: "The step `mend` puts them together; the data stays as it was.")
    package static let textBrokenWord = FindingKind(
        "text-broken-word", .warning,
        "A word is broken by spaces: \"K orean\" or \"K O R E A N\" beside \"Korean\".",
        help: "Take the proposed word where the value is used; the data stays as it was.")
    package static let textPlaceholder = FindingKind(
        "text-placeholder", .warning, "A page, or a part of it, was never written: \"under construction\".",
        help: "Look whether a version in another language, or a later capture, has the text.")
    package static let pageNearDuplicate = FindingKind(
        "page-near-duplicate", .note, "The main text of a page is nearly that of another.",
        help: "Decide which of them counts; a mirror often holds one page under several addresses.")
    package static let recordNearDuplicate = FindingKind(
        "record-near-duplicate", .note, "A record says nearly what another of its kind says.",
        help: "Decide whether they are one; key fields that both have alike would make one of them.")
    package static let boilerplateAsContent = FindingKind(
        "boilerplate-as-content", .note, "The main text of a page is that of pages with other titles.",
        help: "What was taken for its text repeats over pages; take the text with a recipe of your own.")
    package static let headlineRepeated = FindingKind(
        "headline-repeated", .note, "A heading stands twice on a page.",
        help: "Often a carousel: make one record of both.")
}
