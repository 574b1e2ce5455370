// Makes any bytes fit to be fed: no byte order mark, no NUL, no broken UTF-8.

import Model

/// A text's bytes after repair, each in its old place so that columns stay right.
struct InputRepair {
  /// Stands for a byte that is not text, while cmark has it; the control character of that meaning (ASCII SUB).
  private static let substitute: UInt8 = 0x1A

  /// The repaired bytes, without a byte order mark: valid UTF-8 without NUL.
  private(set) var bytes: [UInt8]
  /// What was repaired.
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether a byte was replaced, so that SUB stands for U+FFFD in what cmark gives back.
  var isRepaired: Bool { !diagnostics.isEmpty }

  init(_ original: [UInt8], path: String) {
    bytes = original.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(original.dropFirst(3)) : original
    if let offset = bytes.firstIndex(of: 0) {
      let count = bytes.count { $0 == 0 }
      for index in offset..<bytes.count where bytes[index] == 0 { bytes[index] = InputRepair.substitute }
      diagnostics.append(
        Diagnostic(
          "markdown.nul", .warning, at: location(of: offset, path),
          "the text holds \(count) NUL byte\(count == 1 ? "" : "s"); each is shown as U+FFFD",
          hint: "the file may be binary or cut off by a crash"))
    }
    let broken = InputRepair.brokenRanges(in: bytes)
    if let first = broken.first {
      let quoted = bytes[first].map { "0x" + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
      for range in broken {
        for index in range { bytes[index] = InputRepair.substitute }
      }
      diagnostics.append(
        Diagnostic(
          "markdown.invalid-utf8", .warning, at: location(of: first.lowerBound, path),
          "\(quoted) is not UTF-8 (the first of \(broken.count)); such bytes are shown as U+FFFD",
          hint: "save the file as UTF-8"))
    }
  }

  /// The text of `slice`, with U+FFFD where a byte was replaced.
  func text(_ slice: some Collection<UInt8>) -> String {
    InputRepair.text(slice, isRepaired: isRepaired)
  }

  /// The text of bytes that come from a repaired or an intact input.
  static func text(_ slice: some Collection<UInt8>, isRepaired: Bool) -> String {
    guard isRepaired, slice.contains(substitute) else { return String(decoding: slice, as: UTF8.self) }
    var repaired: [UInt8] = []
    for byte in slice {
      if byte == substitute { repaired += [0xEF, 0xBF, 0xBD] } else { repaired.append(byte) }
    }
    return String(decoding: repaired, as: UTF8.self)
  }

  private static func brokenRanges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var offset = 0
    while offset < bytes.count {
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: bytes.span.extracting(offset..<bytes.count))
        break
      } catch {
        let range = offset + error.byteOffsets.lowerBound..<offset + error.byteOffsets.upperBound
        ranges.append(range)
        offset = range.upperBound
      }
    }
    return ranges
  }

  private func location(of offset: Int, _ path: String) -> SourceLocation {
    var lines = LineScanner(bytes)
    while let line = lines.next() {
      if offset < line.end || lines.isAtEnd {
        return SourceLocation(path: path, line: line.number, column: offset - line.start + 1)
      }
    }
    return SourceLocation(path: path, line: 1, column: offset + 1)
  }
}
