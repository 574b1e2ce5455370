/// The media types of what is published, by file name extension: one table for all hosts.
package enum MediaType {
  /// One extension with its type; text types are UTF-8 throughout.
  struct Entry {
    let fileExtension: String
    let type: String
    let isText: Bool
  }

  /// Sorted by extension.
  static let table: [Entry] = [
    Entry(fileExtension: "css", type: "text/css", isText: true),
    Entry(fileExtension: "csv", type: "text/csv", isText: true),
    Entry(fileExtension: "html", type: "text/html", isText: true),
    Entry(fileExtension: "ico", type: "image/x-icon", isText: false),
    Entry(fileExtension: "js", type: "text/javascript", isText: true),
    Entry(fileExtension: "json", type: "application/json", isText: true),
    Entry(fileExtension: "md", type: "text/markdown", isText: true),
    Entry(fileExtension: "png", type: "image/png", isText: false),
    Entry(fileExtension: "svg", type: "image/svg+xml", isText: true),
    Entry(fileExtension: "txt", type: "text/plain", isText: true),
    Entry(fileExtension: "webmanifest", type: "application/manifest+json", isText: true),
    Entry(fileExtension: "woff2", type: "font/woff2", isText: false),
    Entry(fileExtension: "xml", type: "application/xml", isText: true),
  ]

  /// The `Content-Type` for a path, `application/octet-stream` for an extension that is not in the table.
  package static func header(forPath path: String) -> String {
    entry(forPath: path).map(header) ?? "application/octet-stream"
  }

  /// True for the path of a text.
  static func isText(_ path: String) -> Bool { entry(forPath: path)?.isText ?? false }

  private static func entry(forPath path: String) -> Entry? {
    let parts = path.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let last = parts.last else { return nil }
    return table.first { $0.fileExtension.utf8.elementsEqual(last) }
  }

  /// The `Content-Type` of an entry.
  static func header(of entry: Entry) -> String { entry.isText ? "\(entry.type); charset=utf-8" : entry.type }
}
