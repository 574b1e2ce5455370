import Model

// What queries ask for, read in one way by all addresses. A value that is none becomes a fault.

extension RequestTarget {
  /// The value of a parameter; one without a value is not given.
  func given(_ name: String) -> String? { value(name).flatMap { $0.isEmpty ? nil : $0 } }

  /// A whole number of a range.
  func number(_ name: String, _ range: ClosedRange<Int>, _ faults: inout [String]) -> Int? {
    guard let text = given(name) else { return nil }
    if text.utf8.allSatisfy(\.isDigit), let number = Int(text), range.contains(number) { return number }
    faults.append("\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// A day in the site's zone, whole at either end, or a moment, which is not in the time that it ends.
  func time(_ name: String, _ zone: ZoneRules, isEnd: Bool, _ faults: inout [String]) -> Instant? {
    guard let text = given(name) else { return nil }
    if let day = Day(text) { return zone.instant(day: isEnd ? day.adding(1) : day, millisecond: 0) }
    // A blank in a query was the plus of an offset.
    guard let instant = Instant(iso8601: String(text.map { $0 == " " ? "+" : $0 }).utf8, zone: zone) else {
      faults.append("\(name) must be a day or a time, as 2026-02-17 or 2026-02-17T21:54:00Z")
      return nil
    }
    return instant
  }
}

extension Problem {
  /// All that is wrong with a query.
  init(faultsOfQuery faults: [String]) {
    self.init(422, "the query has \(faults.count == 1 ? "a fault" : "\(faults.count) faults")", errors: faults)
  }
}
