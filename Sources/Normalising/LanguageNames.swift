import Languages

/// The BCP 47 tag of a language that is named in words or by a tag.
enum LanguageNames {
    static func tag(for text: String) -> String? {
        let word = text.trimmingSpace().lowercased()
        if let tag = tags[word] { return tag }
        guard let tag = LanguageTag(word), tag.isValid, word.count < 20 else { return nil }
        return tag.conventional
    }

    private static let tags: [String: String] = {
        let names = """
            en english anglais inglés englisch inglese inglês
            fr french français francés französisch francese francês
            es spanish espagnol español spanisch spagnolo espanhol castellano
            de german allemand alemán deutsch tedesco alemão
            it italian italien italiano italienisch
            pt portuguese portugais portugués portugiesisch português
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
            zh chinese chinois 中文
            ja japanese japonais 日本語
            ko korean coréen coreano koreanisch 한국어
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
