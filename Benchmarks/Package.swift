// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that whoever uses Cartulary never builds it. `make bench` runs it.
let package = Package(
    name: "Benchmarks",
    targets: [
        .executableTarget(name: "limit", linkerSettings: [.linkedLibrary("deflate")])
    ]
)
