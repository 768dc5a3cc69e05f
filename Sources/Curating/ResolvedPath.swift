import Foundation

/// The place that a path means, through links, whether anything is there or not.
struct ResolvedPath: Equatable {
    let text: String

    init(_ path: String) {
        var url = URL(fileURLWithPath: path).standardizedFileURL
        var rest: [String] = []
        while !FileManager.default.fileExists(atPath: url.path), url.path != "/" {
            rest.insert(url.lastPathComponent, at: 0)
            url.deleteLastPathComponent()
        }
        url.resolveSymlinksInPath()
        for part in rest { url.appendPathComponent(part) }
        text = url.path
    }

    /// Whether another place is this one, or lies in it.
    func holds(_ other: ResolvedPath) -> Bool {
        text == "/" || other == self || other.text.hasPrefix(text + "/")
    }
}
