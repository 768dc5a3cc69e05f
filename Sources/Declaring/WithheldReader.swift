import Addresses
import Vocabulary

/// Reads `withhold.yml`: what is kept back at somebody's request.
struct WithheldReader {
    let root: Element

    func withheld() -> [Withheld] { root.items("withhold.yml").compactMap(item) }

    private func item(_ element: Element) -> Withheld? {
        let members = element.members(
            "an entry of withhold.yml", known: ["id", "url", "reason", "date"])
        func text(_ key: String) -> String? {
            members[key]?.text(key).flatMap { $0.isEmpty ? nil : $0 }
        }
        guard (members["id"] == nil) != (members["url"] == nil) else {
            element.fail("an entry names either the `id` of a record or a `url`")
            return nil
        }
        guard let reason = text("reason"), let date = text("date"), let name = text("id") ?? text("url")
        else {
            element.fail(
                "an entry needs a `reason`, and the `date` of the decision: whoever comes later must understand it"
            )
            return nil
        }
        if !Day.isDay(date) { members["date"]?.fail("`\(date)` is no day, such as 2026-11-24") }
        guard
            let subject = subject(
                name, members["id"] ?? members["url"] ?? element, isID: members["id"] != nil)
        else { return nil }
        return Withheld(subject, reason: reason, date: date, place: element.place)
    }

    /// Of the built-in kinds what has an id of its own is an address.
    private func subject(_ name: String, _ element: Element, isID: Bool) -> Withheld.Subject? {
        var address = name
        if isID {
            guard let slash = name.firstIndex(of: "/"), slash != name.startIndex else {
                element.fail("`\(name)` is no id, such as publication/annual-report")
                return nil
            }
            let kind = String(name[..<slash])
            guard ["page", "document"].contains(kind) else { return .record(name) }
            address = String(name[name.index(after: slash)...])
        }
        // A page of a folder without a host has its place as its key.
        guard let url = WebURL(address) else {
            if isID { return .address(address) }
            element.fail("`\(name)` is not an absolute URL; for a page without a host write `id: page/…`")
            return nil
        }
        return .address(url.resource)
    }
}
