import Reports

/// Pages that belong together: which of them a site has, given its documents.
struct PageFamily: Sendable {
  /// The pages, each of a document that the set has; those of documents that it has not are left out.
  let pages: @Sendable (DocumentSet) -> [Page]

  init(_ pages: @escaping @Sendable (DocumentSet) -> [Page]) { self.pages = pages }

  /// Pages that every site has.
  init(_ pages: [Page]) { self.pages = { _ in pages } }

  /// All families.
  static let all: [PageFamily] = [overview, spending, work, written, trust]
}
