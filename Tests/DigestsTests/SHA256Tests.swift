import Digests
import Foundation
import Testing

@Suite struct SHA256Tests {
    @Test(
        "The examples of the standard (FIPS 180-4)",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func examples(text: String, digest: String) {
        #expect(SHA256.hex(of: Array(text.utf8)) == digest)
    }

    @Test("Piece by piece is the same as in one go")
    func pieces() {
        var digest = SHA256()
        digest.update("ab")
        digest.update("c")
        #expect(digest.hex() == SHA256.hex(of: Array("abc".utf8)))
    }

    @Test("Borders between parts count")
    func borders() {
        #expect(SHA256.hex(of: ["ab", "c"]) != SHA256.hex(of: ["a", "bc"]))
        #expect(SHA256.hex(of: ["ab"]) != SHA256.hex(of: ["ab", ""]))
    }

    @Test("A file's digest is that of its bytes; a missing file has none")
    func files() throws {
        let path = NSTemporaryDirectory() + "cartulary-digest-\(UUID().uuidString)"
        let bytes = [UInt8](repeating: 7, count: 3_000_000)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(SHA256.hex(ofFile: path) == SHA256.hex(of: bytes))
        #expect(SHA256.hex(ofFile: path + ".missing") == nil)
    }
}
