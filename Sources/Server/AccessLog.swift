package import Model

/// A line for each request in the common log format, as the reader of activity logs takes it.
package enum AccessLog {
  /// A line with its end. The target is written as it came, but what could end the line or its quotes is `?`; the query
  /// is left out: it may hold what is nobody's business.
  package static func line(
    client: String, at time: Instant, method: String, target: String, status: Int, bytes: Int?
  ) -> String {
    let shown = target.prefix { $0 != "?" }.utf8.prefix(2048).map { byte -> UInt8 in
      byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") ? byte : UInt8(ascii: "?")
    }
    let path = String(decoding: shown, as: UTF8.self)
    let size = bytes.map(String.init) ?? "-"
    return "\(client.isEmpty ? "-" : client) - - [\(stamp(time))] \"\(method) \(path) HTTP/1.1\" \(status) \(size)\n"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `17/Feb/2026:12:05:49 +0000`
  private static func stamp(_ time: Instant) -> String {
    // 2026-02-17T12:05:49.000Z
    let text = Array(time.description.utf8)
    guard text.count >= 19, let month = Int(String(decoding: text[5..<7], as: UTF8.self)), (1...12).contains(month)
    else { return "01/Jan/1970:00:00:00 +0000" }
    func part(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
    return "\(part(8..<10))/\(months[month - 1])/\(part(0..<4)):\(part(11..<19)) +0000"
  }
}
