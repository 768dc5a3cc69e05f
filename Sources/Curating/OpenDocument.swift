import Vocabulary
import Workspace

/// A document while the links to it are read.
struct OpenDocument {
    let key: String
    var capture: String?
    private var texts: [String] = []
    private var state = Reference.State.external
    private var occurrences = 0
    private var lastPage = ""

    private static let mostTexts = 10

    init(key: String) { self.key = key }

    /// What became of it: a capture decides, however links lead to it.
    var finalState: Reference.State { capture == nil ? state : .capturedNotExtracted }

    /// Adds a link; whether its page is one that had none before.
    mutating func add(_ link: DocumentLink) -> Bool {
        capture = capture ?? link.capture
        state = link.state
        guard !link.page.isEmpty else { return false }
        occurrences += 1
        if !link.text.isEmpty, texts.count < Self.mostTexts, !texts.contains(link.text) {
            texts.append(link.text)
        }
        defer { lastPage = link.page }
        return link.page != lastPage
    }

    /// - Parameter added: What rules of recipes say of it.
    func row(capture: Capture?, added: [Field], columns: [String]) -> [Value?] {
        var values: [String: Value] = [
            "id": .string("document/" + key), "is_held": .boolean(capture != nil),
            "state": .string(state.rawValue), "occurrences": .integer(occurrences),
        ]
        if key.contains("://") { values["url"] = .string(key) }
        values["source_url"] = values["url"]
        values["format"] = DatasetRun.ending(of: key).map { .string($0) }
        for field in added { values[field.name] = field.value }
        if !texts.isEmpty { values["texts"] = .list(texts.sorted()) }
        guard let capture else { return columns.map { values[$0] } }
        values["type_declared"] = capture.record?.declaredType.map { .string($0) }
        values["type_sniffed"] = .string(capture.mediaType)
        values["bytes"] = .integer(capture.payloadLength)
        values["sha256"] = capture.sha256.isEmpty ? nil : .string(capture.sha256)
        values["file"] = .string(capture.file)
        values["captured_at"] = capture.date.map { .string($0) }
        values["fidelity"] = .string(capture.fidelity.rawValue)
        values["capture_id"] = .string(capture.id)
        return columns.map { values[$0] }
    }
}
