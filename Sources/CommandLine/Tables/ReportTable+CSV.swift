import Ledger
import Model

extension ReportTable {
  /// The rows as CSV (RFC 4180, with a header), without the total; an empty field is what is not known.
  var csv: String {
    var lines = [
      keys.map(\.rawValue) + [
        "calls", "sessions", "input", "output", "cacheRead", "cacheWrite", "unsplit", "tokens", "cost", "unpriced",
        "basis",
      ]
    ]
    for row in rows {
      let figures = row.figures
      let tokens = figures.tokens
      let counts = [
        tokens?.input, tokens?.output, tokens?.cacheRead, tokens?.cacheWrite, tokens?.unsplit, tokens?.total,
      ]
      lines.append(
        row.keys.map { $0 ?? "" } + [figures.calls, row.sessions].map { $0.map(String.init) ?? "" }
          + counts.map { $0.map { String($0.count) } ?? "" }
          + [
            figures.cost?.total.decimalText ?? "", String(figures.unpriced),
            figures.bases.all.map(\.rawValue).joined(separator: "+"),
          ])
    }
    return lines.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append("\"") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
