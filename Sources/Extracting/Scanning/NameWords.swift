/// The names in a class, id or role, and the words that they are made of.
struct NameWords {
    /// What the names say of the region; content beats furniture, and the first furniture counts.
    private(set) var hint = RegionHint.none
    private(set) var isMicroformat = false
    private(set) var isByline = false
    /// A digest of the names that have no digit, whatever their order.
    private(set) var skeleton: UInt64 = 0

    /// A name of more words is a sentence, as of a section's heading, and says nothing of its kind.
    private static let mostWords = 3

    /// - Parameter isWhole: Whether names count as they are alone, not the words in them.
    init(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
        var start = 0
        while start < bytes.count {
            while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
            var end = start
            while end < bytes.count, bytes[end] > 0x20 { end += 1 }
            if start < end { read(UnsafeBufferPointer(rebasing: bytes[start..<end]), isWhole) }
            start = end
        }
    }

    private static let seed: UInt64 = 14_695_981_039_346_656_037
    private static let prime: UInt64 = 1_099_511_628_211

    private mutating func read(_ name: UnsafeBufferPointer<UInt8>, _ isWhole: Bool) {
        var whole = Self.seed
        var exact = Self.seed
        var word = Self.seed
        var words = 0
        var found = RegionHint.none
        var wasLower = false
        var hasDigit = false
        for byte in name {
            exact = (exact ^ UInt64(byte)) &* Self.prime
            let lower = byte | 0x20
            if lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") {
                let isUpper = byte & 0x20 == 0
                if isUpper && wasLower {
                    words += 1
                    note(word, words, &found)
                    word = Self.seed
                }
                word = (word ^ UInt64(lower)) &* Self.prime
                whole = (whole ^ UInt64(lower)) &* Self.prime
                wasLower = !isUpper
                continue
            }
            if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") { hasDigit = true }
            wasLower = false
            guard word != Self.seed else { continue }
            words += 1
            note(word, words, &found)
            word = Self.seed
        }
        if word != Self.seed {
            words += 1
            note(word, words, &found)
        }
        if !hasDigit { skeleton &+= exact }
        if Self.mayKnow(whole), Self.bylines.contains(whole) { isByline = true }
        if Self.mayKnow(exact) && Self.roots.contains(exact) || Self.isPrefixed(name) { isMicroformat = true }
        let own =
            (Self.mayKnow(whole) ? Self.table[whole] : nil)
            ?? (isWhole || words > Self.mostWords ? .none : found)
        if own == .content || hint == .none { hint = hint == .content ? hint : own }
    }

    private mutating func note(_ word: UInt64, _ number: Int, _ found: inout RegionHint) {
        // `roundBottom` and `center-bottom` are places of a layout.
        let isPlace = number > 1 && word == Self.bottom
        if found == .none, !isPlace, Self.mayKnow(word) { found = Self.table[word] ?? .none }
        if word == Self.author || word == Self.byline { isByline = true }
    }

    /// Whether a hash may be in one of the tables: nearly all names of pages are in none.
    private static func mayKnow(_ hash: UInt64) -> Bool { known[Int(hash >> 20 & 4_095)] }

    private static let known: [Bool] = {
        var known = [Bool](repeating: false, count: 4_096)
        for hash in Array(table.keys) + bylines + roots { known[Int(hash >> 20 & 4_095)] = true }
        return known
    }()

    private static let author = hash("author")
    private static let byline = hash("byline")
    private static let bottom = hash("bottom")

    /// `h-entry`, `h-card`: the roots of microformats2.
    private static func isPrefixed(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        name.count > 3 && name[0] == UInt8(ascii: "h") && name[1] == UInt8(ascii: "-")
            && name[2] >= UInt8(ascii: "a")
    }

    /// Roots of the first microformats.
    private static let roots: Set<UInt64> = Set(MicroformatNames.old.keys.map(hash))

    /// Names of the author of a text, hyphens and the like left out.
    private static let bylines: Set<UInt64> = Set(
        [
            "byline", "author", "dateline", "writtenby", "pauthor", "authorname", "bylinename",
            "articlebyline",
            "postauthor", "articleauthor", "entryauthor", "storybyline", "contentbyline", "bylineauthor",
            "authors", "bylines", "authorbyline", "metaauthor", "vcardauthor",
        ].map(hash))

    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* prime }
    }

    private static let table: [UInt64: RegionHint] = {
        var table: [UInt64: RegionHint] = [:]
        for (hint, words) in words {
            for word in words { table[hash(word)] = hint }
        }
        return table
    }()
}

