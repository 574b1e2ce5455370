// Lines: which tags stand alone on one, and how text is cut into them.

extension TemplateParser {
  /// Puts a node into the innermost open element.
  mutating func append(_ node: Node) { frames[frames.count - 1].nodes.append(node) }

  /// Adds the text before a tag that shows nothing itself, and goes behind the tag, or behind its line if it is alone
  /// there.
  ///
  /// - Returns: whether the tag is alone on its line.
  @discardableResult mutating func addAside(_ tag: Tag) -> Bool {
    if let start = lineStart(before: tag), let end = nextLine(after: tag) {
      addText(upTo: start, tagFollows: false)
      textStart = end
      return true
    }
    addText(upTo: tag.range.lowerBound, tagFollows: true)
    textStart = tag.range.upperBound
    return false
  }

  /// Adds the text from `textStart` up to `end`, line by line. If a tag follows that stays on its line and is the first
  /// on it, the line's start is added too.
  mutating func addText(upTo end: Int, tagFollows: Bool) {
    if case .parent = frames[frames.count - 1].kind { return }
    var at = textStart
    while at < end {
      if isLineStart(at) {
        let space = space(at: at, before: end)
        append(.lineStart(space))
        at += space.count
      }
      let lineEnd = bytes[at..<end].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? end
      if lineEnd > at { append(.text(Array(bytes[at..<lineEnd]))) }
      at = lineEnd
    }
    if tagFollows, isLineStart(end) { append(.lineStart([])) }
  }

  private func isLineStart(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n") }

  /// The start of the tag's line, if there is only white space between it and the tag.
  func lineStart(before tag: Tag) -> Int? {
    var at = tag.range.lowerBound
    while at > 0, Self.isBlank(bytes[at - 1]) { at -= 1 }
    return isLineStart(at) ? at : nil
  }

  /// The start of the next line, or the end of the text, if there is only white space between the tag and it.
  func nextLine(after tag: Tag) -> Int? {
    var at = tag.range.upperBound
    while at < bytes.count, Self.isBlank(bytes[at]) { at += 1 }
    if at == bytes.count { return at }
    if bytes[at] == UInt8(ascii: "\r"), at + 1 < bytes.count { at += 1 }
    return bytes[at] == UInt8(ascii: "\n") ? at + 1 : nil
  }

  /// The spaces and tabs from `start` on.
  func space(at start: Int, before end: Int) -> [UInt8] {
    Array(bytes[start..<max(start, end)].prefix(while: Self.isBlank))
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
