import Synchronization

/// A bucket of tokens for each client: a request takes one, and they come back at a steady rate.
package final class RateLimiter: Sendable {
  private struct Bucket {
    /// In thousandths of a token.
    var level: Int64
    var time: Int64
  }

  /// The most clients that are remembered; who has rested longest is forgotten first.
  static let limit = 16_384

  private let rate: Int64
  private let burst: Int64
  private let buckets = Mutex<[String: Bucket]>([:])

  /// Allows `rate` requests a second, and `burst` at once.
  package init(rate: Int, burst: Int) {
    self.rate = Int64(max(1, rate))
    self.burst = Int64(max(1, burst)) * 1000
  }

  /// Takes a token of a client at a time in milliseconds; nil when there was one, else the whole seconds to wait.
  package func secondsToWait(_ client: String, at now: Int64) -> Int? {
    buckets.withLock { buckets -> Int? in
      if buckets[client] == nil, buckets.count >= Self.limit { forget(&buckets, at: now) }
      var bucket = buckets[client] ?? Bucket(level: burst, time: now)
      // A thousandth of a token for each millisecond and each request a second.
      let elapsed = min(max(0, now - bucket.time), burst)
      bucket.level = min(burst, bucket.level + elapsed * rate)
      bucket.time = now
      let isAllowed = bucket.level >= 1000
      if isAllowed { bucket.level -= 1000 }
      buckets[client] = bucket
      return isAllowed ? nil : Int((1000 - bucket.level + rate * 1000 - 1) / (rate * 1000))
    }
  }

  /// Forgets whose buckets are full by now; when nobody's is, the older half.
  private func forget(_ buckets: inout [String: Bucket], at now: Int64) {
    let full = burst / rate
    buckets = buckets.filter { now - $0.value.time < full }
    guard buckets.count >= Self.limit else { return }
    let times = buckets.values.map(\.time).sorted()
    let middle = times[times.count / 2]
    buckets = buckets.filter { $0.value.time > middle }
  }
}
