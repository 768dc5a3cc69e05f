import Serialising
import Vocabulary

/// Reads one line of `captures.jsonl`, which uses the names of WACZ's `pages.jsonl`.
enum SidecarLine {
    /// Why a line cannot be used.
    struct Problem: Error {
        var message: String
    }

    private static let known = [
        "url", "ts", "title", "file", "sha256", "role", "fidelity", "derived_from", "note", "charset", "id",
        "size",
        "format",
    ]

    static func entry(of line: ArraySlice<UInt8>, place: SourcePlace) -> Result<
        (String, CaptureList.Entry), Problem
    > {
        let value: JSONValue
        do {
            value = try JSONReader.value(of: line)
        } catch {
            return .failure(Problem(message: "not JSON at column \(error.offset + 1): \(error.message)"))
        }
        guard case .object(let members) = value else {
            return .failure(Problem(message: "a line must be an object"))
        }
        for member in members where !known.contains(member.name) {
            let hint = nearest(to: member.name, in: known).map { "; did you mean `\($0)`?" } ?? ""
            return .failure(Problem(message: "unknown key `\(member.name)`\(hint)"))
        }
        guard let file = value["file"]?.string, !file.isEmpty else {
            return .failure(Problem(message: "`file` is missing"))
        }
        guard !file.hasPrefix("/"), !file.split(separator: "/").contains("..") else {
            return .failure(Problem(message: "`\(file)` lies outside the folder"))
        }
        var entry = CaptureList.Entry(
            url: value["url"]?.string, date: value["ts"]?.string, sha256: value["sha256"]?.string,
            fidelity: .unknown,
            derivedFrom: value["derived_from"]?.string?.lowercased(), note: value["note"]?.string,
            charset: value["charset"]?.string, place: place)
        if let role = value["role"]?.string {
            guard let known = Capture.Role(rawValue: role) else {
                return .failure(
                    Problem(message: unknown("role", role, Capture.Role.allCases.map(\.rawValue))))
            }
            entry.role = known
        }
        if let fidelity = value["fidelity"]?.string {
            guard let known = Capture.Fidelity(rawValue: fidelity) else {
                return .failure(
                    Problem(message: unknown("fidelity", fidelity, Capture.Fidelity.allCases.map(\.rawValue)))
                )
            }
            entry.fidelity = known
        }
        return .success((file, entry))
    }

    private static func unknown(_ what: String, _ text: String, _ known: [String]) -> String {
        let hint =
            nearest(to: text, in: known).map { "did you mean `\($0)`?" }
            ?? "known are \(known.joined(separator: ", "))"
        return "`\(text)` is no \(what); \(hint)"
    }
}
