import Vocabulary

extension Readme {
    /// Lines that load every table, for the programs that people have; each is run in our tests of a release.
    func loading() -> String {
        """
        ## How to load it

        Every table is CSV in UTF-8 with commas, double quotes and a header. Run these lines in this folder.

        Python, with pandas:

        ```python
        import json, pandas
        package = json.load(open("datapackage.json", encoding="utf-8"))
        tables = {
            resource["name"]: pandas.read_csv(resource["path"], keep_default_na=False, na_values=[""])
            for resource in package["resources"] if resource["path"].endswith(".csv")
        }
        ```

        R, with readr:

        ```r
        files <- Sys.glob("data/*.csv")
        tables <- lapply(files, readr::read_csv, na = "", show_col_types = FALSE)
        names(tables) <- sub("[.]csv$", "", basename(files))
        ```

        DuckDB:

        ```sql
        \(tableNames.map(duckDB).joined(separator: "\n"))
        ```

        SQLite and Datasette, with sqlite-utils (`cartulary export sqlite` adds keys and a full-text index):

        ```sh
        for table in data/*.csv; do
          sqlite-utils insert dataset.db "$(basename "$table" .csv)" "$table" --csv
        done
        ```

        LibreOffice, which makes a sheet of each table (for a double click: `cartulary export excel`):

        ```sh
        soffice --headless --convert-to xlsx --infilter="CSV:44,34,76,1" --outdir sheets data/*.csv
        ```

        To check that it is whole and well-formed:

        ```sh
        sha256sum --quiet --check SHA256SUMS
        frictionless validate datapackage.json
        ```
        """
    }

    /// The names of all tables in `data/`.
    private var tableNames: [String] {
        tables.flatMap { schema in [schema.kind] + ownTables(of: schema).map(\.name) }
    }

    private func duckDB(_ table: String) -> String {
        // A kind may be called `table`.
        "CREATE TABLE \"\(table)\" AS FROM read_csv('data/\(table).csv', header = true, "
            + "quote = '\"', escape = '\"', sample_size = -1);"
    }
}
