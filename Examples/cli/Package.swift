// swift-tools-version:6.2
import PackageDescription

// The command line stands beside the library, in a package of its own, so that who links the library never fetches what only
// a program needs. FANGCUN_STRICT=1 turns warnings into errors (CI).
let isStrict = Context.environment["FANGCUN_STRICT"] == "1"

let swiftSettings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

func library(_ name: String) -> Target.Dependency { .product(name: name, package: "fangcun") }

let package = Package(
    name: "fangcun-cli",
    products: [
        .executable(name: "fangcun-cli", targets: ["fangcun-cli"])
    ],
    dependencies: [
        .package(name: "fangcun", path: "../..", traits: ["SQLite"]),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        .executableTarget(
            name: "fangcun-cli",
            dependencies: [
                library("FangcunModel"), library("FangcunGovernance"), library("FangcunGeo"),
                library("FangcunGeoStore"), library("FangcunGeocoding"), library("FangcunPKI"),
                library("FangcunSeal"), library("FangcunSampleCity"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "fangcun-cliTests",
            dependencies: [
                "fangcun-cli", library("FangcunModel"), library("FangcunGovernance"), library("FangcunGeo"),
                library("FangcunGeoStore"),
            ],
            swiftSettings: swiftSettings
        ),
    ],
    swiftLanguageModes: [.v6]
)
