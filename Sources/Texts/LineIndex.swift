import Glibc

/// Where the lines of a text begin.
package struct LineIndex: Sendable {
    private var starts: [Int] = [0]

    package init(_ text: [UInt8]) {
        text.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            var offset = 0
            while offset < bytes.count, let found = memchr(base + offset, 0x0A, bytes.count - offset) {
                offset = UnsafeRawPointer(found) - base + 1
                starts.append(offset)
            }
        }
    }

    /// The line of a byte, from 1.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Where a line begins, and where the next one does; the last ends at `end`.
    package func bounds(ofLine line: Int, end: Int) -> Range<Int> {
        let start = starts[line - 1]
        return start..<max(start, line < starts.count ? starts[line] : end)
    }
}
