/// Tells pages that were never written: "under construction", lorem ipsum, in the languages of sites.
package enum Placeholder {
    /// Phrases that mean the page or a part of it, and nothing else.
    private static let phrases = [
        "page under construction", "site under construction", "section under construction",
        "website under construction", "page is under construction", "site is under construction",
        "website is under construction", "section is under construction", "currently under construction",
        "lorem ipsum", "dolor sit amet", "page coming soon", "content coming soon",
        "page en construction", "site en construction", "rubrique en construction",
        "page est en construction", "site est en construction", "en cours de construction",
        "página en construcción", "sitio en construcción", "web en construcción", "sección en construcción",
        "pàgina en construcció", "web en construcció", "seite im aufbau", "seite ist im aufbau",
        "website im aufbau", "seite befindet sich im aufbau", "pagina in costruzione", "sito in costruzione",
        "página em construção", "site em construção", "pagina in aanbouw", "strona w budowie",
        "страница в разработке", "сайт в разработке", "страница находится в разработке", "قيد الإنشاء",
        "تحت الإنشاء", "工事中", "準備中です", "ただいま準備中", "建设中", "建設中", "准备中",
        "페이지 준비 중", "페이지 준비중", "준비 중입니다", "준비중입니다", "공사중",
    ].map { Array($0.utf8) }

    /// More bytes than a block that says it alone has.
    private static let longestAlone = 120

    /// Whole blocks that say it alone.
    private static let alone: Set<String> = [
        "under construction", "coming soon", "en construction", "en construcción", "en construcció",
        "im aufbau", "in costruzione", "em construção", "w budowie", "準備中", "준비중", "준비 중", "to be announced",
        "in aanbouw", "à venir",
    ]

    /// The words that say so; nil where the block says something.
    package static func words(in block: ArraySlice<UInt8>) -> String? {
        // Bytes decide which blocks are worth a string.
        guard block.count >= 6, block.count < 4000, marks.areFound(in: block) else { return nil }
        let lower = Array(String(decoding: block, as: UTF8.self).lowercased().utf8)[...]
        for phrase in phrases where lower.firstIndex(ofSequence: phrase) != nil {
            return String(decoding: phrase, as: UTF8.self)
        }
        guard block.count < longestAlone else { return nil }
        let whole = String(decoding: lower, as: UTF8.self)
        let bare = String(whole.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed())
        return alone.contains(bare) ? bare : nil
    }

    /// Texts of which one stands in every phrase.
    private static let marks = Needles([
        "onstruc", "onstruk", "ipsum", "lor sit", "ming so", "aufbau", "ostruzi", "anbouw", "budowie",
        "азраб",
        "АЗРАБ", "إنشاء", "工事", "準備", "建设", "建設", "准备", "준비", "공사", "nnounced", "venir",
    ])

    /// The places in a page's text whose blocks are worth a look; most pages have none.
    package static func mayStand(in text: [UInt8]) -> [Int] { marks.all(in: text) }
}
