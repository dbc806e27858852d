// swift-tools-version:6.2
import PackageDescription

// FANGCUN_STRICT=1 turns warnings into errors (CI). FANGCUN_DOCS=1 adds the documentation plugin, FANGCUN_FUZZ=1 the fuzzing
// program: no consumer needs either.
let isStrict = Context.environment["FANGCUN_STRICT"] == "1"
let withDocs = Context.environment["FANGCUN_DOCS"] == "1"
let withFuzzing = Context.environment["FANGCUN_FUZZ"] == "1"

let swiftSettings: [SwiftSetting] =
    [
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

let testSettings: [SwiftSetting] = isStrict ? [.treatAllWarnings(as: .error)] : []

/// A room of the house. Dependencies point down only; see docs/architecture.md.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    // Rounding in the standard library calls libm, which a program without Foundation and Glibc does not link by itself.
    .target(
        name: name, dependencies: dependencies, swiftSettings: swiftSettings,
        linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))])
}

/// The tests of one room.
func tests(of name: String, with dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name), "FangcunTestSupport"] + dependencies,
        swiftSettings: testSettings
    )
}

let grdb: Target.Dependency = .product(
    name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"]))
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")

/// The program that `make fuzz` builds; it links libFuzzer, which comes with the compiler.
let fuzzing: [Target] = [
    .target(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
    .executableTarget(name: "fuzz", dependencies: ["CFuzzer", "FuzzTargets"], path: "Tests/Fuzz/Program"),
]

let package = Package(
    name: "fangcun",
    products: [
        .library(name: "FangcunModel", targets: ["FangcunModel"]),
        .library(name: "FangcunGovernance", targets: ["FangcunGovernance"]),
        .library(name: "FangcunGeo", targets: ["FangcunGeo"]),
        .library(name: "FangcunGeocoding", targets: ["FangcunGeocoding"]),
        .library(name: "FangcunGeoStore", targets: ["FangcunGeoStore"]),
        .library(name: "FangcunPKI", targets: ["FangcunPKI"]),
        .library(name: "FangcunSeal", targets: ["FangcunSeal"]),
        .library(name: "FangcunSampleCity", targets: ["FangcunSampleCity"]),
        .library(name: "fangcun", type: .dynamic, targets: ["FangcunC"]),
    ],
    traits: [
        .trait(name: "SQLite", description: "Stores in SQLite (GeoPackage), through GRDB."),
        .default(enabledTraits: []),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        // Named only under the trait SQLite, so that nobody else clones it.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ] + (withDocs ? [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")] : []),
    targets: [
        // C libraries of the system.
        .systemLibrary(name: "CGEOS", path: "CInterop/CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CPROJ", path: "CInterop/CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
        .systemLibrary(
            name: "COpenSSL", path: "CInterop/COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", path: "CInterop/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // Instructions that Swift has no words for.
        .target(name: "CKernel", path: "CInterop/CKernel"),
        // Values and rules.
        room("FangcunModel"),
        room("FangcunGovernance", ["FangcunModel"]),
        // Where.
        room("FangcunGeo", ["FangcunModel", "CGEOS", "CPROJ", "CZlib", "CKernel"]),
        room("FangcunGeocoding", ["FangcunModel", "FangcunGeo"]),
        // Empty without the trait SQLite.
        room("FangcunGeoStore", ["FangcunModel", "FangcunGeo", grdb]),
        room("FangcunSampleCity", ["FangcunModel", "FangcunGeo"]),
        // Trust.
        room("FangcunPKI", ["FangcunModel", "COpenSSL", asn1]),
        room("FangcunSeal", ["FangcunModel", "FangcunPKI", asn1]),
        // For every other language.
        .target(name: "CFangcun", path: "CInterop/CFangcun"),
        room(
            "FangcunC",
            [
                "FangcunModel", "FangcunGovernance", "FangcunGeo", "FangcunGeocoding", "FangcunPKI", "FangcunSeal",
                "CFangcun",
            ]),
        // Tests and benchmarks.
        .target(name: "FangcunTestSupport", path: "Tests/Support", swiftSettings: testSettings),
        tests(of: "FangcunModel"),
        tests(of: "FangcunGovernance", with: ["FangcunModel"]),
        tests(of: "FangcunGeo", with: ["FangcunModel", "FangcunSampleCity", "FuzzTargets", "CGEOS"]),
        tests(of: "FangcunGeoStore", with: ["FangcunModel", "FangcunGeo", grdb]),
        tests(of: "FangcunGeocoding", with: ["FangcunModel", "FangcunGeo", "FangcunSampleCity"]),
        tests(of: "FangcunSampleCity", with: ["FangcunModel", "FangcunGeo"]),
        tests(of: "FangcunPKI", with: ["FangcunModel", asn1]),
        tests(of: "FangcunSeal", with: ["FangcunModel", "FangcunPKI", asn1]),
        tests(
            of: "FangcunC",
            with: ["CFangcun", "FangcunModel", "FangcunGeo", "FangcunGeocoding", "FangcunPKI", "FangcunSeal"]),
        .testTarget(
            name: "TourTests",
            dependencies: [
                "FangcunModel", "FangcunGovernance", "FangcunGeo", "FangcunGeocoding", "FangcunPKI", "FangcunSeal",
                "FangcunSampleCity", "FangcunTestSupport",
            ],
            swiftSettings: testSettings
        ),
        .target(
            name: "FuzzTargets",
            dependencies: [
                "FangcunModel", "FangcunGovernance", "FangcunGeo", "FangcunGeocoding", "FangcunPKI", "FangcunSeal",
            ],
            path: "Tests/Fuzz/Targets", swiftSettings: testSettings),
        .testTarget(
            name: "CorpusTests", dependencies: ["FuzzTargets", "FangcunTestSupport"], path: "Tests/Fuzz/CorpusTests",
            swiftSettings: testSettings),
        .testTarget(name: "HouseTests", dependencies: ["FangcunTestSupport"], swiftSettings: testSettings),
        // The locator's batches in C, to compare languages.
        .target(name: "CTwin", path: "Benchmarks/CTwin"),
        .testTarget(
            name: "FangcunBenchmarks",
            dependencies: [
                "FangcunModel", "FangcunGovernance", "FangcunGeo", "FangcunGeocoding", "FangcunPKI", "FangcunSeal",
                "FangcunSampleCity", "FangcunTestSupport", "CGEOS", "CPROJ", "CTwin",
            ],
            path: "Benchmarks/FangcunBenchmarks",
            swiftSettings: testSettings
        ),
    ] + (withFuzzing ? fuzzing : []),
    swiftLanguageModes: [.v6]
)
