package import Vocabulary

/// What a folder `raw/` holds: its captures, its files, and what of them could not be read.
package struct Holdings {
    /// In the order of file, member and place.
    package var captures: Captures
    /// The files as they are, in the order of their captures; digests are empty where none were wanted.
    package var files: HeldFiles
    package var damages: [Damage] = []

    /// Nothing as yet.
    ///
    /// - Parameter folder: Where what grows with the captures lies; nil where it stays in memory.
    package init(in folder: String?) { self.init(Captures(in: folder), HeldFiles(in: folder)) }

    package init(_ captures: Captures, _ files: HeldFiles) {
        self.captures = captures
        self.files = files
    }
}

/// The files of `raw/` in their order, kept so that memory does not grow with their number.
package final class HeldFiles: Sequence {
    private let texts: ScratchTexts
    private let places: ScratchArray<Int>
    /// The sum of their lengths.
    package private(set) var bytes = 0

    package init(in folder: String?) {
        texts = ScratchTexts(in: folder)
        places = ScratchArray(in: folder)
    }

    package convenience init(_ files: [ManifestEntry]) {
        self.init(in: nil)
        for file in files { append(file) }
    }

    package var count: Int { places.count }

    package func append(_ file: ManifestEntry) {
        var writer = ByteWriter()
        writer.string(file.path)
        writer.number(file.bytes)
        writer.string(file.sha256)
        places.append(texts.append(writer.bytes))
        bytes += file.bytes
    }

    package func makeIterator() -> some IteratorProtocol<ManifestEntry> {
        (0..<places.count).lazy.map { [places, texts] index in
            var reader = ByteReader(texts.array(at: places[index]))
            return ManifestEntry(path: reader.string(), bytes: reader.number(), sha256: reader.string())
        }.makeIterator()
    }
}
