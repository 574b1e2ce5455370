import JSON

/// One `String` for each text that returns on many lines of a file, such as a model's name.
struct TextPool {
  /// Texts beyond this number are made anew each time, so that the search stays short.
  private static let limit = 64

  private var texts: [(bytes: [UInt8], text: String)] = []

  /// The text of a line's string; nil when it is empty.
  mutating func text(_ found: JSONLineText?) -> String? {
    guard let found, !found.raw.isEmpty else { return nil }
    if let known = texts.first(where: { $0.bytes.elementsEqual(found.raw) }) { return known.text }
    let text = found.string
    if texts.count < Self.limit { texts.append((Array(found.raw), text)) }
    return text
  }
}
