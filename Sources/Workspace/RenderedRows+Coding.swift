import Vocabulary

extension ByteWriter {
    mutating func rows(_ rows: RenderedRows) {
        string(rows.kind)
        data(rows.csv)
        var last: Int32 = 0
        list(rows.ends) { writer, end in
            writer.number(Int(end - last))
            last = end
        }
        data(rows.evidence)
        list(rows.filled) { $0.number(Int($1)) }
        number(rows.withheld)
        list(rows.targets) { writer, target in
            for slice in [target.url, target.written, target.words] { writer.slice(slice) }
            writer.number(target.range.lowerBound)
            writer.number(target.range.count)
        }
        data(rows.texts)
        data(rows.added)
        list(rows.addedEnds) { $0.number(Int($1)) }
    }

    private mutating func slice(_ slice: PageRows.Slice) {
        number(Int(slice.start))
        number(Int(slice.count) + 2)
    }

    mutating func coverage(_ coverage: PageCoverage) {
        string(coverage.template)
        for count in [
            coverage.textNodes, coverage.characters, coverage.byRule, coverage.charactersByRule,
            coverage.byBuiltIn, coverage.charactersByBuiltIn, coverage.attributeTexts, coverage.images,
            coverage.scripts, coverage.frames,
        ] {
            number(count)
        }
        list(coverage.unclaimed) { writer, block in
            writer.number(Int(bitPattern: UInt(block.digest)))
            writer.number(block.textNodes)
            writer.number(block.characters)
            writer.number(block.range.lowerBound)
            writer.number(block.range.count)
            writer.string(block.path)
            writer.optional(block.text)
        }
    }
}

extension ByteReader {
    mutating func rows() -> RenderedRows {
        var rows = RenderedRows(kind: string())
        rows.csv = data()
        var last: Int32 = 0
        rows.ends = list { reader in
            last += Int32(truncatingIfNeeded: reader.number())
            return last
        }
        rows.evidence = data()
        rows.filled = list { Int32(truncatingIfNeeded: $0.number()) }
        rows.withheld = number()
        rows.targets = list { reader in
            let slices = (0..<3).map { _ in reader.slice() }
            let start = reader.number()
            return RenderedRows.Target(
                url: slices[0], written: slices[1], words: slices[2],
                range: start..<(start + max(0, reader.number())))
        }
        rows.texts = data()
        rows.added = data()
        rows.addedEnds = list { Int32(truncatingIfNeeded: $0.number()) }
        return rows
    }

    private mutating func slice() -> PageRows.Slice {
        PageRows.Slice(
            start: Int32(truncatingIfNeeded: number()), count: Int32(truncatingIfNeeded: number() - 2))
    }

    mutating func coverage() -> PageCoverage {
        var coverage = PageCoverage(template: string())
        coverage.textNodes = number()
        coverage.characters = number()
        coverage.byRule = number()
        coverage.charactersByRule = number()
        coverage.byBuiltIn = number()
        coverage.charactersByBuiltIn = number()
        coverage.attributeTexts = number()
        coverage.images = number()
        coverage.scripts = number()
        coverage.frames = number()
        coverage.unclaimed = list { reader in
            let digest = UInt64(UInt(bitPattern: reader.number()))
            let (nodes, characters, start) = (reader.number(), reader.number(), reader.number())
            return PageCoverage.Block(
                digest: digest, textNodes: nodes, characters: characters,
                range: start..<(start + max(0, reader.number())), path: reader.string(),
                text: reader.optional())
        }
        return coverage
    }
}
