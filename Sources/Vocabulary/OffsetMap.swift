/// A map from offsets in decoded UTF-8 back to offsets in the payload's own bytes.
///
/// Between two marks both sides advance byte by byte (ASCII, or text that was UTF-8 already).
package struct OffsetMap: Sendable, Equatable {
    /// A place from which on both sides advance together.
    private struct Mark: Sendable, Equatable {
        var text: Int
        var payload: Int
    }

    private var marks: [Mark]

    /// A map of text that is the payload from an offset on.
    package init(identityFrom payload: Int = 0) {
        marks = [Mark(text: 0, payload: payload)]
    }

    /// Says that the text's byte `text` comes from the payload's byte `payload`. Ascending calls only.
    package mutating func mark(text: Int, payload: Int) {
        if let last = marks.last {
            if payload - last.payload == text - last.text { return }
            if last.text == text {
                marks[marks.count - 1].payload = payload
                return
            }
        }
        marks.append(Mark(text: text, payload: payload))
    }

    /// The payload's offset of a byte of the text. Inside a decoded character: that character's start.
    package func payloadOffset(of text: Int) -> Int {
        var low = 0
        var high = marks.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if marks[middle].text <= text { low = middle } else { high = middle }
        }
        let offset = marks[low].payload + (text - marks[low].text)
        return high < marks.count ? min(offset, marks[high].payload) : offset
    }

    /// The first offset of the text that comes from a byte of the payload, or from one behind it.
    package func textOffset(ofPayload payload: Int) -> Int {
        var low = 0
        var high = marks.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if marks[middle].payload <= payload { low = middle } else { high = middle }
        }
        let offset = marks[low].text + max(0, payload - marks[low].payload)
        return high < marks.count ? min(offset, marks[high].text) : offset
    }

    package func payloadRange(of range: Range<Int>) -> Range<Int> {
        let start = payloadOffset(of: range.lowerBound)
        return start..<max(start, payloadOffset(of: range.upperBound))
    }
}
