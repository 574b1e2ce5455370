import Hosting
import Reports

/// The tables of documents as CSV files, beside the JSON.
struct DocumentTables: Sendable {
  /// A table of one document.
  struct Entry: Sendable {
    let table: DocumentTable
    /// What to call it: the member that holds it, or the document.
    let name: String
    /// The path from the root.
    let path: String
  }

  private let tables: [DocumentKind: [DocumentTable]]

  init() {
    tables = Dictionary(DocumentSet.schemas.map { ($0.kind, DocumentTable.tables(of: $0.node)) }) { first, _ in first }
  }

  /// The tables of a document. Of documents that there are many of, one for each agent and the like, tables without rows
  /// are left out; those of other documents are always there, so that their addresses can be relied on.
  func entries(of document: Document) -> [Entry] {
    let isOneOfMany = document.kind.path.utf8.contains(UInt8(ascii: "<"))
    return (tables[document.kind] ?? []).compactMap { table in
      if isOneOfMany, table.rows(of: document.value).isEmpty { return nil }
      return Entry(
        table: table, name: table.member ?? document.name, path: "api/\(table.path(ofDocument: document.name)).csv")
    }
  }

  /// The files of a document's tables.
  func resources(of document: Document, _ policy: CachePolicy) -> [Resource] {
    entries(of: document).map { entry in
      Resource(path: entry.path, cachePolicy: policy) { entry.table.csv(of: document.value) }
    }
  }
}
