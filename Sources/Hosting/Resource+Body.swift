package import Digest

extension Resource {
  /// The length and the digest of a resource's bytes.
  package struct Measure: Sendable, Hashable {
    /// The length in bytes.
    package let size: Int
    /// The digest.
    package let digest: Digest128

    init(_ bytes: [UInt8]) { self.init(size: bytes.count, digest: Digest128(bytes)) }

    init(size: Int, digest: Digest128) {
      self.size = size
      self.digest = digest
    }
  }

  /// The bytes that are there. Of a resource whose bytes are still to be made, ask for `made()`.
  package var bytes: [UInt8] {
    get {
      guard case .bytes(let bytes) = body else { preconditionFailure("\(path) is not made yet") }
      return bytes
    }
    set { body = .bytes(newValue) }
  }

  /// Whether the bytes are there.
  package var isMade: Bool {
    if case .bytes = body { true } else { false }
  }

  /// The resource with its bytes.
  ///
  /// - Throws: `NotMade` where they cannot be made.
  package func made() throws(NotMade) -> Resource {
    var resource = self
    switch body {
    case .bytes: break
    case .deferred(let make):
      do {
        resource.body = .bytes(try make())
      } catch {
        throw NotMade(path: path, reason: error)
      }
    case .pieces(let give):
      var bytes: [UInt8] = []
      give { bytes += $0 }
      resource.body = .bytes(bytes)
    }
    return resource
  }

  /// The resource with the measure of its bytes, which are made for that and let go.
  ///
  /// - Throws: `NotMade` where they cannot be made.
  package func measured() throws(NotMade) -> Resource {
    if isMade { return self }
    var resource = self
    resource.known = Measure(try made().bytes)
    return resource
  }

  /// The measure of the bytes: those that are there, or that `measured()` looked at.
  package var measure: Measure { known ?? Measure(bytes) }
}

extension Resource: Hashable {
  /// True for resources that are equal with equal bytes; one whose bytes are still to be made is equal to none.
  package static func == (a: Resource, b: Resource) -> Bool {
    guard case .bytes(let one) = a.body, case .bytes(let other) = b.body else { return false }
    return a.path == b.path && a.mediaType == b.mediaType && a.cachePolicy == b.cachePolicy
      && a.isVolatile == b.isVolatile && a.original == b.original && one == other
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

/// Why the bytes of a resource could not be made.
package struct NotMade: Error, Sendable, Hashable, CustomStringConvertible {
  /// The resource's path.
  package let path: String
  /// The error.
  package let reason: any Error

  package var description: String { "\(path) cannot be made: \(reason)" }

  /// True for the same path and the same words.
  package static func == (a: NotMade, b: NotMade) -> Bool { a.description == b.description }

  package func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

extension [Resource] {
  /// All with their bytes, for who keeps them.
  ///
  /// - Throws: `NotMade` for the first whose bytes cannot be made.
  package func made() throws(NotMade) -> [Resource] {
    try concurrentMap { resource throws(NotMade) in try resource.made() }
  }
}
