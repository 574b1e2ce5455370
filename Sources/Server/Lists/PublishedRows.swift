import Hosting
import JSON
import Synchronization

/// The rows of published lists, read once of each site that is served.
final class PublishedRows: Sendable {
  private let site: PublishedSite
  private let known = Mutex<[String: (file: SiteFile, rows: [JSONValue])]>([:])

  init(_ site: PublishedSite) { self.site = site }

  /// The rows of the document at a path, as `/api/tasks.json`; none where there is no such list.
  func rows(_ path: String) -> [JSONValue] {
    guard let file = RequestTarget(path).flatMap({ site.snapshot.file(for: $0) }) else { return [] }
    if let known = known.withLock({ $0[path] }), known.file === file { return known.rows }
    let rows = (try? JSONDocumentParser.parse(file.resource.bytes))?.root.array?.map(\.value) ?? []
    known.withLock { $0[path] = (file, rows) }
    return rows
  }
}
