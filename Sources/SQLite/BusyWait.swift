import Glibc

/// Waits for the lock of another connection in short steps of chance length.
///
/// SQLite's own handler sleeps the longer the longer it waits, up to a tenth of a second; where many write one after the
/// other, those that came last then get the lock and those that wait the longest never do.
final class BusyWait {
  private let timeout: Int64
  private var deadline: Int64 = 0
  private var state: UInt64

  /// Waits for at most so many milliseconds.
  init(milliseconds: Int32) {
    timeout = Int64(milliseconds) * 1000
    var generator = SystemRandomNumberGenerator()
    state = generator.next() | 1
  }

  /// Sleeps for 0.5 to 4.5 milliseconds; false when the time is over. `attempts` counts from 0 for each lock.
  func wait(_ attempts: Int32) -> Bool {
    let now = Self.microseconds
    if attempts == 0 { deadline = now + timeout }
    guard now < deadline else { return false }
    // xorshift64: any spread will do.
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    usleep(500 + UInt32(state % 4000))
    return true
  }

  private static var microseconds: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }
}
