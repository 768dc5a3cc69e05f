package import Vocabulary

/// What a folder `raw/` holds: its captures, its files, and what of them could not be read.
package struct Holdings {
    /// A file of `raw/` as a whole.
    package struct File: Sendable, Equatable {
        package var path: String
        package var length: Int
        /// SHA-256, 64 hexadecimal digits; empty where digests were not wanted.
        package var sha256: String

        package init(path: String, length: Int, sha256: String) {
            self.path = path
            self.length = length
            self.sha256 = sha256
        }
    }

    /// In the order of file, member and place.
    package var captures: Captures
    /// In the order of their captures.
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
    package private(set) var length = 0

    package init(in folder: String?) {
        texts = ScratchTexts(in: folder)
        places = ScratchArray(in: folder)
    }

    package convenience init(_ files: [Holdings.File]) {
        self.init(in: nil)
        for file in files { append(file) }
    }

    package var count: Int { places.count }

    package func append(_ file: Holdings.File) {
        var writer = ByteWriter()
        writer.string(file.path)
        writer.number(file.length)
        writer.string(file.sha256)
        places.append(texts.append(writer.bytes))
        length += file.length
    }

    package func makeIterator() -> some IteratorProtocol<Holdings.File> {
        (0..<places.count).lazy.map { [places, texts] index in
            var reader = ByteReader(texts.array(at: places[index]))
            return Holdings.File(path: reader.string(), length: reader.number(), sha256: reader.string())
        }.makeIterator()
    }
}
