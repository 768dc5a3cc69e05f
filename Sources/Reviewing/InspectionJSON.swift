import Serialising
package import Vocabulary

/// What the tool sees on one page, as JSON for machines.
package enum InspectionJSON {
    package static func text(_ inspection: Inspection) -> String {
        let result = inspection.result
        let rows = inspection.rows.map { (name: $0.kind, value: JSONValue.number(String($0.count))) }
        let members: [(name: String, value: JSONValue)] = [
            ("page", .string("page/" + inspection.capture.pageKey)),
            ("file", .string("raw/" + inspection.capture.file)),
            ("encoding", .string(result.encoding?.name ?? "")),
            ("fields", .array(inspection.page.map(field))),
            ("rows", .object(rows)),
            (
                "routes",
                .array(
                    inspection.routes.map { route in
                        .object([
                            ("id", .string(route.id)), ("routed", .boolean(route.isRouted)),
                            ("why", .string(route.why)),
                        ])
                    })
            ),
            (
                "rules",
                .array(
                    result.hits.map { hit in
                        .object([
                            ("id", .string(hit.rule)), ("asked", .number(String(hit.asked))),
                            ("found", .number(String(hit.found))), ("matches", .number(String(hit.matches))),
                        ])
                    })
            ),
            (
                "records",
                .array(
                    inspection.records.map { record in
                        .object([
                            ("id", .string(record.id)), ("rule", .string(record.rule)),
                            ("fields", .array(record.fields.map(field))),
                        ])
                    })
            ),
            ("findings", .array(result.findings.map { .string("\($0.kind.code): \($0.summary)") })),
            (
                "unclaimed",
                .array(
                    (result.coverage?.unclaimed ?? []).map { block in
                        .object([
                            ("characters", .number(String(block.characters))), ("path", .string(block.path)),
                            ("text", block.text.map { .string($0) } ?? .null),
                        ])
                    })
            ),
        ]
        return JSONValue.object(members).pretty()
    }

    private static func field(_ field: Inspection.FieldLook) -> JSONValue {
        .object([
            ("name", .string(field.name)), ("value", field.value.isEmpty ? .null : .string(field.value)),
            ("why", field.why.isEmpty ? .null : .string(field.why)), ("rule", .string(field.rule)),
            ("place", .string(field.place)),
        ])
    }
}
