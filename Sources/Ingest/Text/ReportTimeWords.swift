import Model

/// Reads the words of a written time one by one.
struct ReportTimeWords {
  private var time = ReportTime()
  private var month: Int?
  private var day: Int?
  private var year: Int?
  /// A number that may become an hour (`9 PM`) or a day (`17 Feb`).
  private var number: Int?

  /// The time that the words say; nil when one of them is not understood, an empty time when there are none.
  static func read(_ scalars: [Unicode.Scalar]) -> ReportTime? {
    var reader = ReportTimeWords()
    for word in words(scalars) {
      guard reader.add(word) else { return nil }
    }
    return reader.finish()
  }

  private static func words(_ scalars: [Unicode.Scalar]) -> [String] {
    scalars.indices.split { index in
      let scalar = scalars[index]
      // Between letters `_` belongs to a name (`Asia/Hong_Kong`), elsewhere it is markup.
      if scalar == "_" { return !isLetter(scalars, index - 1) || !isLetter(scalars, index + 1) }
      return scalar.properties.isWhitespace || [",", "，", "~", "≈", ";", "`"].contains(scalar)
    }.map { String(String.UnicodeScalarView(scalars[$0.startIndex..<$0.endIndex])) }
  }

  private static func isLetter(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    scalars.indices.contains(index) && scalars[index].properties.isAlphabetic
  }

  private mutating func add(_ word: String) -> Bool {
    let lower = word.lowercased()
    if Self.passedOver.contains(lower) { return true }
    if let days = Self.relative[lower] { return set(&time.date, .relative(days)) }
    if let half = Self.halves[lower] { return apply(half: half) }
    if let value = Self.month(lower) { return set(&month, value) }
    if let value = Self.plainNumber(lower) { return add(number: value, digits: lower.utf8.count) }
    if addISO(word) || addDate(word) || addClock(lower) { return true }
    if ReportTimeWords.isZone(word) { return set(&time.zone, word) }
    return false
  }

  private func set<Value>(_ place: inout Value?, _ value: Value) -> Bool {
    guard place == nil else { return false }
    place = value
    return true
  }

  private mutating func add(number value: Int, digits: Int) -> Bool {
    if digits == 4, (1970...2999).contains(value) { return set(&year, value) }
    guard (1...31).contains(value) else { return false }
    if month != nil, day == nil {
      day = value
      return true
    }
    return set(&number, value)
  }

  private mutating func apply(half: Int) -> Bool {
    if let hour = number, time.millisecond == nil {
      guard (1...12).contains(hour) else { return false }
      number = nil
      time.millisecond = (hour % 12 + half) * 3_600_000
      return true
    }
    guard let millisecond = time.millisecond else { return false }
    let hour = millisecond / 3_600_000
    // A 24-hour time with a needless PM stays as it is.
    if hour <= 12 { time.millisecond = millisecond - hour * 3_600_000 + (hour % 12 + half) * 3_600_000 }
    return true
  }

  private func finish() -> ReportTime? {
    var result = time
    let date = day ?? number
    guard let month else { return date == nil && year == nil ? result : nil }
    guard let date, result.date == nil, result.instant == nil, day == nil || number == nil else { return nil }
    if let year {
      guard let full = Day(year: year, month: month, day: date) else { return nil }
      result.date = .full(full)
    } else {
      // A leap year, so that 29 February is a date.
      guard Day(year: 2024, month: month, day: date) != nil else { return nil }
      result.date = .monthDay(month: month, day: date)
    }
    return result
  }

  // MARK: Words of digits

  private mutating func addISO(_ word: String) -> Bool {
    guard word.utf8.count >= 16 else { return false }
    if let instant = Instant(iso8601: word.utf8) { return set(&time.instant, instant) }
    guard let local = Instant(iso8601: word.utf8, zone: .utc), time.date == nil, time.millisecond == nil else {
      return false
    }
    time.date = .full(local.utcDay)
    time.millisecond = local.millisecondOfUTCDay
    return true
  }

  /// `2026-02-17`, `2026/2/17`, `2026.2.17`, `2026年2月17日`
  private mutating func addDate(_ word: String) -> Bool {
    let parts = word.unicodeScalars.split(omittingEmptySubsequences: true) {
      ["-", "/", ".", "年", "月", "日"].contains($0)
    }
    guard parts.count == 3, parts[0].count == 4 else { return false }
    let numbers = parts.compactMap { Self.plainNumber(String($0)) }
    guard numbers.count == 3, let full = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else { return false }
    return set(&time.date, .full(full))
  }

  /// `9:54`, `23:35:25`, `8:53pm`, `06:59:00Z`
  private mutating func addClock(_ word: String) -> Bool {
    var text = Substring(word)
    var half: Int?
    for (ending, value) in [("am", 0), ("pm", 12)] where text.hasSuffix(ending) {
      text = text.dropLast(2)
      half = value
    }
    let isUTC = text.hasSuffix("z")
    if isUTC { text = text.dropLast() }
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { String($0) ?? "" }
    guard (half == nil ? 2...3 : 1...3).contains(parts.count), let hour = Self.plainNumber(parts[0]), hour < 24
    else { return false }
    var milliseconds = 0
    if parts.count > 1 {
      guard let minute = Self.plainNumber(parts[1]), minute < 60, parts[1].utf8.count == 2 else { return false }
      milliseconds += minute * 60_000
    }
    if parts.count > 2 {
      let seconds = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      guard let second = seconds.first.flatMap({ Self.plainNumber(String($0)) }), second <= 60 else { return false }
      milliseconds += second * 1000
    }
    guard set(&time.millisecond, hour * 3_600_000 + milliseconds) else { return false }
    if isUTC, !set(&time.zone, "UTC") { return false }
    return half.map { apply(half: $0) } ?? true
  }

  /// A number of at most four digits; `17th` counts.
  private static func plainNumber(_ word: String) -> Int? {
    var digits = Substring(word)
    for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) { digits = digits.dropLast(2) }
    guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(digits)
  }

  // MARK: Words of letters

  /// Whether a word is the name of a zone: a known abbreviation, an offset, or `Region/City`.
  static func isZone(_ word: String) -> Bool {
    if ZoneAbbreviation.meaning(of: word) != nil || ZoneRules(fixed: word) != nil { return true }
    let parts = word.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count >= 2
      && parts.allSatisfy { part in
        guard let first = part.first, (65...90).contains(first) else { return false }
        return part.allSatisfy { (65...90).contains($0) || (97...122).contains($0) || $0 == 95 || $0 == 45 }
      }
  }

  private static func month(_ word: String) -> Int? {
    let name = word.hasSuffix(".") ? String(word.dropLast()) : word
    guard name.utf8.count >= 3 else { return nil }
    return months.firstIndex { $0 == name || $0.prefix(3) == name || (name == "sept" && $0 == "september") }
      .map { $0 + 1 }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  private static let halves = ["am": 0, "a.m.": 0, "pm": 12, "p.m.": 12]

  private static let relative = [
    "today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "今天": 0, "明天": 1, "昨天": -1,
  ]

  /// Words that say no time.
  private static let passedOver: Set<String> = [
    "at", "on", "by", "due", "before", "daily", "the", "of", "-", "–", "—", "mon", "tue", "wed", "thu", "fri", "sat",
    "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}
