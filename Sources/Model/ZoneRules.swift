/// The rules of a time zone: from UTC to local time and back.
///
/// Made from the bytes of a TZif file (RFC 9636, versions 1 to 4) or from a fixed offset; the process's own zone is never
/// consulted. Leap seconds in a file are ignored, as POSIX time does.
package struct ZoneRules: Sendable, Hashable {
  /// The zone's name as configured, such as `Asia/Hong_Kong`, `UTC` or `+08:00`.
  package let name: String
  /// Moments (seconds since 1970) at which the offset changes, ascending.
  private let transitions: [Int64]
  /// Offset in seconds east of UTC from each transition on; one more than `transitions`: the first is for before.
  private let offsets: [Int]
  /// The rule for times after the last transition, or nil.
  private let tail: PosixZoneRule?

  /// Makes a zone that is always `seconds` east of UTC.
  package init(name: String, offsetSeconds seconds: Int) {
    self.name = name
    transitions = []
    offsets = [seconds]
    tail = nil
  }

  /// UTC.
  package static let utc = ZoneRules(name: "UTC", offsetSeconds: 0)

  /// Reads `UTC`, `GMT`, `Z` or an offset `+08:00`, `-0330`, `UTC+8`; nil for anything else (a named zone needs its file).
  package init?(fixed text: String) {
    var rest = Array(text.utf8)
    let upper = text.uppercased()
    if ["UTC", "GMT", "Z"].contains(upper) {
      self.init(name: "UTC", offsetSeconds: 0)
      return
    }
    if upper.hasPrefix("UTC") || upper.hasPrefix("GMT") { rest.removeFirst(3) }
    guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    var digits: [Int] = []
    var colon: Int?
    for byte in rest.dropFirst() {
      if byte == UInt8(ascii: ":"), colon == nil {
        colon = digits.count
      } else if byte >= 48, byte <= 57, digits.count < 4 {
        digits.append(Int(byte) - 48)
      } else {
        return nil
      }
    }
    guard !digits.isEmpty, colon == nil || (colon == digits.count - 2 && digits.count > 2),
      digits.count != 3 || colon == 1
    else { return nil }
    let number = digits.reduce(0) { $0 * 10 + $1 }
    let (hours, minutes) = digits.count <= 2 ? (number, 0) : (number / 100, number % 100)
    guard hours <= 14, minutes < 60 else { return nil }
    let seconds = (hours * 60 + minutes) * 60
    let signText = sign == UInt8(ascii: "-") ? "-" : "+"
    self.init(
      name: seconds == 0 ? "UTC" : "\(signText)\(pad(hours, 2)):\(pad(minutes, 2))",
      offsetSeconds: signText == "-" ? -seconds : seconds)
  }

  /// Reads a TZif file; nil when the bytes are not one or contradict themselves.
  package init?(name: String, tzif bytes: [UInt8]) {
    guard let file = TZifFile(bytes) else { return nil }
    self.name = name
    transitions = file.transitions
    offsets = file.offsets
    tail = file.footer.flatMap { PosixZoneRule($0) }
  }

  /// Seconds east of UTC at a moment.
  package func offset(at instant: Instant) -> Int {
    let seconds = instant.milliseconds.flooredDivision(by: 1000)
    if let last = transitions.last, seconds >= last, let tail { return tail.offset(at: seconds) }
    if transitions.isEmpty, let tail { return tail.offset(at: seconds) }
    // The number of transitions at or before the moment.
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return offsets[low]
  }

  /// The local calendar day of a moment.
  package func day(of instant: Instant) -> Day {
    let (local, overflow) = instant.milliseconds.addingReportingOverflow(Int64(offset(at: instant)) * 1000)
    return Instant(milliseconds: overflow ? instant.milliseconds : local).utcDay
  }

  /// The moment at which local clocks show `millisecond` after midnight of `day`. A time that clocks show twice is the
  /// earlier one; a time that they skip is read with the offset before the gap.
  package func instant(day: Day, millisecond: Int) -> Instant {
    let local = day.utcMidnight.milliseconds + Int64(millisecond)
    // A day's margin on both sides sees the offsets before and after any change near that time.
    let before = offset(at: Instant(milliseconds: local - 86_400_000))
    let after = offset(at: Instant(milliseconds: local + 86_400_000))
    for candidate in [before, after] {
      let instant = Instant(milliseconds: local - Int64(candidate) * 1000)
      if offset(at: instant) == candidate { return instant }
    }
    return Instant(milliseconds: local - Int64(before) * 1000)
  }
}
