/// The BCP 47 tag of a language that is named in words or by a tag.
package enum LanguageNames {
    package static func tag(for text: String) -> String? {
        let word = trimmed(text).lowercased()
        if let tag = tags[word] { return tag }
        guard let tag = LanguageTag(word), tag.isValid, word.count < 20 else { return nil }
        return tag.conventional
    }

    /// The tag of a language that is named in words, in that language or another; nil for all else.
    package static func named(_ text: String) -> String? { tags[trimmed(text).lowercased()] }

    /// Whether a text is the name of a language, in that language or another, and nothing else.
    package static func isName(_ text: ArraySlice<UInt8>) -> Bool {
        var hash = seed
        for byte in text {
            hash = (hash ^ UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* prime
        }
        guard hashes.contains(hash) else { return false }
        return tags[String(decoding: text, as: UTF8.self).lowercased()] != nil
    }

    private static let seed: UInt64 = 14_695_981_039_346_656_037
    private static let prime: UInt64 = 1_099_511_628_211

    /// Of names as they are written with a capital or without: most texts are told apart without a string.
    private static let hashes: Set<UInt64> = Set(
        tags.keys.flatMap { [$0, $0.prefix(1).uppercased() + $0.dropFirst(), $0.uppercased()] }.map { name in
            name.utf8.reduce(seed) { ($0 ^ UInt64($1 >= 0x41 && $1 <= 0x5A ? $1 | 0x20 : $1)) &* prime }
        })

    private static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    private static let tags: [String: String] = {
        let names = """
            en english anglais inglés englisch inglese inglês inglesa anglès anglesa engels 영어 英語 英文 英语
            fr french français francés französisch francese francês francesa francès frans 프랑스어 フランス語 法文 法语
            es spanish espagnol español spanisch spagnolo espanhol castellano española spagnola spaans 스페인어 スペイン語
            de german allemand alemán deutsch tedesco alemão alemana tedesca alemã alemany duits 독일어 ドイツ語 德文 德语
            it italian italien italiano italienisch italienne italiana italià italiaans 이탈리아어 イタリア語
            pt portuguese portugais portugués portugiesisch português portuguesa portuguès portugees
            ca catalan català
            eu basque euskara
            nl dutch néerlandais nederlands
            sv swedish svenska
            da danish dansk
            no norwegian norsk
            fi finnish suomi
            pl polish polski
            cs czech čeština
            sk slovak slovenčina
            hu hungarian magyar
            ro romanian română
            el greek ελληνικά
            ru russian русский
            uk ukrainian українська
            tr turkish türkçe
            ar arabic arabe العربية
            he hebrew עברית
            fa persian فارسی
            hi hindi हिन्दी
            zh chinese chinois 中文 중국어 中国語
            ja japanese japonais japonés japonesa 日本語 일본어 日文 日语
            ko korean coréen coréenne coreano coreana koreanisch 한국어 한글 韓国語 韩文
            vi vietnamese
            id indonesian
            ms malay
            th thai ไทย
            """
        var tags: [String: String] = [:]
        for line in names.split(separator: "\n") {
            let words = line.split(separator: " ")
            for name in words.dropFirst() { tags[String(name)] = String(words[0]) }
        }
        return tags
    }()
}
