import Model

/// A time as people write it into documents, before a zone and a missing date are filled in: `2026-02-17 9:54 PM HKT`,
/// `Feb 24, 11:59 PM (6 days)`, `7:30 PM`, `Tomorrow`.
struct ReportTime: Sendable, Hashable {
  /// The date as far as it is written.
  enum Date: Sendable, Hashable {
    /// `2026-02-17`, `Feb 17, 2026`
    case full(Day)
    /// `Feb 17`; the year is that of the document.
    case monthDay(month: Int, day: Int)
    /// Days from the document's own: 0 for `today`, 1 for `tomorrow`.
    case relative(Int)
  }

  /// The date, or nil when only a clock time is written.
  var date: Date?
  /// Milliseconds after local midnight, or nil when only a date is written.
  var millisecond: Int?
  /// The zone as written (`HKT`, `UTC+8`), or nil.
  var zone: String?
  /// The moment, of a time that is written with its offset.
  var instant: Instant?

  /// Reads a text; nil when a word of it is not understood. A note in parentheses counts where it can be read
  /// (`10:00 AM (today)`) and is passed over where not.
  ///
  /// Of a text that a search-and-replace has joined (`2026-02-18 11:15 HKT** Feb 17, 8:30 PM`) the last piece counts.
  static func read(_ text: String) -> ReportTime? {
    guard text.utf8.count <= 200 else { return nil }
    for piece in pieces(text).reversed() {
      if let time = readPiece(piece) { return time }
    }
    return nil
  }

  /// The text cut at each `**`, without what is empty.
  private static func pieces(_ text: String) -> [[Unicode.Scalar]] {
    var pieces: [[Unicode.Scalar]] = [[]]
    var stars = 0
    for scalar in text.unicodeScalars {
      if scalar == "*" {
        stars += 1
        if stars == 2 { pieces.append([]) }
      } else {
        stars = 0
        pieces[pieces.count - 1].append(scalar)
      }
    }
    return pieces
  }

  private static func readPiece(_ scalars: [Unicode.Scalar]) -> ReportTime? {
    var outside: [Unicode.Scalar] = []
    var notes: [[Unicode.Scalar]] = []
    var depth = 0
    for scalar in scalars {
      switch scalar {
      case "(", "（":
        depth += 1
        if depth == 1 {
          notes.append([])
          outside.append(" ")
        }
      case ")", "）": depth = max(0, depth - 1)
      default:
        if depth == 0 { outside.append(scalar) } else { notes[notes.count - 1].append(scalar) }
      }
    }
    guard var time = ReportTimeWords.read(outside) else { return nil }
    for note in notes {
      if let more = ReportTimeWords.read(note) { time.fill(from: more) }
    }
    return time.isEmpty ? nil : time
  }

  private var isEmpty: Bool { date == nil && millisecond == nil && instant == nil }

  private mutating func fill(from other: ReportTime) {
    if date == nil, instant == nil { date = other.date }
    if millisecond == nil, instant == nil { millisecond = other.millisecond }
    zone = zone ?? other.zone
  }
}
