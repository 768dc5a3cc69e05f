import Addresses
import Languages
import Vocabulary

/// Reads texts as values of a type.
enum ValueReader {
    /// Why a text is not of the type.
    struct Failure: Error, Equatable {
        var text: String
        var expected: String
    }

    static func value(of texts: [String], type: FieldType, separator: String) -> Result<Value, Failure> {
        switch type {
        case .list, .references: return .success(.list(texts))
        default: break
        }
        let text = texts.joined(separator: separator)
        switch type {
        case .string, .text, .reference, .phone, .list, .references: return .success(.string(text))
        case .integer:
            guard let number = Int(text.trimmingSpace()) else { return failure(text, "a whole number") }
            return .success(.integer(number))
        case .number:
            guard NumberReader.isDecimal(text) else { return failure(text, "a decimal number") }
            return .success(.number(text))
        case .boolean:
            switch text.lowercased() {
            case "true", "yes", "1": return .success(.boolean(true))
            case "false", "no", "0": return .success(.boolean(false))
            default: return failure(text, "true or false")
            }
        case .date:
            guard EDTF(text) != nil else { return failure(text, "a date in EDTF") }
            return .success(.string(text))
        case .url:
            guard let url = WebURL(text) else { return failure(text, "an absolute URL") }
            return .success(.string(url.href))
        case .email:
            let address =
                text.lowercased().hasPrefix("mailto:") ? String(text.dropFirst(7).prefix { $0 != "?" }) : text
            guard Withholding.isEmail(address) else { return failure(text, "an e-mail address") }
            return .success(.string(address))
        case .languageTag:
            guard let tag = LanguageTag(text) else { return failure(text, "a BCP 47 language tag") }
            return .success(.string(tag.conventional))
        }
    }

    private static func failure(_ text: String, _ expected: String) -> Result<Value, Failure> {
        .failure(Failure(text: text, expected: expected))
    }
}
