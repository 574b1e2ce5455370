import Glibc

/// A clock that only ever goes on, for how long things take; it knows no day.
package enum SteadyClock {
  /// Milliseconds since some moment.
  package static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
