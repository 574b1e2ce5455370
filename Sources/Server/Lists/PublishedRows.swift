import Hosting
import JSON
import Synchronization

/// The rows of published lists, read once of each site that is served.
final class PublishedRows: Sendable {
  private let site: PublishedSite
  private let known = Mutex<[String: (entry: SiteEntry, rows: [JSONValue])]>([:])

  init(_ site: PublishedSite) { self.site = site }

  /// The rows of the document at a path, as `/api/tasks.json`; none where there is no such list.
  func rows(_ path: String) -> [JSONValue] {
    guard let entry = RequestTarget(path).flatMap({ site.snapshot.entry(for: $0) }) else { return [] }
    if let known = known.withLock({ $0[path] }), known.entry === entry { return known.rows }
    let bytes = (try? entry.file())?.resource.bytes ?? []
    let rows = (try? JSONDocumentParser.parse(bytes))?.root.array?.map(\.value) ?? []
    known.withLock { $0[path] = (entry, rows) }
    return rows
  }
}
