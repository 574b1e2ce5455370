/// The heading of a task: `TASK-037: title`.
struct TaskHeading {
  /// The id, such as `TASK-037` or `TASK-META-1`.
  var id: String
  /// The text after the colon.
  var title: String
  /// Whether the id is one to be filled in, such as `TASK-XXX`.
  var isPlaceholder: Bool

  /// Reads a heading; nil when it does not begin with an id: capital letters and digits, joined by `-`, then a colon.
  init?(_ heading: String) {
    let scalars = heading.unicodeScalars
    guard let colon = scalars.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    id = SignText.trimmed(String(scalars[..<colon]))
    guard id.utf8.count <= 64 else { return nil }
    let parts = id.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count >= 2, let first = parts.first?.first, (65...90).contains(first) else { return nil }
    for part in parts {
      guard !part.isEmpty,
        part.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) || (48...57).contains($0) })
      else { return nil }
    }
    let last = parts[parts.count - 1]
    isPlaceholder = last.allSatisfy { $0 == UInt8(ascii: "X") || $0 == UInt8(ascii: "N") }
    guard isPlaceholder || last.contains(where: { (48...57).contains($0) }) else { return nil }
    title = SignText.trimmed(String(scalars[scalars.index(after: colon)...]))
    if title.isEmpty { title = id }
  }

  /// The note in the title that tells a priority, such as `P3 - Future`, or nil.
  var priorityText: String? {
    title.unicodeScalars.split { $0 == "(" || $0 == ")" }.dropFirst().lazy.map { String($0) }
      .first { TaskWords.level(in: $0) != nil }
  }
}
