import Synchronization
import Testing

@testable import CommandLine

struct ReadingPaceTests {
  private final class Time: Sendable { let now = Mutex<Int64>(1000) }

  private static func pace() -> (ReadingPace, Time) {
    let time = Time()
    return (ReadingPace { time.now.withLock { $0 } }, time)
  }

  @Test func restsAsLongAsAReadingTook() {
    let (pace, time) = Self.pace()
    // After quiet, at once; one reading sees to all that came before it.
    #expect(pace.ask(.change) == 0)
    #expect(pace.ask(.change) == nil)
    #expect(pace.take(.change) == 0)
    #expect(pace.take(.change) == nil)
    pace.begin()
    time.now.withLock { $0 += 400 }
    #expect(pace.ask(.change) == 0)
    pace.end()
    // What was asked for during the reading has to wait too.
    #expect(pace.take(.change) == 400)
    time.now.withLock { $0 += 100 }
    #expect(pace.ask(.database) == 300)
    time.now.withLock { $0 += 300 }
    pace.begin()
    // The reading saw to what was asked for before it began.
    #expect(pace.take(.change) == nil)
    #expect(pace.take(.database) == nil)
    time.now.withLock { $0 += 1_000_000 }
    pace.end()
    #expect(pace.ask(.change) == ReadingPace.longestRest)
  }

  @Test func readsHalfOfTheTimeAtMost() {
    let (pace, time) = Self.pace()
    var readings = 0
    // A change each millisecond for ten seconds, readings of 250 milliseconds.
    var end = Int64.min
    var due = Int64.max
    for now in 1000..<11_000 as Range<Int64> {
      time.now.withLock { $0 = now }
      if now == end { pace.end() }
      if let delay = pace.ask(.change) { due = now + delay }
      // While it reads, the server sees to nothing else.
      guard now >= due, now >= end else { continue }
      guard let delay = pace.take(.change) else { continue }
      due = delay == 0 ? .max : now + delay
      guard delay == 0 else { continue }
      pace.begin()
      readings += 1
      end = now + 250
    }
    #expect((18...21).contains(readings), "\(readings)")
  }
}
