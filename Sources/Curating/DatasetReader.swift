import Foundation
import Serialising

/// Reads a dataset that a run wrote.
struct DatasetReader {
    let folder: String

    /// The paths that the manifest names, and those of the manifest itself; nil without a manifest.
    func knownFiles() -> Set<String>? {
        guard let bytes = FileManager.default.contents(atPath: folder + "/manifest.json"),
            let manifest = try? JSONReader.value(of: Array(bytes)[...])
        else { return nil }
        let paths = manifest["outputs"]?.array?.compactMap { $0["path"]?.string } ?? []
        return Set(paths + ["manifest.json", "SHA256SUMS"])
    }
}
