/// Compressed siblings of what is published, which a server sends to readers that can undo it.
package enum Precompression {
  /// Below so many bytes compression saves nobody a packet.
  static let least = 1024

  /// Whether a resource is a text that is long enough.
  package static func isWorthwhile(_ resource: Resource) -> Bool {
    MediaType.isText(resource.path) && resource.bytes.count >= least
  }

  /// The siblings of resources: for each text that gets smaller, one a coding, named after it (`agents.html.gz`). Bytes
  /// that are made for that are let go.
  package static func siblings(
    of resources: [Resource], codings: [(fileExtension: String, encode: @Sendable ([UInt8]) -> [UInt8]?)]
  ) throws(NotMade) -> [Resource] {
    try resources.concurrentMap { resource throws(NotMade) -> [Resource] in
      let resource = try resource.made()
      guard isWorthwhile(resource) else { return [] }
      return codings.compactMap { coding -> Resource? in
        guard let bytes = coding.encode(resource.bytes), bytes.count < resource.bytes.count else { return nil }
        return Resource(
          path: "\(resource.path).\(coding.fileExtension)", mediaType: resource.mediaType,
          cachePolicy: resource.cachePolicy, bytes: bytes, isVolatile: resource.isVolatile, original: resource.path)
      }
    }.flatMap { $0 }
  }
}
