import JSON
import Model

/// Takes figures of a line as token counts, and says in words which of them are none.
struct TokenCheck {
  /// What was not taken; each begins with the name of the figure.
  private(set) var faults: [String] = []

  /// The count; nil when the figure is missing or is no number of tokens.
  mutating func count(_ name: String, _ figure: UsageFigures.Figure) -> Int64? {
    switch figure {
    case .absent: return nil
    case .number(let decimal):
      if let count = decimal.int64, (0...RecordedSplit.tokenLimit).contains(count) { return count }
      refuse(name, Quote.short(decimal.text))
    case .unusable(let text): refuse(name, text)
    }
    return nil
  }

  private mutating func refuse(_ name: String, _ value: String) {
    faults.append("\"\(name)\" is \(value), which is no number of tokens; it is taken as not known")
  }
}
