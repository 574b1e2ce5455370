/// An address below `/api/` that takes a query, with the documents of one site that answer it.
package struct DocumentQuery: Sendable {
  /// A value that has documents.
  package struct Value: Sendable, Hashable {
    /// What stands for it in the names of documents.
    package var part: String
    /// What may be asked for, compared byte by byte.
    package var spellings: [String]
  }

  /// A parameter with its values.
  package struct Parameter: Sendable, Hashable {
    /// Its name.
    package var name: String
    /// The values that have documents.
    package var values: [Value]
    /// Whether any other value is passed over; else nothing matches it.
    package var ignoresOthers: Bool
  }

  /// The name of the document that answers without parameters, which is the address below `/api/`.
  package var name: String
  /// The parameters, the one that counts most in front.
  package var parameters: [Parameter]
  /// The names of documents, with parameters in braces where their values stand: `logs/activity/by-agent/{agent}`. The
  /// last has none.
  package var patterns: [String]
  /// The name of the document for what nothing matches.
  package var unmatched: String
}
