/// One thing that is published: a path and its bytes, with what a host must say about them.
package struct Resource: Sendable {
  /// The path in the output, relative, with `/` between its parts: `api/agents.json`.
  package var path: String
  /// The `Content-Type`, with its charset where it has one.
  package var mediaType: String
  /// How long it may be kept.
  package var cachePolicy: CachePolicy
  /// The bytes, or how they are made.
  var body: ResourceBody
  /// The measure of bytes that were made and let go.
  var known: Measure?
  /// True for what tells of the build itself (its time): written only when another resource's bytes change, so that a
  /// build that changes nothing leaves no trace.
  package var isVolatile: Bool
  /// For compressed bytes the path of the resource that they stand for, whose time their file has; else nil.
  package var original: String?

  /// Makes a resource; without a media type the one of the path's extension is taken.
  package init(
    path: String, mediaType: String? = nil, cachePolicy: CachePolicy, bytes: [UInt8], isVolatile: Bool = false,
    original: String? = nil
  ) {
    self.path = path
    self.mediaType = mediaType ?? MediaType.header(forPath: path)
    self.cachePolicy = cachePolicy
    // A text that was written piece by piece has up to twice its size in memory, and there are many.
    body = .bytes(
      bytes.capacity > bytes.count + bytes.count / 8 ? bytes.withUnsafeBufferPointer(Array.init) : bytes)
    self.isVolatile = isVolatile
    self.original = original
  }

  /// Makes a resource whose bytes are made when they are needed: `make` gives the same each time.
  package init(path: String, cachePolicy: CachePolicy, making make: @escaping @Sendable () throws -> [UInt8]) {
    self.path = path
    mediaType = MediaType.header(forPath: path)
    self.cachePolicy = cachePolicy
    body = .deferred(make)
    isVolatile = false
  }

  /// Makes a resource whose bytes are made when they are needed, and given away in pieces.
  package init(
    path: String, cachePolicy: CachePolicy, givingPieces give: @escaping @Sendable (_ take: ([UInt8]) -> Void) -> Void
  ) {
    self.path = path
    mediaType = MediaType.header(forPath: path)
    self.cachePolicy = cachePolicy
    body = .pieces(give)
    isVolatile = false
  }

  /// The paths of URLs that lead here, with a slash in front: its own, and the alias without `.json` (documents below
  /// `api/`) or `.html` (pages).
  package var urlPaths: [String] {
    if let stem = documentStem { return [stem, "/" + path] }
    guard path.hasSuffix(".html") else { return ["/" + path] }
    let stem = String(path.dropLast(5))
    if stem == "index" { return ["/", "/index", "/index.html"] }
    if stem.hasSuffix("/index") { return ["/" + stem.dropLast(6), "/" + stem, "/" + path] }
    return ["/" + stem, "/" + path]
  }

  /// True for what is made for programs and other sites: documents, their tables and schemas, badges, and the script that
  /// reads activities, which other sites import.
  var isData: Bool { ["api/", "badges/", "schema/", "assets/activity."].contains { path.hasPrefix($0) } }

  /// The alias of a document below `api/`, `/api/agents` for `api/agents.json`; nil for everything else.
  var documentStem: String? {
    path.hasPrefix("api/") && path.hasSuffix(".json") ? "/" + path.dropLast(5) : nil
  }
}
