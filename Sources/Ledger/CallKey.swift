import Model

/// The likeness by which two calls without identities of their own are one: agent, message time, provider, model, the token
/// counts and the recorded cost, as 128 bits of hash.
///
/// With a thousand million different calls the chance that any two share a key is below 10⁻²⁰.
struct CallKey: Hashable {
  private var high: UInt64 = 0x9e37_79b9_7f4a_7c15
  private var low: UInt64 = 0xd1b5_4a32_d192_ed03

  init(_ record: UsageRecord, time: Instant, agent: Int32, model: Int32, provider: Int32) {
    mix(UInt64(bitPattern: time.milliseconds))
    mix(UInt64(UInt32(bitPattern: agent)) << 32 | UInt64(UInt32(bitPattern: model)))
    mix(UInt64(UInt32(bitPattern: provider)))
    if let tokens = record.tokens {
      mix(tokens.input)
      mix(tokens.output)
      mix(tokens.cacheRead)
      mix(tokens.cacheWrite)
      mix(UInt64(bitPattern: tokens.unsplit.count))
    } else {
      mix(1)
    }
    if let cost = record.cost?.total.picodollars {
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
