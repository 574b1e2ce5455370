package import Model
package import Mustache

/// Why a site cannot be made.
package enum SiteError: Error, Sendable, Hashable {
  /// A template is wrong, or does not fit the documents.
  case template(TemplateError)
  /// A file among the user's templates that no page uses; with the nearest name of one that is used.
  case unknownTemplate(String, nearest: String?)
  /// A document's name that cannot stand in a path.
  case unsafeName(String)
  /// Two things that would be published under one path.
  case clash(path: String, String, String)

  /// The error as a diagnostic; the path of a template is relative to the folder of templates.
  package var diagnostic: Diagnostic {
    switch self {
    case .template(let error):
      Diagnostic(
        "template.error", .error,
        at: SourceLocation(path: Templates.fileName(of: error.template), line: error.line, column: error.column),
        error.message, hint: error.hint)
    case .unknownTemplate(let name, let nearest):
      Diagnostic(
        "template.unknown", .error, at: SourceLocation(path: name), "no page uses a template of this name",
        hint: nearest.map { "did you mean \"\($0)\"?" } ?? "put templates of your own into the folder partials/")
    case .unsafeName(let name):
      Diagnostic(
        "site.unsafe-name", .error, at: SourceLocation(path: name),
        "the document \"\(name)\" cannot be published: its name has a character other than a-z, 0-9, \"_\" and \"-\"")
    case .clash(let path, let a, let b):
      Diagnostic(
        "site.clash", .error, at: SourceLocation(path: path), "\(a) and \(b) would both be published as \"\(path)\"")
    }
  }
}

extension SiteError: CustomStringConvertible {
  /// The diagnostic's line.
  package var description: String { diagnostic.description }
}
