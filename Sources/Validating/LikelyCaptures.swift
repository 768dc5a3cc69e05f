import Addresses
package import Vocabulary
package import Workspace

/// Finds captures by addresses that are likely theirs.
///
/// It is made when it is first asked: most sites need it for few addresses.
package final class LikelyCaptures {
    private let captures: Captures
    private let address: LikelyAddress
    private let folder: String?
    /// What captures are found by, each with the index of the first page, or else the first capture, that has
    /// it.
    private lazy var keys: (names: ScratchNames, firsts: ScratchArray<Int32>) = made()

    package init(_ captures: Captures, aliases: Project.Aliases, in folder: String?) {
        self.captures = captures
        address = LikelyAddress(aliases)
        self.folder = folder
    }

    /// The address of the capture that a URL likely means, as the workspace knows it, and by what the two
    /// differ; nil where there is none.
    ///
    /// - Parameter url: One that no capture has.
    func address(for url: WebURL) -> (String, differences: [Alias.Rule])? {
        guard let number = keys.names.number(of: address.key(of: url)) else { return nil }
        let capture = captures[Int(keys.firsts[number])]
        guard let own = Self.url(of: capture, as: url.scheme) else { return nil }
        let known = url.scheme == "file" ? "raw:" + capture.file : own.resource
        return (known, address.differences(of: url, own))
    }

    /// Other pages that are likely the same as a page, each once, and by what they differ.
    ///
    /// Of many that are alike each is held against the first alone.
    func others(of url: WebURL, at index: Int) -> [(index: Int, differences: [Alias.Rule])] {
        guard let number = keys.names.number(of: address.key(of: url)) else { return [] }
        let first = Int(keys.firsts[number])
        guard first != index, captures.urlNumber(at: first) != captures.urlNumber(at: index),
            captures.role(at: first) == .page, let own = Self.url(of: captures[first], as: url.scheme)
        else { return [] }
        return [(first, address.differences(of: url, own))]
    }

    /// A redirect to another spelling of its own address leads to no capture by that.
    private static let answers: Set<Capture.Role> = [.page, .document, .image, .media, .font, .feed, .data]

    private func made() -> (names: ScratchNames, firsts: ScratchArray<Int32>) {
        let names = ScratchNames(in: folder)
        let firsts = ScratchArray<Int32>(in: folder)
        for index in captures.indices where Self.answers.contains(captures.role(at: index)) {
            let capture = captures[index]
            for scheme in ["http", "file"] {
                guard let url = Self.url(of: capture, as: scheme) else { continue }
                let number = names.number(adding: address.key(of: url))
                if number == firsts.count {
                    firsts.append(Int32(index))
                } else if capture.role == .page, captures.role(at: Int(firsts[number])) != .page {
                    firsts[number] = Int32(index)
                }
            }
        }
        return (names, firsts)
    }

    /// The URL of a capture, or its place in `raw/`, which a file has.
    private static func url(of capture: Capture, as scheme: String) -> WebURL? {
        guard scheme == "file" else { return capture.url.flatMap { WebURL($0) } }
        return capture.isRecord || capture.entry != nil ? nil : WebURL(placeOf: capture.file)
    }
}
