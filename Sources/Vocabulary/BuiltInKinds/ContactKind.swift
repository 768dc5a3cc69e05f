extension BuiltInKinds {
    package static let contact = BuiltInKind(
        "contact", "Contacts",
        "One row for each distinct address of a person or office on a page; withheld unless the project publishes it.",
        fields: [
            ("page", .reference(kind: "page", isStrict: true), "Page", "The page that gives it."),
            ("key", .string, "Key", "Its place among the contacts of the page."),
            ("type", .string, "Type", "`email`, `phone`, `fax` or `vcard`."),
            (
                "form", .string, "Form",
                "How it stands there: `link`, `text`, `disguised`, `encoded` (`data-cfemail`) or `vcard`."
            ),
            (
                "value", .string, "Address",
                "The address, normalised; withheld unless `publish: [contact.value]`."
            ),
            (
                "name", .string, "Name",
                "The words of the link, or the name of the card; withheld with the address."
            ),
            ("occurrences", .integer, "Occurrences", "How often it stands on the page."),
        ],
        required: ["page", "key", "type", "form", "occurrences"],
        origins: [
            .init("page", "capture", ["capture.url"]), .init("key", "contact-key@1", ["page"]),
            .init("type", "contact-type@1", ["value"]), .init("form", "contact-form@1", ["path"]),
            .init("value", "contact-value@1", ["element"], .withheld),
            .init("name", "text", ["element"], .noMatch),
            .init("occurrences", "count", ["elements"]),
        ])

    /// The cells of a contact as it stands on the page.
    package enum ContactCell: Int, CaseIterable {
        case type, form, value, name
    }
}
