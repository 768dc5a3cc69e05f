import Vocabulary

extension ByteWriter {
    mutating func quote(_ quote: Quote) {
        string(quote.capture)
        list(quote.ranges) {
            $0.number($1.lowerBound)
            $0.number($1.count)
        }
        string(quote.path)
        optional(quote.exact)
        number(quote.line ?? 0)
    }

    mutating func optionalQuote(_ quote: Quote?) {
        number(quote == nil ? 0 : 1)
        if let quote { self.quote(quote) }
    }

    mutating func evidence(_ evidence: Evidence) {
        switch evidence.basis {
        case .quoted(let quote):
            number(0)
            self.quote(quote)
        case .declared(let place):
            number(1)
            string(place.file)
            number(place.line)
            number(place.column)
        case .computed(let function, let from):
            number(2)
            string(function)
            list(from) { $0.string($1) }
        }
        string(evidence.rule)
        list(evidence.steps) { $0.string($1) }
    }

    mutating func value(_ value: Value?) {
        switch value {
        case nil: number(0)
        case .string(let text):
            number(1)
            string(text)
        case .integer(let integer):
            number(2)
            number(integer)
        case .number(let text):
            number(3)
            string(text)
        case .boolean(let flag): number(flag ? 5 : 4)
        case .list(let items):
            number(6)
            list(items) { $0.string($1) }
        }
    }

    mutating func record(_ record: Record) {
        string(record.kind)
        string(record.key)
        list(record.fields) { writer, field in
            writer.string(field.name)
            writer.value(field.value)
            writer.list(field.evidence) { $0.evidence($1) }
            writer.optional(field.reason?.rawValue)
        }
        string(record.capture)
        string(record.rule)
        number(record.order)
        list(record.elements) { $0.quote($1) }
    }
}

extension ByteReader {
    mutating func quote() -> Quote {
        let capture = string()
        let ranges = list { reader in
            let start = reader.number()
            return start..<(start + max(0, reader.number()))
        }
        let path = string()
        let exact = optional()
        let line = number()
        return Quote(
            capture: capture, ranges: ranges, path: path, exact: exact, line: line == 0 ? nil : line)
    }

    mutating func optionalQuote() -> Quote? { number() == 0 ? nil : quote() }

    mutating func evidence() -> Evidence {
        let basis: Evidence.Basis
        switch number() {
        case 0: basis = .quoted(quote())
        case 1: basis = .declared(SourcePlace(file: string(), line: number(), column: number()))
        default: basis = .computed(function: string(), from: list { $0.string() })
        }
        return Evidence(basis, rule: string(), steps: list { $0.string() })
    }

    mutating func value() -> Value? {
        switch number() {
        case 1: .string(string())
        case 2: .integer(number())
        case 3: .number(string())
        case 4: .boolean(false)
        case 5: .boolean(true)
        case 6: .list(list { $0.string() })
        default: nil
        }
    }

    mutating func record() -> Record {
        Record(
            kind: string(), key: string(),
            fields: list { reader in
                Field(
                    reader.string(), reader.value(), evidence: reader.list { $0.evidence() },
                    reason: reader.optional().flatMap { EmptyReason(rawValue: $0) })
            }, capture: string(), rule: string(), order: number(), elements: list { $0.quote() })
    }
}
