// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: Swift 6 mode, no implicit re-exports, warnings are errors.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The wrappers around C libraries also mark each unsafe use.
let wrapperSettings: [SwiftSetting] = settings + [.strictMemorySafety()]

func room(_ name: String, _ dependencies: [Target.Dependency], _ swiftSettings: [SwiftSetting] = settings) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "fleetledger",
  products: [.executable(name: "fleetledger", targets: ["fleetledger"])],
  targets: [
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
    .systemLibrary(name: "CGit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
    .systemLibrary(
      name: "CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    // GNU calls that the Glibc module does not show to Swift (renameat2).
    .target(name: "CSystem"),
    // Searching in vectors of bytes, which Swift cannot say.
    .target(name: "CByteScan"),

    room("Model", []),
    room("JSON", ["CByteScan"]),
    room("HTML", []),
    room("Effects", ["Model", "CSystem"]),
    room("Digest", ["CXXHash"], wrapperSettings),
    room("Compression", ["Effects", "CZstd"], wrapperSettings),
    room("ContentCoding", ["CBrotli", "CZlib"], wrapperSettings),
    room("Markdown", ["Model", "HTML", "CCMarkGFM"], wrapperSettings),
    room("SQLite", ["Model", "Effects", "CSQLite"], wrapperSettings),
    room("GitHistory", ["Model", "Effects", "CGit2"], wrapperSettings),
    room("Tracker", ["Model", "JSON", "Effects", "SQLite"]),
    room("Ingest", ["Model", "JSON", "Effects", "Markdown", "SQLite", "Digest", "Compression"]),
    room("Ledger", ["Model"]),
    room("Reports", ["Model", "JSON", "Ledger", "Digest", "Markdown"]),
    room("Mustache", ["HTML"]),
    room("Charts", ["Model", "HTML"]),
    room("Hosting", ["Model", "JSON", "Effects", "Digest"]),
    room(
      "Server",
      ["Model", "JSON", "Effects", "Digest", "ContentCoding", "Hosting", "Reports", "Tracker", "CMicroHTTPD"],
      wrapperSettings),
    room("Site", ["Model", "JSON", "HTML", "Reports", "Mustache", "Charts", "Markdown", "Hosting", "Digest"]),
    room(
      "CommandLine",
      [
        "Model", "JSON", "Effects", "Digest", "Ingest", "GitHistory", "Ledger", "Reports", "Mustache", "Site",
        "Hosting", "ContentCoding", "Server", "Tracker",
      ]),
    .executableTarget(name: "fleetledger", dependencies: ["CommandLine"], swiftSettings: settings),
    room("TestSupport", ["Model", "Effects"]),
    // Agents for the scenarios that many claim at once.
    .executableTarget(
      name: "Claimers", dependencies: ["Model", "Effects", "Tracker"], path: "Tests/Claimers", swiftSettings: settings),

    tests("Model", []),
    tests("JSON", []),
    tests("HTML", []),
    tests("Effects", ["Model"]),
    tests("Digest", []),
    tests("Compression", ["Effects", "CZstd"]),
    tests("ContentCoding", []),
    tests("Markdown", ["Model", "HTML"]),
    tests("SQLite", ["Model", "Effects"]),
    tests("GitHistory", ["Model", "Effects", "CGit2"]),
    tests("Tracker", ["Model", "JSON", "Effects", "SQLite"]),
    tests("Ingest", ["Model", "JSON", "Effects", "Markdown", "SQLite", "CZstd"]),
    tests("Ledger", ["Model"]),
    tests("Reports", ["Model", "JSON", "HTML", "Ledger", "Markdown"]),
    tests("Mustache", ["HTML"]),
    tests("Charts", ["Model", "HTML"]),
    tests("Hosting", ["Model", "JSON", "Effects", "Digest"]),
    tests("Server", ["Model", "JSON", "ContentCoding", "Hosting", "Effects", "Ledger", "Reports", "Site", "Tracker"]),
    tests("Site", ["Model", "JSON", "HTML", "Ledger", "Reports", "Mustache", "Hosting", "Effects"]),
    tests("CommandLine", ["Model", "JSON", "Effects", "Ingest", "Ledger", "Reports", "Site", "Hosting", "Tracker"]),
  ],
  swiftLanguageModes: [.v6]
)
