package import Model
import Reports

/// How numbers are written for people: rounded once, with thousands separators. The exact number stands beside it.
package enum FigureText {
  /// Dollars: `$1,234.50` from a cent on; below a cent up to four significant digits, `$0.00123`; nothing is `$0.00`.
  package static func dollars(_ amount: USDTotal) -> String {
    let sign = amount.picodollars < 0 ? "−" : ""
    let magnitude = amount.picodollars.magnitude
    let places = magnitude >= 10_000_000_000 || magnitude == 0 ? 2 : placesBelowCent(magnitude)
    let positive = USDTotal(picodollars: Int128(clamping: magnitude))
    let text = positive.rounded(places: places)
    return sign + "$" + (places == 2 ? grouped(text) : withoutTrailingZeros(text))
  }

  /// The decimals that show the first four significant digits of less than a cent; a dollar has twelve.
  private static func placesBelowCent(_ magnitude: UInt128) -> Int {
    let digits = String(magnitude).utf8.count
    return min(12, 12 - digits + 4)
  }

  /// Without zeros at the end, but with two decimals at least.
  private static func withoutTrailingZeros(_ text: String) -> String {
    var bytes = Array(text.utf8)
    let point = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.count
    while bytes.count > point + 3, bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A price with all its decimals, at least two: `$3.00`, `$0.175`.
  static func price(_ amount: USDTotal) -> String { "$" + withoutTrailingZeros(amount.rounded(places: 12)) }

  /// A whole number: `115,300`.
  package static func integer(_ number: Int64) -> String {
    (number < 0 ? "−" : "") + grouped(String(number.magnitude))
  }

  /// A share as percent with one decimal: `12.3%`; what would round to nothing is `<0.1%`.
  static func percent(millionths: Int64) -> String {
    let sign = millionths < 0 ? "−" : ""
    let magnitude = millionths.magnitude
    if magnitude > 0, magnitude < 500 { return sign + "<0.1%" }
    let tenths = magnitude / 1000 + (magnitude % 1000 >= 500 ? 1 : 0)
    return sign + grouped("\(tenths / 10).\(tenths % 10)") + "%"
  }

  /// Any other number: `12,345.678`.
  static func number(mantissa: Int128, scale: Int) -> String {
    let text = DecimalText.plain(mantissa: mantissa, scale: scale)
    return text.hasPrefix("-") ? "−" + grouped(String(text.dropFirst())) : grouped(text)
  }

  /// A moment on the clocks of a zone, which each page names once: `2026-02-17 13:54`.
  static func time(_ instant: Instant, in zone: ZoneRules) -> String {
    let (local, overflow) = instant.milliseconds.addingReportingOverflow(Int64(zone.offset(at: instant)) * 1000)
    let shown = Instant(milliseconds: overflow ? instant.milliseconds : local)
    let minutes = shown.millisecondOfUTCDay / 60_000
    return "\(shown.utcDay.description) \(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Puts a comma before each three digits of the part before the point; `digits` has no sign.
  private static func grouped(_ digits: String) -> String {
    let bytes = Array(digits.utf8)
    let whole = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.count
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + whole / 3)
    for (index, byte) in bytes.enumerated() {
      if index > 0, index < whole, (whole - index) % 3 == 0 { out.append(UInt8(ascii: ",")) }
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }
}
