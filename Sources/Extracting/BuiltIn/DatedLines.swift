import Markup
import Texts

/// Lines beside a text in which a page tells its readers when the text was published, and when it was
/// changed.
///
/// A line has to be near the text and either stand in what is named after dates (`entry-meta`, `posted`), or
/// use a word such as `published`: a date alone may be that of an event. What comments, teasers and menus say
/// is of others.
struct DatedLines {
    private let position: Position
    private let parts: PageParts
    /// The blocks around the main text: from above its heading to behind its end.
    private let neighbourhood: Range<Int>

    init(_ position: Position) {
        self.position = position
        parts = position.parts
        neighbourhood = Self.neighbourhood(of: position)
    }

    /// A longer line is a text.
    private static let longest = 160
    /// Blocks in front of the heading of a text, and behind the text, that may be of it.
    private static let before = 3
    private static let behind = 4
    /// Blocks of the text itself, at its beginning and its end, that may be of it.
    private static let edge = 1
    /// Blocks between a heading and the text below it.
    private static let mostBetween = 12
    /// Blocks at the end of a page, where sites say when it was changed.
    private static let tail = 12
    /// More lines that say when something was published are of a listing.
    private static let most = 16
    /// How many lines with a year, and how many elements, are looked at: a hostile page has very many.
    private static let mostLooks = 200
    /// More days are those of several texts: one has a day when it was published, and one when it was
    /// changed.
    private static let mostDays = 2

    /// Lines that say when something was published: those beside the text, and all of the page.
    func published() -> (near: [Int], all: [Int]) {
        let near = neighbourhood.filter { isBeside($0) && isOfPublication($0) }
        guard !near.isEmpty else { return ([], []) }
        var all: [Int] = []
        var looks = 0
        for index in parts.blocks.indices where isLine(index) {
            looks += 1
            if isOfPublication(index) { all.append(index) }
            guard looks < Self.mostLooks, all.count <= Self.most else { break }
        }
        return all.count > Self.most ? ([], []) : (near, all)
    }

    private func isOfPublication(_ index: Int) -> Bool {
        isLine(index) && !isForeign(parts.blocks[index].region, Self.foreign) && saysPublished(index)
    }

    /// Lines that say when the page was changed, each from the word on that says so.
    func modified() -> [(block: Int, text: String)] {
        let tail = max(0, parts.blocks.count - Self.tail)..<parts.blocks.count
        let places = neighbourhood.filter { $0 < tail.lowerBound && isBeside($0) } + tail
        return places.compactMap { index in
            guard isLine(index), !isForeign(parts.blocks[index].region, Self.foreignToPage) else {
                return nil
            }
            let bytes = Array(parts.bytes(parts.blocks[index].text))
            guard let word = Self.changeWords.all(in: bytes).first else { return nil }
            let isDayBehind = Self.holdsYear(bytes[word...])
            return (index, String(decoding: isDayBehind ? bytes[word...] : bytes[...], as: UTF8.self))
        }
    }

    // MARK: Elements

    /// The `time` element of the text's publication: one beside the text, else the only one that is marked
    /// so.
    ///
    /// None where those beside it are of many days, as of a list.
    func publication() -> Int32? {
        let own = times.filter { !isOfChange($0) }
        let near = own.filter(isNear)
        guard Set(own.map(day)).count <= Self.mostDays else { return nil }
        if let first = near.first(where: isMarked) ?? near.first { return first }
        let marked = own.filter(isMarked)
        return marked.count == 1 ? marked[0] : nil
    }

    /// The `time` element of a change of the text.
    func change() -> Int32? { times.first { isOfChange($0) && isNear($0) } }

    /// `time` elements with a date that are not of comments, teasers and the like.
    private var times: [Int32] {
        parts.times.prefix(Self.mostLooks).filter { node in
            day(node).contains(where: \.isWholeNumber)
                && !isForeign(parts.region(around: node, in: position.tree), Self.foreign)
        }
    }

    private func day(_ node: Int32) -> Substring {
        (position.tree.attribute(.datetime, of: Int(node)) ?? "").prefix(10)
    }

    private func isMarked(_ node: Int32) -> Bool {
        position.tree.attributeBytes("pubdate", of: Int(node)) != nil || names(node).contains("publish")
    }

    private func isOfChange(_ node: Int32) -> Bool {
        let names = names(node)
        if names.contains("updat") || names.contains("modif") { return true }
        let block = parts.blocks.first { parts.textNodes[Int($0.nodes.upperBound - 1)] > node }
        guard let block, block.text.count <= Self.longest else { return false }
        let bytes = parts.bytes(block.text)
        return Self.changeWords.areFound(in: bytes) && !Self.publicationWords.areFound(in: bytes)
    }

    private func names(_ node: Int32) -> String {
        [HTMLName.class, .itemprop].compactMap { position.tree.attribute($0, of: Int(node)) }
            .joined(separator: " ").lowercased()
    }

    private func isNear(_ node: Int32) -> Bool {
        let near = neighbourhood
        guard !near.isEmpty else { return false }
        let first = parts.textNodes[Int(parts.blocks[near.lowerBound].nodes.lowerBound)]
        let last = parts.textNodes[Int(parts.blocks[near.upperBound - 1].nodes.upperBound - 1)]
        return node < last && position.tree.nodes[Int(node)].end > first
    }

    // MARK: Places

    /// Whether a block is around the main text, or at its edges: what a text mentions within is not its own
    /// day.
    private func isBeside(_ index: Int) -> Bool {
        guard let first = position.main.blocks.first.map(Int.init),
            let last = position.main.blocks.last.map(Int.init)
        else { return false }
        return neighbourhood.contains(index) && (index <= first + Self.edge || index >= last - Self.edge)
    }

