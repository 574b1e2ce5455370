import Effects
import Model

/// Makes ids in the form of Prisma's `cuid()`: `c`, the time in milliseconds in base 36 (8 digits), a counter (4), then
/// what tells this maker from others (4) and chance (8). 25 characters.
///
/// The counter makes ids of one maker and one millisecond sort as they were made.
struct Identifiers {
  private static let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
  private let random: RandomSource
  private let maker: [UInt8]
  private var counter: UInt64 = 0

  init(random: RandomSource) {
    self.random = random
    maker = Self.base36(random.next(), 4)
  }

  /// A new id.
  mutating func next(at time: Instant) -> String {
    let bytes =
      [UInt8(ascii: "c")] + Self.base36(UInt64(clamping: time.milliseconds), 8) + Self.base36(counter, 4) + maker
      + Self.base36(random.next(), 8)
    counter &+= 1
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a text has the form of an id.
  static func hasForm(_ text: Substring) -> Bool {
    text.utf8.count == 25 && text.utf8.first == UInt8(ascii: "c") && text.utf8.allSatisfy(digits.contains)
  }

  /// The last `count` digits of a number in base 36.
  private static func base36(_ number: UInt64, _ count: Int) -> [UInt8] {
    var rest = number
    var result = [UInt8](repeating: digits[0], count: count)
    for place in stride(from: count - 1, through: 0, by: -1) {
      result[place] = digits[Int(rest % 36)]
      rest /= 36
    }
    return result
  }
}
