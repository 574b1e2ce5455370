import Model

/// A path whose names carry dates: `ACTUAL_TOKEN_USAGE_REPORT-2026-02-17.md`, `reports/2026/02/17/token-usage.md`,
/// `token-usage-2026-02.md`, `token-usage-2026-02-17T2154.md`.
struct DatedPath {
  /// The path without its dates: what the versions of one document share.
  private(set) var stem: String
  /// The first and the last day that the path names, or nil without a date; a month has all its days.
  private(set) var days: ClosedRange<Int>?
  /// The clock time behind the date in milliseconds after midnight, or nil.
  private(set) var millisecond: Int?
  /// Whether `Z` stands behind the clock time.
  private(set) var isUTC = false

  /// Looks for dates of the years 2000 to 2099; of several the most exact counts, then the last.
  init(_ path: String) {
    var kept: [String] = []
    var folders: [String] = []
    stem = ""
    for part in path.utf8.split(separator: UInt8(ascii: "/")) {
      let bytes = Array(part)
      folders.append(String(decoding: bytes, as: UTF8.self))
      kept.append(String(decoding: take(from: bytes), as: UTF8.self))
      takeFolders(folders, &kept)
    }
    stem = kept.filter { !$0.isEmpty }.joined(separator: "/")
  }

  /// The day that the path names, or nil for a month and for no date.
  var day: Day? { days.flatMap { $0.count == 1 ? Day(daysSinceEpoch: $0.lowerBound) : nil } }

  /// The time that the path names: a day, or from its first to its last moment; nil without a date.
  func period(_ site: ZoneRules) -> Period? {
    guard let days else { return nil }
    let zone = isUTC ? ZoneRules.utc : site
    let first = Day(daysSinceEpoch: days.lowerBound)
    let last = Day(daysSinceEpoch: days.upperBound)
    if let millisecond {
      return .interval(
        zone.instant(day: first, millisecond: 0), zone.instant(day: first, millisecond: millisecond))
    }
    if days.count == 1 { return .day(first) }
    return .interval(zone.instant(day: first, millisecond: 0), zone.instant(day: last, millisecond: 86_399_999))
  }

  /// Notes a date unless a more exact one is known.
  private mutating func note(_ found: ClosedRange<Int>, _ millisecond: Int?, isUTC: Bool = false) {
    if let days, days.count < found.count || (self.millisecond != nil && millisecond == nil) { return }
    (days, self.millisecond, self.isUTC) = (found, millisecond, isUTC)
  }

  /// `2026/02/17`: folders of a year, a month and a day.
  private mutating func takeFolders(_ folders: [String], _ kept: inout [String]) {
    func number(_ place: Int, _ length: Int) -> Int? {
      guard place >= 0, folders[place].utf8.count == length, folders[place].utf8.allSatisfy({ 48...57 ~= $0 })
      else { return nil }
      return Int(folders[place])
    }
    let end = folders.count - 1
    if let year = number(end - 2, 4), let month = number(end - 1, 2), let date = number(end, 2),
      (2000...2099).contains(year), let day = Day(year: year, month: month, day: date)
    {
      note(day.daysSinceEpoch...day.daysSinceEpoch, nil)
      for place in end - 2...end { kept[place] = "" }
    }
  }

  /// A name without the dates in it, which are noted.
  private mutating func take(from name: [UInt8]) -> [UInt8] {
    var rest: [UInt8] = []
    var index = 0
    while index < name.count {
      var scanner = DateScanner(name, at: index)
      let isFree = index == 0 || !(48...57).contains(name[index - 1])
      guard isFree, let found = scanner.date() else {
        rest.append(name[index])
        index += 1
        continue
      }
      note(found.days, found.millisecond, isUTC: found.isUTC)
      index = scanner.index
      if let last = rest.last, Self.separators.contains(last) {
        rest.removeLast()
      } else if rest.isEmpty, index < name.count, Self.separators.contains(name[index]),
        name[index] != UInt8(ascii: ".")
      {
        index += 1
      }
    }
    return rest
  }

  private static let separators = Array("-_. ".utf8)
}
