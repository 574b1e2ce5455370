/// What letters such as `HKT` behind a clock time mean.
enum ZoneAbbreviation {
  /// The meaning of an abbreviation.
  enum Meaning: Hashable {
    /// Always this many seconds east of UTC.
    case offset(Int)
    /// Used by zones with different offsets.
    case ambiguous
  }

  /// The meaning of an abbreviation (upper case), or nil when it is not known as one.
  static func meaning(of text: String) -> Meaning? {
    if let hours = hoursEast[text] { return .offset(hours * 3600) }
    return shared.contains(text) ? .ambiguous : nil
  }

  /// Abbreviations that one offset uses, hours east of UTC.
  private static let hoursEast: [String: Int] = [
    "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "WIB": 7, "ICT": 7,
    "HKT": 8,
    "SGT": 8, "AWST": 8, "PHT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "EST": -5,
    "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10,
  ]

  /// Abbreviations of several zones: CST (America, China, Cuba), IST (India, Ireland, Israel), BST (Britain,
  /// Bangladesh)…
  private static let shared: Set<String> = ["CST", "IST", "BST", "AST", "ADT", "GST", "SST", "AMT", "ECT", "WST"]
}