extension NameWords {
    /// The words that tell regions apart, as designers of sites use them.
    private static let words: [(RegionHint, [String])] = [
        (
            .content,
            [
                "articlebody", "entrycontent", "postcontent", "articlecontent", "storybody", "articletext",
                "postbody", "storycontent", "bodycopy", "maincontent", "bodytext", "posttext", "blogpost",
                "articlecopy", "pagecontent", "contentbody", "hentry", "storytext", "entrybody", "entrytext",
                "fieldnamebody", "mwparseroutput", "mwcontenttext", "itemfulltext", "cebodytext",
                "ghcontent", "siteoriginwidgettinymce", "newsbody", "newstext",
            ]
        ),
        (
            // The pieces that builders of pages make everything of, the text as well.
            .none,
            [
                "elementorwidget", "elementorwidgetwrap", "elementorwidgetcontainer",
                "elementorwidgettexteditor", "elementorwidgetheading", "elementorwidgetthemepostcontent",
            ]
        ),
        (
            .comments,
            [
                "comment", "comments", "respond", "disqus", "commentlist", "commenting", "replies",
                "livefyre", "conversation", "commentsection", "discussion", "feedback", "responses",
            ]
        ),
        (
            .navigation,
            [
                "nav", "navigation", "menu", "breadcrumb", "breadcrumbs", "navbar", "pagination", "pager",
                "paging", "topnav", "toc", "skip", "sitemap", "submenu", "megamenu", "subnav", "crumbs",
                "tabs", "toolbar", "pagenav", "prevnext", "navheader", "navfooter", "navpanel", "navlinks",
                "navbuttons", "navtable",
            ]
        ),
        (
            .related,
            [
                "related", "recommended", "recommendations", "outbrain", "taboola", "trending", "popular",
                "recirc", "readmore", "morestories", "suggested", "relatedposts", "mostread", "seealso",
                "teaser", "teasers", "latest", "recent", "upnext", "alsolike", "recommend", "morefrom",
                "relatedarticles", "relatedlinks", "headlines", "zergnet", "yarpp", "jp", "ranking",
            ]
        ),
        (
            .sharing,
            [
                "share", "sharing", "social", "addthis", "sharedaddy", "sharebar", "socials", "sharetools",
                "addtoany", "sociable", "follow", "shares", "whatsapp",
            ]
        ),
        (
            .promotion,
            [
                "ad", "ads", "advert", "advertisement", "adv", "sponsor", "sponsored", "promo", "promotion",
                "newsletter", "subscribe", "subscription", "paywall", "signup", "banner", "popup", "modal",
                "overlay", "donate", "donation", "dfp",
                "adsense", "adunit", "optin", "login", "register", "cta", "advertising", "marketing",
                "affiliate", "shopping", "widget", "signin", "alert", "tooltip", "hidden", "noprint",
                "print", "disclaimer", "copyright", "legal", "poll", "rating", "ratings", "download",
            ]
        ),
        (
            .consent,
            ["cookie", "cookies", "consent", "gdpr", "cookielaw", "onetrust", "privacy", "cookiebar"]
        ),
        (
            .byline,
            [
                "byline", "author", "authors", "meta", "postmeta", "tags", "tag", "timestamp", "dateline",
                "publishdate", "pubdate", "published", "categories", "taglist", "bio", "authorbio", "date",
                "credit", "credits", "keywords", "topics", "contributors", "posted", "category", "autor",
                "auteur", "fecha",
            ]
        ),
        (.footer, ["footer", "foot", "colophon", "bottom", "siteinfo", "footnav"]),
        (.header, ["header", "masthead", "hero", "banner", "topbar", "head"]),
        (.sidebar, ["sidebar", "side", "rail", "aside", "secondary", "rightcol", "leftcol", "sidecol"]),
        (
            .caption,
            [
                "caption", "figcaption", "gallery", "slideshow", "carousel", "slider", "thumbnail",
                "lightbox",
            ]
        ),
    ]
}
