import JSON

/// What a command printed: a JSON document, with lines of its log before and behind it.
struct CommandOutput {
  /// The document's value.
  let root: JSONNode
  private let document: JSONDocument
  /// The line on which the document begins, from 1.
  private let firstLine: Int

  /// How often the bytes may be gone through in search of the document. Each line that begins with a bracket may be it;
  /// lines of the log begin with one too.
  private static let passes = 8

  /// Finds the document: the first object that begins a line, is whole, and holds one of `members`.
  init?(_ bytes: [UInt8], havingAnyOf members: Set<String>) {
    var budget = bytes.count * Self.passes
    var line = 1
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count, budget > 0 {
      if bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[") {
        let end = Self.end(of: bytes[start...], &budget)
        if let end, let document = try? JSONDocumentParser.parse(Array(bytes[start..<end])),
          let found = document.root.members, found.contains(where: { members.contains($0.key) })
        {
          self.document = document
          root = document.root
          firstLine = line
          return
        }
      }
      guard let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = newline + 1
      line += 1
    }
    return nil
  }

  /// The line of a value, from 1.
  func line(of node: JSONNode) -> Int { document.position(of: node).line + firstLine - 1 }

  /// The offset behind the bracket that closes the first one; nil when none does.
  private static func end(of bytes: ArraySlice<UInt8>, _ budget: inout Int) -> Int? {
    var nesting = JSONNesting()
    for (index, byte) in zip(bytes.indices, bytes) {
      budget -= 1
      if budget <= 0 { return nil }
      nesting.take(byte)
      if nesting.isOutside { return index + 1 }
    }
    return nil
  }
}
