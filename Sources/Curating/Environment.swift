import Foundation
import Markup
import Serialising

/// What the dataset does not depend on and a person may ask for: versions of the libraries and the system.
enum Environment {
    static func write(to folder: String) throws {
        var writer = JSONWriter()
        writer.beginObject()
        for (name, value) in [
            ("cartulary", Curator.version), ("libxml2", libraryVersion),
            ("system", ProcessInfo.processInfo.operatingSystemVersionString),
        ] {
            writer.name(name)
            writer.string(value)
        }
        writer.endObject()
        writer.newline()
        try Data(writer.bytes).write(to: URL(fileURLWithPath: folder + "/environment.json"))
    }
}
