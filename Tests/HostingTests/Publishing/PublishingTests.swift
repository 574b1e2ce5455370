import Effects
import Hosting
import TestSupport
import Testing

/// How a test publishes: by swapping, or in place.
enum Way: CaseIterable, Sendable {
  case swap, inPlace
}

/// Tests that publish to `site` in a folder of their own.
protocol PublishingTests {
  var folder: TemporaryFolder { get }
}

extension PublishingTests {
  var output: String { folder.appending("site") }
  var live: FileSystem { .live }

  @discardableResult
  func publish(_ files: [String: String], _ way: Way = .swap) throws -> PublishResult {
    try Publisher().publish(Site.table(files), to: output, options: PublishOptions(inPlace: way == .inPlace))
  }

  func status(_ path: String) throws -> FileStatus { try live.status(output + "/" + path, followLinks: false) }

  /// The published files, with those of ours that are not in the table left out.
  func published() throws -> [String: String] {
    var found: [String: String] = [:]
    for path in try FileTree.files(below: output) where path != Manifest.fileName {
      found[path] = try folder.read("site/" + path)
    }
    return found
  }

  func beside() throws -> [String] { try live.list(folder.path).map(\.name).sorted() }
}
