import Model

/// Tells which part of a forked session is its parent's history, copied into the fork's file with the times of the copy.
///
/// A turn's id is a UUID of version 7, which holds the time that the turn began (RFC 9562, section 5.7): turns from
/// before the fork are the parent's. Where turns have no such ids, the copy is what was written in one go: it ends before
/// the first line that comes a second or more after the one before it.
struct CodexReplay {
  /// The pause, in milliseconds, that no copying makes and every model does.
  static let pause: Int64 = 1000

  private var isFork = false
  private var created: Instant?
  private var lines = 0
  private var lastTime: Instant?
  private var turnIsParents: Bool?
  private var isCopying = true

  /// Whether what is read now was the parent's.
  var isInherited: Bool { isFork && (turnIsParents ?? isCopying) }

  /// The header of the file's own session.
  mutating func begin(id: String?, time: Instant?, isFork: Bool) {
    created = id.flatMap(Self.time(ofUUID:)) ?? time
    self.isFork = isFork
  }

  /// The header of another session: the file is a fork, whatever its own header says.
  mutating func noticeOtherHeader() { isFork = true }

  /// A line's time; called for every line.
  mutating func notice(_ time: Instant?) {
    lines += 1
    guard let time else { return }
    // The copy may begin some time after the fork's own header.
    if let lastTime, lines > 2, time.milliseconds - lastTime.milliseconds >= Self.pause { isCopying = false }
    lastTime = time
  }

  /// The beginning of a turn, or a line of it.
  mutating func noticeTurn(_ id: String) {
    guard let began = Self.time(ofUUID: id), let created else { return }
    turnIsParents = began < created
  }

  /// The time in a UUID of version 7, nil for any other text.
  static func time(ofUUID text: String) -> Instant? {
    let bytes = Array(text.utf8)
    guard bytes.count == 36, bytes[14] == UInt8(ascii: "7"), bytes[8] == UInt8(ascii: "-") else { return nil }
    let digits = bytes[0..<8] + bytes[9..<13]
    // A sign would be taken as part of a number.
    guard digits.allSatisfy({ $0 >= UInt8(ascii: "0") }),
      let milliseconds = Int64(String(decoding: digits, as: UTF8.self), radix: 16)
    else { return nil }
    return Instant.printable.contains(milliseconds) ? Instant(milliseconds: milliseconds) : nil
  }
}
