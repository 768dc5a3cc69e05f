import Vocabulary
import Workspace

/// Which of several captures of one address counts.
struct CaptureChoice {
    let policy: Project.CapturePolicy

    /// Gives those captures that are passed over another role, and says so of each.
    func choose(among captures: Captures, in folder: String?, report: (Finding) throws -> Void) rethrows {
        // By the number of a URL: the capture that counts, or -1.
        let best = ScratchArray<Int32>(in: folder)
        best.pad(to: captures.urlCount, with: -1)
        let losers = ScratchArray<Int32>(in: folder)
        for index in captures.indices where captures.role(at: index) == .page {
            guard let url = captures.urlNumber(at: index) else { continue }
            let other = Int(best[url])
            if other < 0 {
                best[url] = Int32(index)
            } else if policy == .all {
                captures.update(index) { $0.version = $0.id }
            } else {
                let isWinner = isBetter(captures[index], than: captures[other])
                if isWinner { best[url] = Int32(index) }
                losers.append(Int32(isWinner ? other : index))
            }
        }
        losers.sort { ((captures.url(at: Int($0)) ?? ""), $0) < ((captures.url(at: Int($1)) ?? ""), $1) }
        for place in 0..<losers.count {
            let loser = Int(losers[place])
            guard let number = captures.urlNumber(at: loser), let url = captures.url(at: loser) else {
                continue
            }
            captures.update(loser) {
                $0.role = .other
                $0.reason = "another capture of \(url) counts"
            }
            let name = Self.place(of: captures[loser])
            try report(
                Finding(
                    .capturePassedOver, subject: name,
                    summary: "\(name) was passed over: "
                        + "\(Self.place(of: captures[Int(best[number])])) is another capture of \(url)"))
        }
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
