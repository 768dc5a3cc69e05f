import Addresses
import Foundation
import Languages
import Matching
import Texts
import Vocabulary

/// Does the steps of a rule to the text of an excerpt.
struct StepRunner: Sendable {
    /// Why a text is no value.
    enum Rejection: Error, Equatable {
        case step(String)
        /// A pattern took more steps on the text than a page may cost.
        case limit(String)
    }

    private let patterns: [String: Pattern]

    init(recipes: [Recipe]) throws(PatternError) {
        var patterns: [String: Pattern] = [:]
        for rule in recipes.flatMap(\.routes).flatMap(\.records) {
            for candidate in rule.fields.flatMap(\.candidates) + (rule.language.map { [$0] } ?? []) {
                for step in candidate.steps {
                    switch step {
                    case .match(let source), .replace(let source, _), .split(let source):
                        patterns[source] = try Pattern(source)
                    default: break
                    }
                }
            }
        }
        self.patterns = patterns
    }

    /// The texts that the steps make of one; base is what relative URLs are relative to.
    func texts(from text: String, steps: [Step], base: WebURL?) -> Result<[String], Rejection> {
        var texts = [text]
        for step in steps {
            do {
                texts = try texts.flatMap { try apply(step, to: $0, base: base) }
            } catch let rejection as Rejection {
                return .failure(rejection)
            } catch {
                return .failure(.limit(step.name))
            }
            texts.removeAll { $0.isEmpty }
            if texts.isEmpty { return .failure(.step(step.name)) }
        }
        return .success(texts)
    }

    private func apply(_ step: Step, to text: String, base: WebURL?) throws -> [String] {
        switch step {
        case .trim: return [text.trimmingSpace()]
        case .collapse: return [text.collapsingSpace()]
        case .lowercase: return [text.lowercased()]
        case .match(let source): return try [patterns[source]?.excerpt(of: text)].compactMap(\.self)
        case .replace(let source, let template):
            return try [patterns[source]?.replacing(in: text, with: template)].compactMap(\.self)
        case .map(let map): return [map[text]].compactMap(\.self)
        case .split(let source): return try split(text, source)
        case .url: return [WebURL(text, base: base)?.href].compactMap(\.self)
        case .date(let order): return [DateReader.edtf(text, order: order)].compactMap(\.self)
        case .language: return [LanguageNames.tag(for: text)].compactMap(\.self)
        case .mend: return [Self.mended(text)]
        case .number(let decimal): return [NumberReader.number(text, decimal: decimal)].compactMap(\.self)
        }
    }

    /// A text with all proposals taken; letters and marks are put together where they stand apart (Unicode's NFC).
    private static func mended(_ text: String) -> String {
        let mended = TextFaults.mended(text)
        let isApart = TextFaults.all(in: Array(mended.utf8)[...]).contains { $0.kind == .unnormalised }
        return isApart ? mended.precomposedStringWithCanonicalMapping : mended
    }

    private func split(_ text: String, _ source: String) throws -> [String] {
        guard let pattern = patterns[source] else { return [text] }
        let bytes = Array(text.utf8)
        var pieces: [String] = []
        var start = 0
        for range in try pattern.matches(in: bytes).compactMap({ $0[0] }) + [bytes.count..<bytes.count] {
            pieces.append(String(decoding: bytes[start..<range.lowerBound], as: UTF8.self).trimmingSpace())
            start = range.upperBound
        }
        return pieces
    }
}
