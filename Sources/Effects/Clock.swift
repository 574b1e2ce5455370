import Glibc
package import Model

/// The source of the present time.
package struct Clock: Sendable {
  /// The present time.
  package var now: @Sendable () -> Instant

  /// Makes a clock of a function.
  package init(now: @escaping @Sendable () -> Instant) { self.now = now }

  /// The machine's clock.
  package static let live = Clock {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
