import Vocabulary

/// Which of several captures of one address counts.
struct CaptureChoice {
    let policy: Project.CapturePolicy

    /// The captures; of those that were passed over the role changes, and a finding says so.
    func chosen(from captures: [Capture]) -> Outcome<[Capture]> {
        guard policy != .all else { return Outcome(all(captures)) }
        var best: [String: Int] = [:]
        var result = Outcome(captures)
        var passedOver: [String: [Int]] = [:]
        for index in captures.indices where captures[index].role == .page {
            guard let url = captures[index].url else { continue }
            guard let other = best[url] else {
                best[url] = index
                continue
            }
            let winner = isBetter(captures[index], than: captures[other]) ? index : other
            best[url] = winner
            passedOver[url, default: []].append(winner == index ? other : index)
        }
        for (url, losers) in passedOver.sorted(by: { $0.key < $1.key }) {
            guard let winner = best[url] else { continue }
            for loser in losers.sorted() {
                result.value[loser].role = .other
                result.value[loser].reason = "another capture of \(url) counts"
                result.findings.append(
                    Finding(
                        .capturePassedOver, subject: Self.place(of: captures[loser]),
                        summary: "\(Self.place(of: captures[loser])) was passed over: "
                            + "\(Self.place(of: captures[winner])) is another capture of \(url)"))
            }
        }
        return result
    }

    /// Every capture, each that is not the first of its address with what tells it apart.
    private func all(_ captures: [Capture]) -> [Capture] {
        var seen: Set<String> = []
        var result = captures
        for index in result.indices where result[index].role == .page {
            guard let url = result[index].url, !seen.insert(url).inserted else { continue }
            result[index].version = result[index].id
        }
        return result
    }

    private func isBetter(_ capture: Capture, than other: Capture) -> Bool {
        let date = capture.date ?? ""
        let otherDate = other.date ?? ""
        switch policy {
        case .first: return date < otherDate && !date.isEmpty
        case .at(let moment):
            guard let wanted = Moment.seconds(moment) else { return date > otherDate }
            let distance = { (text: String) in Moment.seconds(text).map { abs($0 - wanted) } ?? .max }
            return distance(date) < distance(otherDate)
        case .newest, .all: return date > otherDate
        }
    }

    static func place(of capture: Capture) -> String {
        guard capture.isRecord else { return capture.file }
        let file = capture.entry.map { capture.file + "!/" + $0 } ?? capture.file
        return capture.inner > 0
            ? "\(file) at \(capture.offset)+\(capture.inner)" : "\(file) at \(capture.offset)"
    }
}

/// Moments as seconds, to see which are near each other.
enum Moment {
    /// The seconds from the year 0 to a moment of RFC 3339, or to the beginning of a year, month or day.
    static func seconds(_ text: String) -> Int? {
        let parts = text.split { !$0.isNumber }.prefix(6).compactMap { Int($0) }
        guard let year = parts.first, (0...9999).contains(year) else { return nil }
        let month = parts.count > 1 ? parts[1] : 1
        let day = parts.count > 2 ? parts[2] : 1
        // Days from a civil date (Howard Hinnant, chrono-compatible low-level date algorithms).
        let shifted = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear
        let time = (parts.count > 3 ? parts[3] : 0) * 3600 + (parts.count > 4 ? parts[4] : 0) * 60
        return days * 86_400 + time + (parts.count > 5 ? parts[5] : 0)
    }
}
