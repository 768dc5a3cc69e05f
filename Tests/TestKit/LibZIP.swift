internal import CZip

/// What libzip says of a ZIP, to hold our own reader against.
package enum LibZIP {
    /// A member by its name, with its bytes; nil where libzip cannot open the archive.
    package static func members(of path: String) -> [(name: String, bytes: [UInt8])]? {
        var problem: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &problem) else { return nil }
        defer { zip_discard(archive) }
        var members: [(String, [UInt8])] = []
        for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
            guard let name = zip_get_name(archive, index, ZIP_FL_ENC_GUESS),
                let file = zip_fopen_index(archive, index, 0)
            else { continue }
            defer { zip_fclose(file) }
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = zip_fread(file, &buffer, UInt64(buffer.count))
                if count <= 0 { break }
                bytes += buffer[..<Int(count)]
            }
            members.append((String(cString: name), bytes))
        }
        return members
    }
}
