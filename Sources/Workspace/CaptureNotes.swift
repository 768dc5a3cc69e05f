package import Vocabulary

/// What page work found of captures and reports on captures need, by the indices of the captures.
package final class CaptureNotes {
    private let captures: Captures
    private let texts: ScratchTexts
    /// Where the note of each capture lies; -1 where there is none.
    private let places: ScratchArray<Int>

    package init(of captures: Captures, in folder: String) {
        self.captures = captures
        texts = ScratchTexts(in: folder)
        places = ScratchArray(in: folder)
        places.pad(to: captures.count, with: -1)
    }

    /// Notes how a capture was decoded, and what its page names as its own address or sends its readers to.
    package func note(_ encoding: EncodingDecision?, _ stated: [StatedTarget] = [], of capture: String) {
        guard encoding != nil || !stated.isEmpty, let index = captures.index(ofID: capture) else { return }
        var writer = ByteWriter()
        writer.encoding(encoding)
        writer.stated(stated)
        places[index] = texts.append(writer.bytes)
    }

    package func encoding(at index: Int) -> EncodingDecision? {
        guard places[index] >= 0 else { return nil }
        var reader = ByteReader(texts.array(at: places[index]))
        return reader.encoding()
    }

    package func stated(at index: Int) -> [StatedTarget] {
        guard places[index] >= 0 else { return [] }
        var reader = ByteReader(texts.array(at: places[index]))
        _ = reader.encoding()
        return reader.stated()
    }
}
