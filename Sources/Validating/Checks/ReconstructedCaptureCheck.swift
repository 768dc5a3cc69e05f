import Vocabulary

/// Captures that were made from another source.
struct ReconstructedCaptureCheck: Check {
    func findings(in capture: Capture) -> [Finding] {
        guard capture.fidelity == .reconstructed, capture.role == .page else { return [] }
        let source = capture.derivedFrom.map { " from the source with SHA-256 \($0.prefix(12))…" } ?? ""
        return [
            Finding(
                .reconstructedCapture, subject: capture.file,
                summary: "\(capture.file) was reconstructed\(source); the site never sent these bytes")
        ]
    }
}
