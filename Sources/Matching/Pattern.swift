import CPCRE2

/// A compiled regular expression of PCRE2, the dialect of recipes.
///
/// Patterns match UTF-8 with Unicode properties; `.` does not match a line break.
package final class Pattern: Sendable {
    package let source: String
    // Reason: a pointer is not Sendable by itself. This one is set once and compiled for its machine before
    // anyone else has it; matching does not change it, so that several threads may match at once (pcre2api,
    // "Multithreading"), and what a match writes to is made for each match.
    private nonisolated(unsafe) let code: OpaquePointer  // Reason: matching only reads it (pcre2api).
    package let groupCount: Int

    /// Steps of the matcher for one match; a hostile page cannot hold a pattern for longer.
    private static let matchLimit: UInt32 = 1_000_000

    package init(_ source: String) throws(PatternError) {
        self.source = source
        var number: Int32 = 0
        var offset = 0
        let bytes = Array(source.utf8)
        guard
            let code = pcre2_compile_8(bytes, bytes.count, PCRE2_UTF | PCRE2_UCP, &number, &offset, nil)
        else {
            throw .syntax(message: Self.message(number), offset: offset)
        }
        self.code = code
        var groups: UInt32 = 0
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &groups)
        groupCount = Int(groups)
        pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
    }

    deinit { pcre2_code_free_8(code) }

    /// The first match at or behind an offset: the whole, then its groups, as ranges of UTF-8.
    package func firstMatch(in text: [UInt8], from start: Int = 0) throws(PatternError) -> [Range<Int>?]? {
        guard let data = pcre2_match_data_create_from_pattern_8(code, nil),
            let context = pcre2_match_context_create_8(nil)
        else { throw .limit }
        defer {
            pcre2_match_data_free_8(data)
            pcre2_match_context_free_8(context)
        }
        pcre2_set_match_limit_8(context, Self.matchLimit)
        let result = text.withUnsafeBufferPointer { bytes in
            pcre2_match_8(code, bytes.baseAddress, bytes.count, start, PCRE2_NO_UTF_CHECK, data, context)
        }
        if result == PCRE2_ERROR_NOMATCH { return nil }
        guard result > 0, let vector = pcre2_get_ovector_pointer_8(data) else { throw .limit }
        return (0...groupCount).map { group in
            guard group < Int(result) else { return nil }
            let (from, to) = (vector[2 * group], vector[2 * group + 1])
            return from > text.count || to < from ? nil : Int(from)..<Int(to)
        }
    }

    /// All matches that do not overlap, in order.
    package func matches(in text: [UInt8]) throws(PatternError) -> [[Range<Int>?]] {
        var matches: [[Range<Int>?]] = []
        var start = 0
        while start <= text.count, let match = try firstMatch(in: text, from: start), let whole = match[0] {
            matches.append(match)
            start = whole.upperBound
            if whole.isEmpty {
                start += 1
                while start < text.count && text[start] & 0xC0 == 0x80 { start += 1 }
            }
        }
        return matches
    }

    package func isFound(in text: String) throws(PatternError) -> Bool {
        try firstMatch(in: Array(text.utf8)) != nil
    }

    /// What the first group matched, or the whole where there is no group.
    package func excerpt(of text: String) throws(PatternError) -> String? {
        let bytes = Array(text.utf8)
        guard let match = try firstMatch(in: bytes) else { return nil }
        guard let range = groupCount > 0 ? match[1] : match[0] else { return nil }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// The text with each match replaced; `$1` to `$9` are groups, `$0` the match, `$$` a dollar sign.
    package func replacing(in text: String, with template: String) throws(PatternError) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var position = 0
        for match in try matches(in: bytes) {
            guard let whole = match[0] else { continue }
            result += bytes[position..<whole.lowerBound]
            result += fill(Array(template.utf8), with: match, of: bytes)
            position = whole.upperBound
        }
        result += bytes[position...]
        return String(decoding: result, as: UTF8.self)
    }

    private func fill(_ template: [UInt8], with match: [Range<Int>?], of text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < template.count {
            let byte = template[index]
            if byte == UInt8(ascii: "$"), index + 1 < template.count {
                let next = template[index + 1]
                if next == UInt8(ascii: "$") {
                    result.append(next)
                    index += 2
                    continue
                }
                let group = Int(next) - Int(UInt8(ascii: "0"))
                if (0...9).contains(group) {
                    if group < match.count, let range = match[group] { result += text[range] }
                    index += 2
                    continue
                }
            }
            result.append(byte)
            index += 1
        }
        return result
    }

    private static func message(_ number: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = pcre2_get_error_message_8(number, &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
    }
}

/// Why a pattern cannot be used.
package enum PatternError: Error, Equatable {
    /// The pattern is not PCRE2; the offset is in its UTF-8.
    case syntax(message: String, offset: Int)
    /// The pattern took more steps on a text than a page may cost.
    case limit
}
