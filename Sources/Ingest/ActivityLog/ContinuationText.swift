/// Lines that belong to another one, kept up to a limit and counted beyond it.
struct ContinuationText {
  /// The most lines that are kept.
  static let lineLimit = 20
  /// The most bytes that are kept.
  static let byteLimit = 4096

  private var lines: [String] = []
  private var size = 0
  private var left = 0

  /// Whether further lines are only counted.
  var isFull: Bool { left > 0 }

  /// Counts a line that is not kept.
  mutating func count() { left += 1 }

  /// Adds a line; a blank one is of no account.
  mutating func append(_ line: String) {
    let line = LogText.clipped(line)
    guard !line.isEmpty else { return }
    guard left == 0, lines.count < Self.lineLimit, size + line.utf8.count <= Self.byteLimit else {
      left += 1
      return
    }
    lines.append(line)
    size += line.utf8.count
  }

  /// Takes the first line away, to be a title.
  mutating func removeFirst() -> String? { lines.isEmpty ? nil : lines.removeFirst() }

  /// The lines, with the number of those not kept; nil without any.
  var text: String? {
    guard !lines.isEmpty else { return nil }
    let more = left == 0 ? [] : ["… \(left) more line\(left == 1 ? "" : "s")"]
    return (lines + more).joined(separator: "\n")
  }
}