    private static func neighbourhood(of position: Position) -> Range<Int> {
        let blocks = position.parts.blocks
        guard let first = position.main.blocks.first.map(Int.init),
            let last = position.main.blocks.last.map(Int.init)
        else { return 0..<0 }
        let above = max(0, first - mostBetween)...first
        let heading =
            above.last { blocks[$0].name == .h1 } ?? above.last { blocks[$0].isHeading } ?? first
        return max(0, heading - before)..<min(blocks.count, last + 1 + behind)
    }

    /// Whether a block is short and has the digits of a year.
    private func isLine(_ index: Int) -> Bool {
        let block = parts.blocks[index]
        guard block.text.count <= Self.longest else { return false }
        return Self.holdsYear(parts.bytes(block.text))
    }

    /// Whether four digits stand together.
    private static func holdsYear(_ bytes: ArraySlice<UInt8>) -> Bool {
        var digits = 0
        for byte in bytes {
            digits = byte >= 0x30 && byte <= 0x39 ? digits + 1 : 0
            if digits == 4 { return true }
        }
        return false
    }

    private static let foreign: Set<RegionHint> = [
        .comments, .related, .sidebar, .navigation, .form, .consent, .hidden, .promotion,
    ]
    private static let foreignToPage: Set<RegionHint> = [.comments, .related, .form, .consent, .hidden]

    private func isForeign(_ innermost: Int32, _ hints: Set<RegionHint>) -> Bool {
        var region = innermost
        while region >= 0 {
            // A wrapper that bears a misleading name is no region.
            if position.main.isFurniture[Int(region)], hints.contains(parts.regions[Int(region)].hint) {
                return true
            }
            region = parts.regions[Int(region)].parent
        }
        return false
    }

    // MARK: Words

    private func saysPublished(_ index: Int) -> Bool {
        let bytes = parts.bytes(parts.blocks[index].text)
        if Self.publicationWords.areFound(in: bytes) { return true }
        if Self.changeWords.areFound(in: bytes) { return false }
        return Self.firstWords.contains { word in
            bytes.count > word.count && zip(bytes, word).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        } || Self.holdsSeconds(bytes) || isNamedAfterDates(index)
    }

    /// Whether a time has seconds, `21:03:44`: software shows those of letters, and no event begins at one.
    private static func holdsSeconds(_ bytes: ArraySlice<UInt8>) -> Bool {
        var last: (digits: Int, pairs: Int) = (0, 0)
        for byte in bytes {
            if byte >= 0x30 && byte <= 0x39 {
                last.digits += 1
            } else {
                last.pairs = byte == 0x3A && last.digits == 2 ? last.pairs + 1 : 0
                last.digits = 0
            }
            if last.pairs == 2 && last.digits == 2 { return true }
        }
        return false
    }

    /// Whether the element of a line, or one right around it, has a name as what tells dates.
    private func isNamedAfterDates(_ index: Int) -> Bool {
        let block = parts.blocks[index]
        if block.region >= 0, parts.regions[Int(block.region)].hint == .byline { return true }
        var node = parts.textNodes[Int(block.nodes.lowerBound)]
        for _ in 0..<Self.levels where node > 0 {
            node = position.tree.nodes[Int(node)].parent
            let names = [HTMLName.class, .id].compactMap { position.tree.attribute($0, of: Int(node)) }
            if names.contains(where: { name in
                let lower = Array(name.lowercased().utf8)[...]
                return Self.names.contains { lower.firstIndex(ofSequence: $0) != nil }
            }) {
                return true
            }
        }
        return false
    }

    private static let levels = 3
    private static let names = [
        "date", "datum", "fecha", "publi", "posted", "timestamp", "pubtime", "meta", "info", "byline",
        "author", "autor", "auteur",
    ].map { Array($0.utf8) }

    /// Words that a line of a text's day begins with.
    private static let firstWords = [
        "by ", "von ", "par ", "por ", "av ", "af ", "door ", "date:", "datum:", "fecha:", "data:",
    ].map { Array($0.utf8) }

    private static func needles(_ words: String) -> Needles {
        Needles(words.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map(String.init))
    }

    private static let publicationWords = needles(
        """
        posted|published|submitted|written on|veröffentlicht|erstellt am|verfasst|eingestellt|geschrieben
        publié|mis en ligne|date de publication|publicado|publicada|publicat|pubblicat|postato|geplaatst
        gepubliceerd|publicerad|publisert|publiceret|julkaistu|opublikowan|dodano|zveřejněno|publikováno
        publikované|objavljeno|közzétéve|yayın|опубликован|опубліковано|публикувано|δημοσι|đăng|发布|發布|发表
        發表|投稿日|公開日|掲載|게시|등록|입력|نشر|פורסם
        """)

    private static let changeWords = needles(
        """
        updated|modified|revised|last change|last edited|generated on|generated at
        aktualisier|geändert|änderung|überarbeitet|stand:
        stand vom|mise à jour|mis à jour|modifié|modification|actualiza|modificad|modificación|aggiorna
        modifica|atualiza|bijgewerkt|gewijzigd|wijziging|uppdaterad|ändrad|opdateret|oppdatert|endret
        ændret|päivitetty|muokattu|aktualizacja|zmodyfikowan|aktualizov|frissít|módosít|güncelle|обновлен
        изменен|оновлено|ενημέρωση|cập nhật|更新|修改|改訂|수정|갱신|تحديث|עודכן
        """)
}
