import Model

/// The likeness by which two calls without identities of their own are one: agent, message time, provider, model, the token
/// counts and the recorded cost, as 128 bits of hash.
///
/// With a thousand million different calls the chance that any two share a key is below 10⁻²⁰.
struct CallKey: Hashable {
  private var high: UInt64
  private(set) var low: UInt64

  /// The key of zeros, which marks a free place where keys are kept.
  static let zero = CallKey(high: 0, low: 0)

  private init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

  init(_ spending: Spending, time: Instant, origin: CallFold.Origin) {
    self.init(high: 0x9e37_79b9_7f4a_7c15, low: 0xd1b5_4a32_d192_ed03)
    mix(UInt64(bitPattern: time.milliseconds))
    mix(UInt64(UInt32(bitPattern: origin.agentKey)) << 32 | UInt64(UInt32(bitPattern: origin.model)))
    mix(UInt64(UInt32(bitPattern: origin.provider)))
    if let tokens = spending.tokens {
      mix(tokens.input)
      mix(tokens.output)
      mix(tokens.cacheRead)
      mix(tokens.cacheWrite)
      mix(UInt64(bitPattern: tokens.unsplit.count))
    } else {
      mix(1)
    }
    if let cost = spending.cost?.total.picodollars {
      mix(UInt64(truncatingIfNeeded: cost))
      mix(UInt64(truncatingIfNeeded: cost >> 64))
    } else {
      mix(3)
    }
  }

  private mutating func mix(_ part: Tokens?) { mix(part.map { UInt64(bitPattern: $0.count) } ?? .max) }

  /// Two lanes of multiply and fold, so that every bit of `value` reaches every bit of both.
  private mutating func mix(_ value: UInt64) {
    let a = (high ^ value).multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
    let b = (low &+ value).multipliedFullWidth(by: 0xe703_7ed1_a0b4_28db)
    high = a.high ^ a.low &+ low
    low = b.high ^ b.low &+ 0x8ebc_6af0_9c88_c6e3
  }
}
