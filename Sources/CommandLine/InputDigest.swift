import Digest
import Model

/// One digest of all that a build reads: XXH3-128 over paths and digests of the sources, in their order, and the
/// configuration.
struct InputDigest {
  private let stream = DigestStream()

  /// Adds the next source; one that was not read counts by its path.
  func add(_ source: SourceRecords) { stream.update(Array("\(source.path)\u{0}\(source.digest ?? "-")\n".utf8)) }

  /// The digest, 32 hexadecimal digits.
  func finish(configuration: [UInt8]) -> String {
    stream.update(configuration)
    return stream.digest.description
  }
}
