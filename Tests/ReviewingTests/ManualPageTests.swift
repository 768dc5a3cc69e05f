import Reviewing
import Serialising
import Testing

@Suite struct ManualPageTests {
    private static let dump = #"""
        {"command": {"commandName": "tool", "abstract": "Does it.", "discussion": "EXAMPLES\n  tool run   it runs",
         "subcommands": [
          {"commandName": "run", "abstract": "Runs.", "discussion": "EXAMPLES\n  .hidden\\x",
           "arguments": [
            {"kind": "positional", "valueName": "folder", "abstract": "Where."},
            {"kind": "option", "valueName": "workers", "abstract": "How many.",
             "names": [{"kind": "short", "name": "w"}, {"kind": "long", "name": "workers"}]},
            {"kind": "flag", "valueName": "secret", "shouldDisplay": false, "names": []}]},
          {"commandName": "inner", "abstract": "Hidden.", "shouldDisplay": false}]}}
        """#

    @Test(
        "Commands, arguments and examples are there, what is hidden is not, and no line is taken for a macro")
    func page() throws {
        let text = ManualPage(dump: try JSONReader.value(of: Array(Self.dump.utf8)[...])).text()
        for part in [
            ".Dt TOOL 1", ".Nd Does it.", ".Sh EXAMPLES", "tool run   it runs", ".Ss run", ".It Ar folder",
            ".It Fl w , Fl Fl workers Ar workers", "How many.", "\\&.hidden\\ex",
        ] {
            #expect(text.contains(part), "\(part)\n\(text)")
        }
        #expect(!text.contains("secret") && !text.contains("inner"))
    }
}
