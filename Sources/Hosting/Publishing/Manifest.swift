package import Digest
import JSON

/// The list of what was published, kept in the output: it says what is ours, and only what is ours is ever replaced or
/// removed.
package struct Manifest: Sendable, Hashable {
  /// The file's name in the output; it is not listed in itself.
  package static let fileName = ".fleetledger-manifest.json"

  /// One published file.
  package struct Entry: Sendable, Hashable {
    /// The path in the output.
    package let path: String
    /// The digest of its bytes.
    package let digest: Digest128
    /// Its length in bytes.
    package let size: Int
    /// The name of its cache policy.
    package let cache: String

    init(path: String, digest: Digest128, size: Int, cache: String) {
      self.path = path
      self.digest = digest
      self.size = size
      self.cache = cache
    }

    init(_ resource: Resource, _ measure: Resource.Measure) {
      self.init(
        path: resource.path, digest: measure.digest, size: measure.size, cache: resource.cachePolicy.name)
    }
  }

  /// The files, sorted by the bytes of their paths.
  package let entries: [Entry]
  private let paths: Set<String>

  /// Makes a manifest; of two entries with one path the first counts.
  init(_ entries: [Entry]) {
    var seen: Set<String> = []
    self.entries = entries.filter { seen.insert($0.path).inserted }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    paths = seen
  }

  /// True when the file at this path is ours. Paths of ours are ASCII; the check keeps out a file name that Unicode
  /// calls equal to one of them (the Kelvin sign is a K).
  func lists(_ path: String) -> Bool { path.utf8.allSatisfy { $0 < 0x80 } && paths.contains(path) }

  /// The file's bytes.
  var bytes: [UInt8] {
    JSONWriter.bytes(
      of: [
        "format": "fleetledger-manifest-1",
        "files": .array(
          entries.map { entry in
            [
              "path": .string(entry.path), "xxh3": .string(entry.digest.description), "size": JSONValue(entry.size),
              "cache": .string(entry.cache),
            ]
          }),
      ], layout: .pretty)
  }

  /// Reads a manifest, or gives nil for anything that this program would not have written. A path that leads out of the
  /// output counts as that.
  package init?(parsing bytes: [UInt8]) {
    guard let document = try? JSONDocumentParser.parse(bytes),
      document.root["format"]?.string == "fleetledger-manifest-1", let files = document.root["files"]?.array
    else { return nil }
    var entries: [Entry] = []
    for file in files {
      guard let path = file["path"]?.string, (try? RouteTable.check(path)) != nil,
        let digest = file["xxh3"]?.string.flatMap({ Digest128(hex: $0) }),
        let size = file["size"]?.int64, size >= 0, let cache = file["cache"]?.string
      else { return nil }
      entries.append(Entry(path: path, digest: digest, size: Int(size), cache: cache))
    }
    self.init(entries)
  }
}
