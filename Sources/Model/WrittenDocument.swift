/// A Markdown file that people write for each other: a backlog, a sprint's assignments.
package struct WrittenDocument: Sendable, Hashable {
  /// A moment by which something is to be done, as the document states it.
  package struct Deadline: Sendable, Hashable {
    /// The word before the colon, such as `Deadline`.
    package var label: String
    /// What stands after it.
    package var text: String
    /// The moment, where the words give one.
    package var time: Instant?
    /// The line, from 1.
    package var line: Int

    /// Makes a deadline.
    package init(label: String, text: String, time: Instant?, line: Int) {
      self.label = label
      self.text = text
      self.time = time
      self.line = line
    }
  }

  /// The most bytes of a text that is published.
  package static let limit = 512 << 10
  /// The most bytes of all texts of a workspace.
  package static let sumLimit = 32 << 20
  /// The most documents of a workspace.
  package static let countLimit = 500

  /// The whole text, as it was read; it is not redacted yet.
  package var text: String
  /// Its deadlines, in its order.
  package var deadlines: [Deadline]

  /// Makes a document.
  package init(text: String, deadlines: [Deadline] = []) {
    self.text = text
    self.deadlines = deadlines
  }
}
