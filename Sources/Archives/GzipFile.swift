/// A gzip file in memory, decoded whole: all its members.
package enum GzipFile {
    /// What can be decoded, at most so many bytes.
    package static func decoded(_ bytes: [UInt8], limit: Int) -> [UInt8] {
        var result: [UInt8] = []
        bytes.withUnsafeBytes { all in
            var rest = all
            while !rest.isEmpty, result.count < limit {
                let inflater = Inflater(.gzip)
                let isEnded = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { room in
                    while result.count < limit {
                        let step = inflater.step(rest, into: room)
                        result.append(contentsOf: UnsafeRawBufferPointer(rebasing: room[..<step.given]))
                        rest = UnsafeRawBufferPointer(rebasing: rest[step.taken...])
                        if step.status == .end { return true }
                        if step.status == .damaged || step.taken == 0 && step.given == 0 { return false }
                    }
                    return false
                }
                if !isEnded { return }
            }
        }
        return result
    }
}
