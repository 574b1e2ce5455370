import Effects
import Glibc
import TestSupport
import Testing

/// The colours in `templates/assets/charts.css` against the cards of `base.css`.
struct ColourTests {
  /// The custom properties of a style sheet, for light and for dark screens.
  private static func colours(_ name: String) throws -> (light: [String: String], dark: [String: String]) {
    let bytes = try FileSystem.live.readAll("\(Fixture.root)/templates/assets/\(name)", limit: 1 << 20)
    var found: (light: [String: String], dark: [String: String]) = ([:], [:])
    var isDark = false
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("@media") { isDark = line.contains("dark") }
      if line.hasPrefix("}") { isDark = false }
      let parts = line.split(separator: ":").map { $0.drop { $0 == " " } }
      guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#") else { continue }
      let value = String(parts[1].dropLast())
      if isDark { found.dark[String(parts[0])] = value } else { found.light[String(parts[0])] = value }
    }
    return found
  }

  private static func contrast(_ a: String, _ b: String) throws -> Double {
    let (x, y) = (try luminance(a), try luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  private static func luminance(_ hex: String) throws -> Double {
    let number = try #require(Int(hex.dropFirst(), radix: 16), "\(hex)")
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(number >> shift & 255) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test func everySeriesStandsOutFromItsCard() throws {
    let charts = try Self.colours("charts.css")
    let base = try Self.colours("base.css")
    for (name, own, page) in [("light", charts.light, base.light), ("dark", charts.dark, base.dark)] {
      let card = try #require(page["--card"])
      let paper = try #require(page["--paper"])
      for series in (1...8).map({ "--k\($0)" }) + ["--kr", "--h4", "--h5"] {
        let colour = try #require(own[series], "\(name) \(series)")
        #expect(try Self.contrast(colour, card) >= 3, "\(name) \(series)")
        #expect(try Self.contrast(colour, paper) >= 3, "\(name) \(series)")
      }
      let shades = try (0...5).map { try Self.luminance(try #require(own["--h\($0)"])) }
      #expect(zip(shades, shades.dropFirst()).allSatisfy { name == "light" ? $0 > $1 : $0 < $1 })
    }
  }
}
