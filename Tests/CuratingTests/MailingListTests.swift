import Curating
import TestKit
import Testing
import Vocabulary

/// Archives of mailing lists link to the list and show who wrote, with `at` for the sign.
@Suite(.fewAtOnce) struct MailingListTests {
    private static let page = """
        <HTML><HEAD><TITLE>[Dev] Leak</TITLE></HEAD><BODY><H1>[Dev] Leak</H1><B>Jane Doe</B>
        <A HREF="mailto:dev%40x.org?Subject=Re%3A%20Leak" TITLE="[Dev] Leak">jane at y.com
        </A><BR><I>Mon May 12 21:03:44 CEST 2003</I><HR><PRE>On Sunday Bob Smith &lt;bob.smith at z dot org&gt; wrote,
        and jane at y.com too, who will meet at example.org:
        &gt; I have seen the parser use more memory with every call, whatever the document that it reads.
        </PRE></BODY></HTML>
        """

    private func site(_ project: String = "title: Lists\n") async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("cartulary.yml", project)
        try folder.write("raw/x.org/000012.html", Self.page)
        _ = try await Curator(project: folder.path).curate()
        return folder
    }

    @Test("Addresses in words are withheld wherever they stand; other words are not")
    func withheld() async throws {
        let folder = try await site()
        for (name, data) in folder.contents(of: "curated") {
            let text = String(decoding: data, as: UTF8.self)
            #expect(!text.contains("jane at") && !text.contains("bob.smith at"), "\(name)")
        }
        let text = try folder.read("curated/data/page_text.csv")
        #expect(text.contains("Bob Smith <[withheld]> wrote,"))
        #expect(text.contains("and [withheld] too, who will meet at example.org:"))
        #expect(try folder.read("curated/data/link.csv").contains("[withheld]"))
        #expect(try await Curator(project: folder.path).verify().isClean)
    }

    @Test("Published, they are addresses: those of the list and of who wrote apart")
    func published() async throws {
        let folder = try await site("publish: [contact.value]\n")
        #expect(
            try folder.cells("contact", ["type", "form", "value"]) == [
                ["email", "disguised", "bob.smith@z.org"], ["email", "disguised", "jane@y.com"],
                ["email", "link", "dev@x.org"],
            ])
    }
}
