import Model

/// One row of a table, its values taken by the names of the columns.
struct PostgresRow {
  let record: TableRecord
  private let columns: [String: Int]
  private let zone: ZoneRules
  /// What could not be read, in words.
  private(set) var faults: [String] = []
  /// Whether a time named no offset, so that `zone` was used.
  private(set) var usedZone = false

  /// Makes a row; `line` is what its records give as their place.
  init(_ record: TableRecord, line: Int, columns: [String: Int], zone: ZoneRules) {
    self.record = record
    self.line = line
    self.columns = columns
    self.zone = zone
  }

  /// The line of a file, or the number of a table's row, from 1.
  let line: Int

  /// The text of a column; nil for NULL and for a column that the table does not have.
  func text(_ column: String) -> String? { columns[column].flatMap { record[$0] } }

  /// A name; nil for NULL, for empty text and for `unknown`, which collectors write where they do not know.
  func name(_ column: String) -> String? {
    guard let name = text(column), !name.isEmpty, name != "unknown" else { return nil }
    return name
  }

  /// A whole number from 0, as tokens and calls are; nil for NULL.
  mutating func count(_ column: String) -> Int64? {
    guard let text = value(column) else { return nil }
    if let number = DecimalText.parse(text), let whole = Self.whole(number),
      (0...RecordedSplit.tokenLimit).contains(whole)
    {
      return whole
    }
    refuse(column, text, "no number from 0")
    return nil
  }

  /// Dollars from 0; nil for NULL.
  mutating func dollars(_ column: String) -> USDTotal? {
    guard let text = value(column) else { return nil }
    if let amount = USD(decimal: text), amount >= .zero { return USDTotal(amount) }
    refuse(column, text, "no amount of dollars from 0")
    return nil
  }

  /// Any decimal number, exactly; nil for NULL.
  mutating func decimal(_ column: String) -> (mantissa: Int128, scale: Int)? {
    guard let text = value(column) else { return nil }
    if var number = DecimalText.parse(text) {
      while number.scale < 0 {
        let (product, overflow) = number.mantissa.multipliedReportingOverflow(by: 10)
        if overflow { break }
        number = (product, number.scale + 1)
      }
      if number.scale >= 0 { return number }
    }
    refuse(column, text, "no number")
    return nil
  }

  /// A time: `2026-02-12 14:30:00.12+00` or with `T`; nil for NULL.
  mutating func time(_ column: String) -> Instant? {
    guard let text = value(column) else { return nil }
    if let time = Instant(iso8601: text.utf8) { return time }
    if let time = Instant(iso8601: text.utf8, zone: zone) {
      usedZone = true
      return time
    }
    refuse(column, text, "no time")
    return nil
  }

  /// The time of the row itself, which NULL cannot be.
  mutating func rowTime(_ column: String) -> Instant? {
    if value(column) == nil { refuse(column, "", "no time") }
    return time(column)
  }

  /// The day of the row itself, which NULL cannot be.
  mutating func rowDay(_ column: String) -> Day? {
    let text = value(column) ?? ""
    if let day = Day(text) { return day }
    refuse(column, text, "no date")
    return nil
  }

  /// The text of a column whose empty text can only mean NULL, as some exports write it.
  private func value(_ column: String) -> String? { text(column).flatMap { $0.isEmpty ? nil : $0 } }

  private mutating func refuse(_ column: String, _ text: String, _ what: String) {
    let shown = text.unicodeScalars.count <= 40 ? text : String(text.prefix(40)) + "…"
    faults.append("\(column) is \"\(shown)\", which is \(what); it is taken as not known")
  }

  private static func whole(_ number: (mantissa: Int128, scale: Int)) -> Int64? {
    var (mantissa, scale) = number
    while scale > 0, mantissa % 10 == 0, mantissa != 0 {
      mantissa /= 10
      scale -= 1
    }
    if mantissa == 0 { return 0 }
    return scale == 0 ? Int64(exactly: mantissa) : nil
  }
}
