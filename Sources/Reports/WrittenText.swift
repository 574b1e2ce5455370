package import Markdown
import Model

/// The text of a document that people wrote, to be shown on its page and nowhere else: it is not in the JSON.
///
/// Private keys, which go over several lines, are taken out of the source; all other secrets out of the parsed text,
/// where neither markup nor entities can hide them.
package struct WrittenText: Sendable {
  private let source: String
  private let path: String
  private let redactor: Redactor

  /// What each heading's `id` begins with, so that it is never one of the page's own.
  package static let anchorPrefix = "s-"

  init(_ text: String, path: String, redactor: Redactor) {
    source = redactor.redactPrivateKeys(text)
    self.path = path
    self.redactor = redactor
  }

  /// The path of the file, as it is in the workspace.
  package var sourcePath: String { path }

  /// The parsed text, redacted. It is parsed each time, since trees are large.
  package func parsed() -> MarkdownDocument {
    MarkdownParser.parse(Array(source.utf8), path: path).mapTexts { redactor.redact($0) }
  }
}

extension WrittenText: Equatable {
  /// True for texts of the same source, redacted alike.
  package static func == (a: WrittenText, b: WrittenText) -> Bool {
    a.path == b.path && a.source == b.source && a.redactor == b.redactor
  }
}
