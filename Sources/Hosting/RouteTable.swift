/// Everything that is published, sorted by the bytes of the path. Publisher, hosts and preview read this one table.
package struct RouteTable: Sendable {
  /// The resources, sorted by the bytes of their paths.
  package let resources: [Resource]
  /// The addresses that take a query, sorted by the bytes of the address.
  package let queries: [QueryRoute]

  /// Sorts and checks.
  ///
  /// - Throws: `RouteError` for the first path that is not safe on every host or that clashes with another.
  package init(_ resources: [Resource], queries: [QueryRoute] = []) throws(RouteError) {
    let sorted = resources.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for resource in sorted { try Self.check(resource.path) }
    var files: [String: String] = [:]
    for resource in sorted {
      // Some file systems and hosts do not tell `A` from `a`.
      if let other = files.updateValue(resource.path, forKey: resource.path.lowercased()) {
        throw other == resource.path ? .duplicate(other) : .differsInCaseOnly(other, resource.path)
      }
    }
    for resource in sorted {
      for folder in resource.path.folders {
        if let file = files[folder.lowercased()] { throw .fileAndFolder(file, below: resource.path) }
      }
    }
    var urls: [String: String] = [:]
    for resource in sorted {
      for url in resource.urlPaths {
        if let other = urls.updateValue(resource.path, forKey: url) {
          throw .sameAddress(url, other, resource.path)
        }
      }
    }
    self.resources = sorted
    self.queries = queries.sorted { $0.address.utf8.lexicographicallyPrecedes($1.address.utf8) }
    for query in self.queries {
      for path in query.paths where resource(at: path) == nil { throw .noAnswer(query.address, path) }
    }
  }

  /// The resource with this path in the output, or nil.
  package func resource(at path: String) -> Resource? {
    var low = 0
    var high = resources.count
    while low < high {
      let middle = (low + high) / 2
      if resources[middle].path.utf8.lexicographicallyPrecedes(path.utf8) { low = middle + 1 } else { high = middle }
    }
    guard low < resources.count, resources[low].path.utf8.elementsEqual(path.utf8) else { return nil }
    return resources[low]
  }

  /// Throws unless a path means the same on every host and needs no quoting in a URL, a pattern or a file name.
  static func check(_ path: String) throws(RouteError) {
    guard path.utf8.count <= 1024 else { throw .unsafe(path, "longer than 1,024 bytes") }
    for part in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if part.isEmpty { throw .unsafe(path, "an empty part between slashes") }
      if part.count > 200 { throw .unsafe(path, "a part of more than 200 bytes") }
      let name = String(decoding: part, as: UTF8.self)
      if name.hasPrefix("."), ![".htaccess", ".nojekyll", ".well-known"].contains(name) {
        throw .unsafe(path, "the name \"\(name)\" begins with a dot")
      }
      if name.hasSuffix(".") { throw .unsafe(path, "the name \"\(name)\" ends with a dot") }
      for byte in part where !byte.isSafeInPath {
        throw .unsafe(path, "a character other than letters, digits, \"-\", \"_\", \".\" and \"/\"")
      }
    }
  }
}

/// Why a set of resources cannot be published together.
package enum RouteError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path and what is wrong with it.
  case unsafe(String, String)
  /// Two resources have one path.
  case duplicate(String)
  /// Two paths that are one where upper and lower case are not told apart.
  case differsInCaseOnly(String, String)
  /// A path is a file, and another lies below it as if it were a folder.
  case fileAndFolder(String, below: String)
  /// A URL path that leads to two resources.
  case sameAddress(String, String, String)
  /// An address that takes a query, and the path of an answer that is not published.
  case noAnswer(String, String)

  /// The fact.
  package var description: String {
    switch self {
    case .unsafe(let path, let reason): "the path \"\(path)\" cannot be published: it has \(reason)"
    case .duplicate(let path): "the path \"\(path)\" is made twice"
    case .differsInCaseOnly(let a, let b): "the paths \"\(a)\" and \"\(b)\" differ in upper and lower case only"
    case .fileAndFolder(let file, let path): "\"\(file)\" is a file, and \"\(path)\" needs a folder of that name"
    case .sameAddress(let url, let a, let b): "the address \(url) would lead to \"\(a)\" and to \"\(b)\""
    case .noAnswer(let url, let path): "the address \(url) would lead to \"\(path)\", which is not made"
    }
  }
}

extension UInt8 {
  fileprivate var isSafeInPath: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension String {
  /// The folders above a relative path, outermost first: `a` and `a/b` for `a/b/c`.
  var folders: [String] {
    utf8.indices.filter { utf8[$0] == UInt8(ascii: "/") }.map { String(self[..<$0]) }
  }
}
