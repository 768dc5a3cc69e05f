import Vocabulary

extension ByteWriter {
    private static let fidelities = Capture.Fidelity.allCases
    private static let verdicts = CaptureRecord.DigestVerdict.allCases

    /// A capture without what `Captures` keeps of it elsewhere: id, URL, role and stated host.
    mutating func capture(_ capture: Capture) {
        place(capture.place)
        number(capture.payloadLength)
        string(capture.sha256)
        optional(capture.date)
        string(capture.mediaType)
        optional(capture.charset)
        string(capture.reason)
        number(Self.fidelities.firstIndex(of: capture.fidelity) ?? 0)
        optional(capture.derivedFrom)
        optional(capture.note)
        optional(capture.version)
        number(capture.record == nil ? 0 : 1)
        if let record = capture.record { captureRecord(record) }
    }

    private mutating func place(_ place: Capture.Place) {
        string(place.file)
        optional(place.entry)
        number(place.offset)
        number(place.inner)
        number(place.length)
    }

    private mutating func captureRecord(_ record: CaptureRecord) {
        string(record.id)
        string(record.type)
        number(record.blockLength)
        number(record.status ?? -1)
        optional(record.declaredType)
        optional(record.language)
        list(record.versions) {
            $0.string($1.language)
            $0.string($1.written)
        }
        optional(record.location)
        digest(record.blockDigest)
        digest(record.payloadDigest)
        optional(record.refersToID)
        optional(record.refersToURI)
        optional(record.refersToDate)
        optional(record.original)
        number(record.originalPlace == nil ? 0 : 1)
        if let place = record.originalPlace { self.place(place) }
        number(record.isResynchronised ? 1 : 0)
        optional(record.software)
    }

    private mutating func digest(_ digest: CaptureRecord.Digest?) {
        number(digest == nil ? 0 : 1)
        guard let digest else { return }
        string(digest.stated)
        number(Self.verdicts.firstIndex(of: digest.verdict) ?? 0)
        string(digest.covers)
    }
}

extension ByteReader {
    private static let fidelities = Capture.Fidelity.allCases
    private static let verdicts = CaptureRecord.DigestVerdict.allCases

    mutating func capture(id: String, url: String?, role: Capture.Role, statedHost: String?) -> Capture {
        let place = place()
        let payloadLength = number()
        var capture = Capture(
            id: id, file: place.file, length: place.length, sha256: string(), url: url, date: optional(),
            mediaType: string(), charset: optional(), role: role, reason: string(),
            fidelity: one(of: Self.fidelities) ?? .unknown, derivedFrom: optional(),
            note: optional())
        capture.entry = place.entry
        capture.offset = place.offset
        capture.inner = place.inner
        capture.payloadLength = payloadLength
        capture.statedHost = statedHost
        capture.version = optional()
        if number() == 1 { capture.record = captureRecord() }
        return capture
    }

    private mutating func place() -> Capture.Place {
        Capture.Place(file: string(), entry: optional(), offset: number(), inner: number(), length: number())
    }

    private mutating func captureRecord() -> CaptureRecord {
        var record = CaptureRecord(id: string(), type: string())
        record.blockLength = number()
        let status = number()
        record.status = status < 0 ? nil : status
        record.declaredType = optional()
        record.language = optional()
        record.versions = list { HeaderVersion(language: $0.string(), written: $0.string()) }
        record.location = optional()
        record.blockDigest = digest()
        record.payloadDigest = digest()
        record.refersToID = optional()
        record.refersToURI = optional()
        record.refersToDate = optional()
        record.original = optional()
        if number() == 1 { record.originalPlace = place() }
        record.isResynchronised = number() == 1
        record.software = optional()
        return record
    }

    private mutating func digest() -> CaptureRecord.Digest? {
        guard number() == 1 else { return nil }
        return CaptureRecord.Digest(
            stated: string(), verdict: one(of: Self.verdicts) ?? .notCheckable,
            covers: string())
    }

    private mutating func one<Case>(of cases: [Case]) -> Case? {
        let number = number()
        return cases.indices.contains(number) ? cases[number] : nil
    }
}
