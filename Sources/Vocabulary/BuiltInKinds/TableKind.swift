extension BuiltInKinds {
    package static let table = BuiltInKind(
        "table", "Data tables",
        "One row for each row of a data table; tables that only lay a page out are left out.",
        fields: [
            ("page", .reference(kind: "page", isStrict: true), "Page", "The page that holds the table."),
            (
                "key", .string, "Key",
                "The number of the table on its page, and of the row in it: `t001.r00001`."
            ),
            ("number", .integer, "Table", "The number of the data table on its page, from 1."),
            ("row", .integer, "Row", "The number of the row in the table, from 1."),
            ("is_header", .boolean, "Is header", "Whether the row names the columns."),
            ("caption", .string, "Caption", "The `caption` of the table, in its first row."),
            (
                "cells", .list, "Cells",
                "The text of each cell; a cell that spans several stands in each of them."
            ),
        ],
        required: ["page", "key", "number", "row", "is_header", "cells"],
        origins: [
            .init("page", "capture", ["capture.url"]), .init("key", "count", ["page"]),
            .init("number", "count", ["page"]), .init("row", "count", ["element"]),
            .init("is_header", "table-header@1", ["element"]),
            .init("caption", "text", ["caption"], .noMatch), .init("cells", "text", ["td", "th"]),
        ])

    /// The cells of a row as it stands on the page.
    package enum TableCell: Int, CaseIterable {
        case number, row, isHeader, caption, cells
    }
}
