import Hosting
import Model
import Reports
import Testing

@testable import Site

/// A built site by path.
struct BuiltSite {
  let resources: [String: Resource]
  let documents: DocumentSet

  init(_ documents: DocumentSet, overrides: [(name: String, text: String)] = []) throws {
    self.documents = documents
    let builder = try SiteBuilder(configuration: SmallFleet.configuration, zone: .utc, overrides: overrides)
    let table = try RouteTable(
      Self.made(builder.resources(from: documents))
        + [
          builder.buildResource(
            DocumentSet.build(
              BuildFacts(
                builtAt: Instant(milliseconds: 0), version: "1", inputDigest: "0", diagnostics: documents.diagnostics)))
        ], queries: QueryRoutes.routes(of: documents))
    resources = Dictionary(uniqueKeysWithValues: table.resources.map { ($0.path, $0) })
  }

  private static func made(_ resources: [Resource]) throws -> [Resource] {
    do { return try resources.made() } catch { throw error.reason }
  }

  /// The pages' paths.
  var pages: [String] { resources.keys.filter { $0.hasSuffix(".html") }.sorted() }

  /// The text of a resource.
  func text(_ path: String) throws -> String {
    String(decoding: try #require(resources[path], "no \(path)").bytes, as: UTF8.self)
  }

  static let full = Result { try BuiltSite(SmallFleet.documents) }
  static let empty = Result { try BuiltSite(SmallFleet.documents([])) }
}
