import Foundation
import TestKit
import Testing

/// The rules of the house, read from the sources.
@Suite struct ArchitectureTests {
    private static let stages: Set<String> = [
        "Capturing", "Ingesting", "Declaring", "Extracting", "Normalising", "Validating", "Emitting",
        "Packaging", "Proving", "Reviewing", "Starting", "Exporting",
    ]
    private static let floor1: Set<String> = [
        "Markup", "Languages", "Addresses", "Digests", "Matching", "Serialising", "Texts", "Threads",
        "Workspace",
        "Archives",
        "Encodings",
    ]
    private static let owners = [
        "CLibXML2": "Markup", "CCLD2": "Languages", "GRDB": "Workspace", "CPCRE2": "Matching",
        "CIDN2": "Addresses", "CCrypto": "Digests", "CSHA1": "Digests", "Yams": "Declaring",
        "ArgumentParser": "cartulary",
        "CLinux": "Packaging", "CDeflate": "Archives", "CZlib": "Archives", "CZstd": "Archives",
        "CBrotli": "Archives",
        "CUchardet": "Encodings", "CEncodings": "Encodings",
    ]

    /// A file of sources, which is searched byte by byte: in debug, patterns over all of them take a minute.
    private struct Source: Sendable {
        var module: String
        var name: String
        var lines: [String]
        var imports: [String]

        /// The numbers of the lines that hold one of some texts.
        func lines(with texts: [String]) -> [Int] {
            lines.indices.filter { index in texts.contains { strstr(lines[index], $0) != nil } }.map {
                $0 + 1
            }
        }

        func line(_ number: Int) -> String { lines[number - 1] }
    }

    private static let sources = Result {
        let root = Repository.path + "/Sources"
        let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return try files.filter { $0.hasSuffix(".swift") }.map { file in
            let lines = try Repository.text("Sources/" + file).utf8
                .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .map { String($0) ?? "" }
            let imports = lines.filter { line in
                ["", "package ", "public ", "internal ", "@testable "].contains {
                    line.hasPrefix($0 + "import ")
                }
            }
            return Source(
                module: String(file.prefix { $0 != "/" }), name: file, lines: lines,
                imports: imports.compactMap { $0.split(separator: " ").last.map(String.init) })
        }
    }

    private func sources() throws -> [Source] {
        let sources = try Self.sources.get()
        #expect(sources.count > 300)
        return sources
    }

    @Test("No stage imports another stage")
    func stages() throws {
        for source in try sources() where Self.stages.contains(source.module) {
            #expect(Self.stages.intersection(source.imports).isEmpty, "\(source.name)")
            #expect(!source.imports.contains("Curating"), "\(source.name)")
        }
    }

    @Test("Vocabulary imports nothing, the rest of floor 1 at most Vocabulary")
    func floors() throws {
        for source in try sources() {
            let ours = Self.stages.union(Self.floor1).union(["Vocabulary", "Curating"])
            if source.module == "Vocabulary" { #expect(source.imports.isEmpty, "\(source.name)") }
            if Self.floor1.contains(source.module) {
                #expect(
                    Set(source.imports).intersection(ours).subtracting(["Vocabulary"]).isEmpty,
                    "\(source.name)")
            }
        }
    }

    @Test("Each library is seen by one room alone")
    func libraries() throws {
        for source in try sources() {
            for name in source.imports where Self.owners[name] != nil {
                #expect(Self.owners[name] == source.module, "\(source.name) imports \(name)")
            }
        }
    }

    @Test("No file is above 400 lines, and none is named after nothing")
    func files() throws {
        for source in try sources() {
            #expect(source.lines.count <= 401, "\(source.name)")
            for word in ["Manager", "Helper", "Helpers", "Utils", "Util", "Context"] {
                #expect(!source.name.hasSuffix(word + ".swift"), "\(source.name)")
            }
        }
    }

    /// What begins tasks and threads, and the files that may.
    private static let beginners = [
        "withThrowingTaskGroup": "Curating/ConcurrentPages.swift", "withTaskGroup": "", " Task {": "",
        "DispatchQueue": "", "Thread(": "", "detachNewThread": "Threads/Worker.swift", "pthread_create": "",
    ]

    @Test("Nothing traps on data, and tasks and threads are begun in one file each")
    func traps() throws {
        for source in try sources() {
            for number in source.lines(with: ["try!", "fatalError(", "as! ", "preconditionFailure"])
            where !source.line(number).contains("//") {
                Issue.record("\(source.name):\(number): \(source.line(number))")
            }
            for (beginner, file) in Self.beginners where source.name != file {
                for number in source.lines(with: [beginner]) where !source.line(number).contains("//") {
                    Issue.record("\(source.name):\(number): \(source.line(number))")
                }
            }
        }
    }

    @Test("No clock and no random number decides anything in the stages")
    func clocks() throws {
        let clocks = ["Date()", ".random(", "UUID()", "clock_gettime", "time(nil)", "Locale.current"]
        for source in try sources() where source.module != "cartulary" {
            for number in source.lines(with: clocks) {
                Issue.record("\(source.name):\(number): \(source.line(number))")
            }
        }
    }

    @Test("Every type opens with a summary of one sentence")
    func summaries() throws {
        let kinds = ["struct ", "enum ", "class ", "protocol "]
        let openings = ["package ", "public "].flatMap { access in
            ["", "final "].flatMap { final in kinds.map { access + final + $0 } }
        }
        for source in try sources() {
            for number in source.lines(with: openings)
            where openings.contains(where: { source.line(number).hasPrefix($0) }) {
                let before = source.lines[..<(number - 1)].reversed().prefix {
                    $0.hasPrefix("///") || $0.hasPrefix("@") || $0.hasPrefix("//")
                }
                #expect(before.contains { $0.hasPrefix("/// ") }, "\(source.name):\(number)")
            }
        }
    }
}
