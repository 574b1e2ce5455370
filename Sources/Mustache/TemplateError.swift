/// What is wrong with a template, or between a template and the values it was given.
package struct TemplateError: Error, Sendable, Hashable {
  /// The template's name.
  package let template: String
  /// The line of the tag at fault, from 1.
  package let line: Int
  /// The column of the tag at fault, in bytes from 1.
  package let column: Int
  /// The fact, in lower case.
  package let message: String
  /// What may help, such as the nearest known name.
  package let hint: String?

  /// Makes an error.
  package init(template: String, line: Int, column: Int, message: String, hint: String? = nil) {
    self.template = template
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }

  init(_ message: String, at place: Place, hint: String? = nil) {
    self.init(template: place.template, line: place.line, column: place.column, message: message, hint: hint)
  }
}

extension TemplateError: CustomStringConvertible {
  /// The error as `template:line:column: message (hint)`.
  package var description: String {
    "\(template):\(line):\(column): \(message)" + (hint.map { " (\($0))" } ?? "")
  }
}

/// Where a tag stands.
struct Place: Sendable, Hashable {
  var template: String
  /// From 1.
  var line: Int
  /// In bytes, from 1.
  var column: Int
}
