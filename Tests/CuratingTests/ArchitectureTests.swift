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

    private struct Source {
        var module: String
        var name: String
        var lines: [Substring]
        var imports: [String]
    }

    private func sources() throws -> [Source] {
        let root = Repository.path + "/Sources"
        guard let files = FileManager.default.enumerator(atPath: root) else { return [] }
        return try files.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map { file in
            let lines = try Repository.text("Sources/" + file).split(
                separator: "\n", omittingEmptySubsequences: false)
            let imports = lines.filter { $0.contains(#/^(package |public |internal |@testable )*import /#) }
                .compactMap { $0.split(separator: " ").last.map(String.init) }
            return Source(
                module: String(file.prefix { $0 != "/" }), name: file, lines: lines, imports: imports)
        }
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
            #expect(
                !source.name.contains(#/(Manager|Helper|Helpers|Utils|Util|Context)\.swift$/#),
                "\(source.name)")
        }
    }

    @Test("Nothing traps on data, and tasks are begun in one file alone")
    func traps() throws {
        for source in try sources() {
            for (number, line) in source.lines.enumerated() where !line.contains("//") {
                #expect(
                    !line.contains(#/try!|fatalError\(|as! |preconditionFailure/#),
                    "\(source.name):\(number + 1)")
                if source.name != "Curating/ConcurrentPages.swift" {
                    #expect(
                        !line.contains(
                            #/withThrowingTaskGroup|withTaskGroup|Task \{|DispatchQueue|Thread\(/#),
                        "\(source.name):\(number + 1)")
                }
            }
        }
    }

    @Test("No clock and no random number decides anything in the stages")
    func clocks() throws {
        for source in try sources() where source.module != "cartulary" {
            for (number, line) in source.lines.enumerated() {
                #expect(
                    !line.contains(
                        #/Date\(\)|\.random\(|UUID\(\)|clock_gettime|time\(nil\)|Locale\.current/#),
                    "\(source.name):\(number + 1)")
            }
        }
    }

    @Test("Every type opens with a summary of one sentence")
    func summaries() throws {
        for source in try sources() {
            for (number, line) in source.lines.enumerated()
            where line.contains(#/^(package|public) (final )?(struct|enum|class|protocol) /#) {
                let before = source.lines[..<number].reversed().prefix {
                    $0.hasPrefix("///") || $0.hasPrefix("@") || $0.hasPrefix("//")
                }
                #expect(before.contains { $0.hasPrefix("/// ") }, "\(source.name):\(number + 1)")
            }
        }
    }
}
