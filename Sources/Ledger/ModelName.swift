/// A model's name without what different programs put around it, for names that are written in several ways.
///
/// Nothing is searched for inside a name: only stated beginnings and ends are taken away.
package struct ModelName: Sendable, Hashable {
  /// The name alone, with `-` for each `.` between digits.
  package var base: String
  /// The eight digits of a dated version, or nil.
  package var date: String?

  private static let regions = ["us.", "eu.", "apac.", "global."]
  private static let vendors = ["anthropic.", "anthropic/", "openai/", "google/", "moonshot/"]
  private static let resellers = ["openrouter/", "bedrock/"]

  /// Takes apart the name of a call.
  package init(_ name: String) {
    var text = Substring(name)
    let namesVendor = text.utf8.starts(with: "openrouter/".utf8)
    Self.dropFirst(of: Self.resellers, &text)
    if namesVendor, let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) {
      text = Substring(text.utf8[text.utf8.index(after: slash)...])
    }
    Self.dropFirst(of: Self.regions, &text)
    Self.dropFirst(of: Self.vendors, &text)
    self.init(bare: text)
  }

  /// Takes apart the name of a row, or gives nil for a row of a region or of a reseller: its price is its own, and only
  /// calls that name it in full have it.
  package init?(row name: String) {
    guard !(Self.regions + Self.resellers).contains(where: { name.utf8.starts(with: $0.utf8) }) else { return nil }
    var text = Substring(name)
    Self.dropFirst(of: Self.vendors, &text)
    self.init(bare: text)
  }

  private init(bare name: Substring) {
    var bytes = Array(name.utf8)
    date = nil
    // An end that is taken away may leave another one: -20250929-v1:0.
    while true {
      if Self.ends(bytes, with: "-latest") {
        bytes.removeLast("-latest".utf8.count)
      } else if let end = Self.versionStart(bytes) {
        bytes.removeSubrange(end...)
      } else if date == nil, let day = Self.dateStart(bytes) {
        date = String(decoding: bytes[(day + 1)...], as: UTF8.self)
        bytes.removeSubrange(day...)
      } else {
        break
      }
    }
    for index in bytes.indices.dropFirst().dropLast() where bytes[index] == UInt8(ascii: ".") {
      if Self.isDigit(bytes[index - 1]), Self.isDigit(bytes[index + 1]) { bytes[index] = UInt8(ascii: "-") }
    }
    base = String(decoding: bytes, as: UTF8.self)
  }

  /// Whether two names can mean one model: of two dated versions only the same.
  func agrees(with other: ModelName) -> Bool {
    base.utf8.elementsEqual(other.base.utf8) && (date == nil || other.date == nil || date == other.date)
  }

  private static func dropFirst(of prefixes: [String], _ text: inout Substring) {
    guard let prefix = prefixes.first(where: { text.utf8.starts(with: $0.utf8) }) else { return }
    text = Substring(text.utf8.dropFirst(prefix.utf8.count))
  }

  private static func ends(_ bytes: [UInt8], with end: String) -> Bool {
    bytes.count > end.utf8.count && bytes.suffix(end.utf8.count).elementsEqual(end.utf8)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// Where `-v1` or `-v1:0` begins at the end of a name; other numbers are versions of models, as in `deepseek-v3`.
  private static func versionStart(_ bytes: [UInt8]) -> Int? {
    var end = bytes.count
    while end > 0, isDigit(bytes[end - 1]) { end -= 1 }
    if end < bytes.count, end > 0, bytes[end - 1] == UInt8(ascii: ":") { end -= 1 } else { end = bytes.count }
    return end > 3 && bytes[..<end].suffix(3).elementsEqual("-v1".utf8) ? end - 3 : nil
  }

  /// Where `-20250929` or `@20250929` begins at the end of a name.
  private static func dateStart(_ bytes: [UInt8]) -> Int? {
    let start = bytes.count - 9
    guard start > 0, bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "@"),
      bytes[(start + 1)...].allSatisfy(isDigit)
    else { return nil }
    return start
  }
}
