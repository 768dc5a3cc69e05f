// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
        swiftSettings: settings)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "Cartulary",
    products: [
        .executable(name: "cartulary", targets: ["cartulary"]),
        .library(name: "Curating", targets: ["Curating"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Floor 0: C libraries of the system. Each is seen by one room of floor 1 alone.
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CIDN2", pkgConfig: "libidn2", providers: [.apt(["libidn2-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
        .target(name: "CEncodings"),
        .target(name: "CSHA1"),
        .target(name: "CLinux"),
        .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),

        // Floor 1: vocabulary and tools. `Vocabulary` imports nothing; the others at most `Vocabulary`.
        room("Vocabulary"),
        room("Markup", ["CLibXML2"]),
        room("Languages", ["CCLD2"]),
        room("Addresses", ["CIDN2"]),
        room("Digests", ["CCrypto", "CSHA1"]),
        room("Matching", ["CPCRE2"]),
        room("Serialising"),
        room("Threads"),
        room("Texts"),
        room("Encodings", ["Vocabulary", "CEncodings", "CUchardet"]),
        room("Archives", ["Vocabulary", "CDeflate", "CZlib", "CZstd", "CBrotli"]),
        room("Workspace", ["Vocabulary", grdb]),

        // Floor 2: the stages, siblings that do not see each other.
        room(
            "Capturing",
            ["Vocabulary", "Addresses", "Archives", "Digests", "Serialising", "Threads", "Workspace"]),
        room("Ingesting", ["Vocabulary", "Encodings"]),
        room(
            "Declaring", ["Vocabulary", "Markup", "Matching", "Languages", "Addresses", "Serialising", yams]),
        room(
            "Extracting",
            ["Vocabulary", "Markup", "Matching", "Addresses", "Languages", "Serialising", "Texts"]),
        room("Normalising", ["Vocabulary", "Matching", "Languages", "Addresses", "Digests", "Texts"]),
        room("Validating", ["Vocabulary", "Languages", "Addresses", "Workspace", "Matching", "Texts"]),
        room(
            "Emitting",
            ["Vocabulary", "Addresses", "Languages", "Serialising", "Digests", "Threads", "Workspace"]),
        room("Packaging", ["Vocabulary", "Serialising", "CLinux"]),
        room("Proving", ["Vocabulary", "Serialising", "Digests", "Texts"]),
        room("Reviewing", ["Vocabulary", "Serialising", "Threads", "Workspace"]),
        room("Starting", ["Vocabulary"]),
        room("Exporting", ["Vocabulary", "Serialising", "Digests", "Archives", "Workspace"]),

        // Floor 3: the only room that knows the order of stages, concurrency and the workspace.
        room(
            "Curating",
            [
                "Vocabulary", "Workspace", "Capturing", "Ingesting", "Declaring", "Extracting", "Normalising",
                "Validating", "Emitting", "Packaging", "Proving", "Starting", "Exporting", "Digests",
                "Languages", "Markup", "Serialising", "Addresses", "Threads",
            ]),

        // Floor 4: the command line.
        .executableTarget(
            name: "cartulary",
            dependencies: [
                "Curating", "Proving", "Reviewing", "Starting", "Serialising", "Vocabulary", arguments,
            ],
            swiftSettings: settings),

        // Tests. `TestKit` has the folders, marks and corpora that they share.
        .systemLibrary(
            name: "CZip", path: "Tests/CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .target(
            name: "TestKit", dependencies: ["CDeflate", "CZstd", "CZip", "Digests"], path: "Tests/TestKit",
            swiftSettings: settings),
        tests(of: "Vocabulary"),
        tests(of: "Markup", ["TestKit"]),
        tests(of: "Addresses", ["Serialising", "TestKit"]),
        tests(of: "Languages", ["Serialising", "TestKit"]),
        tests(of: "Digests"),
        tests(of: "Threads"),
        tests(of: "Texts", ["Serialising", "TestKit"]),
        tests(of: "Matching"),
        tests(of: "Serialising", ["TestKit"]),
        tests(of: "Workspace", ["Vocabulary", "TestKit"]),
        tests(of: "Capturing", ["Vocabulary", "Archives", "Digests", "Workspace", "TestKit"]),
        tests(of: "Ingesting", ["Vocabulary", "TestKit"]),
        tests(of: "Declaring", ["Vocabulary", "TestKit"]),
        tests(
            of: "Extracting", ["Vocabulary", "Ingesting", "Markup", "Archives", "Serialising", "TestKit"],
            exclude: ["gold.json"]),
        tests(of: "Normalising", ["Vocabulary", "Languages", "TestKit"]),
        tests(of: "Validating", ["Vocabulary", "Workspace", "TestKit"]),
        tests(of: "Emitting", ["Vocabulary", "Threads", "TestKit"]),
        tests(of: "Packaging", ["Vocabulary", "Serialising", "TestKit"]),
        tests(of: "Proving", ["Vocabulary", "TestKit"]),
        tests(of: "Reviewing", ["Vocabulary", "Serialising", "Threads", "TestKit"]),
        tests(of: "Starting", ["Vocabulary", "TestKit"]),
        tests(of: "Encodings", ["Vocabulary", "TestKit"]),
        tests(of: "Exporting", ["Vocabulary", "Serialising", "TestKit"]),
        tests(of: "Archives", ["Vocabulary", "Digests", "TestKit"]),
        tests(of: "Curating", ["Vocabulary", "Serialising", "Archives", "Proving", "TestKit"]),
        .testTarget(
            name: "CommandLineTests", dependencies: ["TestKit", "cartulary"], swiftSettings: settings),
    ]
)

// `make fuzz` builds this with libFuzzer; nobody else does.
if Context.environment["CARTULARY_FUZZ"] != nil {
    package.products.append(.executable(name: "fuzz", targets: ["fuzz"]))
    package.targets.append(
        .executableTarget(
            name: "fuzz",
            dependencies: ["Archives", "Extracting", "Ingesting", "Markup", "Normalising", "Vocabulary"],
            path: "Fuzzing",
            swiftSettings: settings))
}
