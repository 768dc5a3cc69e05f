/// The words of dates in the languages of sites: months, days of the week, and what stands between numbers.
///
/// Months are those of Unicode CLDR (dates, months, in the form that they have behind a day and by
/// themselves), with the short ones that are common.
enum DateWords {
    /// The number of a month; nil where it is none, or another in another language.
    static func month(_ word: String) -> Int? { months[word] ?? nil }

    /// The number of a day of the week, from Monday as 1.
    static func weekday(_ word: String) -> Int? { weekdays[word] }

    /// Whether a word says nothing: `of`, `de`, `года`.
    static func isFiller(_ word: String) -> Bool { fillers.contains(word) }

    /// Whether a word stands behind a time of day: `pm`, `Uhr`, `GMT`, `+0200`.
    static func isBehindTime(_ word: String) -> Bool { behindTimes.contains(word) || TimeOfDay.isZone(word) }

    private static let behindTimes: Set<String> = [
        "am", "pm", "a.m", "p.m", "uhr", "h", "hrs", "gmt", "utc", "z", "bst", "cet", "cest", "est", "edt",
        "cst", "cdt",
        "mst", "mdt", "pst", "pdt",
    ]

    private static let fillers: Set<String> = [
        "de", "del", "of", "the", "d’", "den", "г", "года", "р", "року", "r", "roku", "gada", "m", "d", "le",
        "il", "on",
        "at", "um", "à", "às", "kl", "alle", "-", "–", "|",
    ]

    /// A language a line, the months in their order, the forms of each.
    private static let monthNames = """
        january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|\
        october oct|november nov|december dec
        janvier janv|février févr fév|mars|avril avr|mai|juin|juillet juil|août|septembre|octobre|novembre|\
        décembre déc
        enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre|octubre|\
        noviembre|diciembre dic
        gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre
        xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|decembro
        janeiro|fevereiro fev|março|abril|maio|junho|julho|agosto|setembro|outubro out|novembro|dezembro dez
        gennaio genn|febbraio febbr|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|\
        dicembre
        ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie
        januar jänner|februar|märz|april|mai|juni|juli|august|september|oktober okt|november|dezember
        januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december
        januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december
        januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|desember
        janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember
        tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu|\
        toukokuuta toukokuu|kesäkuuta kesäkuu|heinäkuuta heinäkuu|elokuuta elokuu|syyskuuta syyskuu|\
        lokakuuta lokakuu|marraskuuta marraskuu|joulukuuta joulukuu
        jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember
        janvāris|februāris|marts|aprīlis|maijs|jūnijs|jūlijs|augusts|septembris|oktobris|novembris|decembris
        sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio
        stycznia styczeń|lutego luty|marca marzec|kwietnia kwiecień|maja maj|czerwca czerwiec|lipca lipiec|\
        sierpnia sierpień|września wrzesień|października październik|listopada listopad|grudnia grudzień
        ledna leden|února únor|března březen|dubna duben|května květen|června červen|července červenec|\
        srpna srpen|září|října říjen|listopadu listopad|prosince prosinec
        januára január|februára február|marca marec|apríla apríl|mája máj|júna jún|júla júl|augusta august|\
        septembra|októbra október|novembra november|decembra december
        januarja januar|februarja februar|marca marec|aprila april|maja maj|junija junij|julija julij|\
        avgusta avgust|septembra september|oktobra oktober|novembra november|decembra december
        siječnja siječanj|veljače veljača|ožujka ožujak|travnja travanj|svibnja svibanj|lipnja lipanj|\
        srpnja srpanj|kolovoza kolovoz|rujna rujan|listopada listopad|studenoga studeni|prosinca prosinac
        január|február|március|április|május|június|július|augusztus|szeptember|október|november|december
        января январь|февраля февраль|марта март|апреля апрель|мая май|июня июнь|июля июль|августа август|\
        сентября сентябрь|октября октябрь|ноября ноябрь|декабря декабрь
        січня січень|лютого лютий|березня березень|квітня квітень|травня травень|червня червень|\
        липня липень|серпня серпень|вересня вересень|жовтня жовтень|листопада листопад|грудня грудень
        януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември
        ιανουαρίου ιανουάριος|φεβρουαρίου φεβρουάριος|μαρτίου μάρτιος|απριλίου απρίλιος|μαΐου μάιος|\
        ιουνίου ιούνιος|ιουλίου ιούλιος|αυγούστου αύγουστος|σεπτεμβρίου σεπτέμβριος|οκτωβρίου οκτώβριος|\
        νοεμβρίου νοέμβριος|δεκεμβρίου δεκέμβριος
        ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık
        januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember
        januari|februari|mac|april|mei|jun|julai|ogos|september|oktober|november|disember
        """

    /// What several languages mean otherwise, as `listopad`, is no month: it could be either.
    private static let months: [String: Int?] = {
        var months: [String: Int?] = [:]
        for line in pieces(monthNames[...], "\n") {
            for (index, names) in pieces(line, "|").enumerated() {
                for name in pieces(names, " ").map(String.init) {
                    let known = months[name] ?? index + 1
                    months[name] = known == index + 1 ? known : .some(nil)
                }
            }
        }
        return months
    }()

    private static let weekdays: [String: Int] = {
        let names = """
            monday mon|tuesday tue tues|wednesday wed|thursday thu thurs|friday fri|saturday sat|sunday sun
            lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche
            lunes|martes|miércoles|jueves|viernes|sábado|domingo
            dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge
            segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo
            lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica
            montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag
            maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag
            måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag
            mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag
            poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela
            pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle
            понедельник|вторник|среда|четверг|пятница|суббота|воскресенье
            pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar
            """
        var weekdays: [String: Int] = [:]
        for line in pieces(names[...], "\n") {
            for (index, day) in pieces(line, "|").enumerated() {
                for name in pieces(day, " ") { weekdays[String(name)] = index + 1 }
            }
        }
        return weekdays
    }()

    /// What stands between signs, byte by byte: the lists are read at each start.
    private static func pieces(_ text: Substring, _ sign: Unicode.Scalar) -> [Substring] {
        text.utf8.split(separator: UInt8(ascii: sign)).map { Substring($0) }
    }

    /// The day of the week of a date of the Gregorian calendar, from Monday as 1 (Sakamoto's method: years
    /// begin in March, so that the leap day is their last).
    static func weekday(year: Int, month: Int, day: Int) -> Int {
        let year = month < 3 ? year - 1 : year
        let shifted = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]
        let sunday = (year + year / 4 - year / 100 + year / 400 + shifted + day) % 7
        return sunday == 0 ? 7 : sunday
    }
}
