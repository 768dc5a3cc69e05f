// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that whoever uses Cartulary never builds it. `make bench` runs it.
let package = Package(
    name: "Benchmarks",
    targets: [
        .executableTarget(
            name: "limit", cSettings: [.unsafeFlags(["-O2"])], linkerSettings: [.linkedLibrary("deflate")]),
        .executableTarget(
            name: "sax", cSettings: [.unsafeFlags(["-O2", "-I/usr/include/libxml2", "-D_GNU_SOURCE"])],
            linkerSettings: [.linkedLibrary("deflate"), .linkedLibrary("xml2")]),
    ]
)
