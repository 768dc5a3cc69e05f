import Vocabulary

/// Reads `waivers` of the project file, and refuses those that would hide more than they name.
struct WaiverReader {
    private static let keys = ["code", "subject", "field", "reason", "by", "until"]
    /// Letters that a subject needs besides `*`.
    private static let leastLetters = 3

    let element: Element

    func waiver() -> Waiver? {
        let members = element.members("a waiver", known: Self.keys)
        func text(_ key: String, _ why: String) -> String? {
            guard let text = members[key]?.text(key), !text.isEmpty else {
                if members[key] == nil { element.fail("a waiver needs `\(key)`: \(why)") }
                return nil
            }
            return text
        }
        guard let code = text("code", "the code of the findings that it accepts"),
            let subject = text("subject", "the record, page or file, where * stands for any letters"),
            let reason = text("reason", "why the finding is accepted"),
            let by = text("by", "who accepts it"),
            let until = text("until", "the last day on which it holds, as 2026-12-31")
        else { return nil }
        let codes = FindingKind.all.map(\.code)
        if !codes.contains(code) {
            members["code"]?.fail("`\(code)` is no code of a finding; \(Element.hint(code, codes))")
        }
        let kinds = BuiltInKinds.all.map(\.kind)
        let letters = subject.filter { $0 != "*" }
        // `page/*` would be every page.
        let isWhole = subject.contains("*") && kinds.contains { letters == $0 + "/" }
        if letters.count < Self.leastLetters || isWhole {
            members["subject"]?.fail(
                "`\(subject)` would accept every finding of the code; name what was looked at, "
                    + "or change the code's weight under `severity`")
        }
        if !Day.isDay(until) {
            members["until"]?.fail("`\(until)` is no day, such as 2026-12-31")
        }
        return Waiver(
            code: code, subject: subject, field: members["field"]?.text("field"), reason: reason, by: by,
            until: until, place: element.place)
    }
}
