import ContentCoding

/// Which coding of a body a client wants most (RFC 9110, 12.5.3).
enum AcceptedCoding {
  /// The codings in the order in which we like to send them, nil for the bytes as they are. The server never refuses: what
  /// accepts nothing gets the bytes as they are.
  static func choose(_ header: String?) -> [ContentCoding?] {
    guard let header, !header.isEmpty else { return [nil] }
    var brotli: Int?
    var gzip: Int?
    var identity: Int?
    var others: Int?
    for element in header.utf8.split(separator: UInt8(ascii: ",")) {
      let parts = element.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      guard let first = parts.first else { continue }
      let name = String(Substring(first)).trimmed.lowercased()
      let weight = parts.dropFirst().compactMap { Self.weight(String(Substring($0)).trimmed) }.first ?? 1000
      switch name {
      case "br": brotli = weight
      case "gzip", "x-gzip": gzip = weight
      case "identity": identity = weight
      case "*": others = weight
      default: break
      }
    }
    // What is not named counts as `*` does; the bytes as they are may always be sent, but nobody asked for them.
    let weighed: [(ContentCoding?, Int)] = [
      (.brotli, brotli ?? others ?? 0), (.gzip, gzip ?? others ?? 0), (nil, identity ?? (others == 0 ? 0 : 1)),
    ]
    let wanted = weighed.enumerated().filter { $0.element.1 > 0 }
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element.0)
    return wanted.isEmpty ? [nil] : wanted
  }

  /// `q=0.5` in thousandths; nil for another parameter, 0 for a weight that is none.
  private static func weight(_ parameter: Substring) -> Int? {
    let lowered = parameter.lowercased()
    guard lowered.hasPrefix("q=") else { return nil }
    let digits = Array(lowered.utf8.dropFirst(2))
    guard let whole = digits.first, whole == UInt8(ascii: "0") || whole == UInt8(ascii: "1"), digits.count <= 5,
      digits.count == 1 || digits[1] == UInt8(ascii: "."), digits.dropFirst(2).allSatisfy(\.isDigit)
    else { return 0 }
    var value = Int(whole - UInt8(ascii: "0"))
    for index in 2..<5 { value = value * 10 + (index < digits.count ? Int(digits[index] - UInt8(ascii: "0")) : 0) }
    return min(value, 1000)
  }
}
