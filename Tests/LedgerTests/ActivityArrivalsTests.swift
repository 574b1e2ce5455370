import Model
import Testing

@testable import Ledger

/// What is new in a list of activities, and in which order it came.
@Suite struct ActivityArrivalsTests {
  /// An activity such as `3a`: second 3, title `a`; `-a` has no time.
  private func activity(_ text: String, line: Int = 1, path: String = "a.log") -> LedgerActivity {
    let time = text.first.flatMap { Int64(String($0)) }.map { Instant(milliseconds: $0 * 1000) }
    return LedgerActivity(
      activity: Activity(line: line, time: time, type: .system, level: .info, title: String(text.dropFirst())),
      path: path, agentID: nil)
  }

  private func list(_ texts: String) -> [LedgerActivity] {
    texts.split(separator: " ").enumerated().map { activity(String($1), line: 100 - $0) }
  }

  private func added(_ old: String, _ new: String) -> [Int] { ActivityChange(from: list(old), to: list(new)).added }

  /// What came, in its order, with the numbers; what is gone in brackets.
  private func told(_ arrivals: ActivityArrivals) -> String {
    arrivals.entries.map { entry in
      let title = entry.place.map { arrivals.activities[$0].activity.title } ?? "()"
      return "\(entry.number)\(title)\(entry.repetition)"
    }.joined(separator: " ")
  }

  @Test func findsWhatIsNewWhereverItStands() {
    #expect(added("3c 2b 1a", "3c 2b 1a") == [])
    #expect(added("3c 2b 1a", "5e 4d 3c 2b 1a") == [0, 1])
    #expect(added("3c 1a", "3c 2b 1a 0z") == [1, 3])
    #expect(added("", "3c 2b") == [0, 1])
    #expect(added("3c 2b", "") == [])
    #expect(added("3c 2b 1a", "4d 2b") == [0])
    // The order of what is kept may be another.
    #expect(added("3c 3b 1a", "3b 3c 3d 1a") == [2])
  }

  @Test func countsWhatStandsThereSeveralTimes() {
    // Of several alike the first is the newest.
    #expect(added("3a 3a", "3a 3a 3a") == [0])
    #expect(added("4b 3a 3a 1c", "4b 3a 3a 3a 2x 1c").sorted() == [1, 4])
    #expect(added("3a 3a", "3a") == [])
  }

  @Test func passesOverLinesAndFilesButNothingElse() {
    var other = activity("1a", line: 7, path: "b.log")
    other.agentID = "nexus"
    #expect(ActivityChange(from: [activity("1a")], to: [other]).added == [])
    other.activity.level = .error
    #expect(ActivityChange(from: [activity("1a")], to: [other]).added == [0])
    #expect(ActivityChange(from: [activity("1a")], to: [activity("-a")]).added == [0])
  }

  @Test func keepsTheOrderOfComing() {
    var arrivals = ActivityArrivals(list("3c 2b 1a"))
    #expect(told(arrivals) == "1a1 2b1 3c1")
    #expect(arrivals.take(list("3c 2y 2b 1a -u")) == 2)
    #expect(told(arrivals) == "1a1 2b1 3c1 4u1 5y2")
    #expect(arrivals.take(list("3c 2y 2b 1a -u")) == 0)
    #expect(arrivals.newest == 5)
    #expect((0...6).map(arrivals.index) == [0, 1, 2, 3, 4, 5, 5])
  }

  /// A file that is written anew is empty for a moment.
  @Test func knowsWhatComesBack() {
    var arrivals = ActivityArrivals(list("3c 2b 2b 1a"))
    #expect(arrivals.take(list("1a")) == 0)
    #expect(told(arrivals) == "1a1 2()1 3()2 4()1")
    #expect(arrivals.take(list("4d 3c 2b 2b 2b 1a")) == 2)
    #expect(told(arrivals).hasPrefix("1a1 2b1 3b2 4c1 "))
    #expect(arrivals.entries.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(arrivals.take([]) == 0)
    #expect(arrivals.take(list("1a")) == 0)
  }

  /// A hundred thousand lines and a few new ones, some of them older.
  @Test func isQuickWithManyActivities() {
    let old = (0..<100_000).map { activity("1line \($0)", line: $0) }
    var new = old
    new.insert(activity("2x"), at: 0)
    new.insert(activity("1y"), at: 50_000)
    var arrivals = ActivityArrivals(old)
    let clock = ContinuousClock()
    let time = clock.measure { #expect(arrivals.take(new) == 2) }
    #expect(arrivals.entries.suffix(2).map { arrivals.activities[$0.place ?? 0].activity.title } == ["y", "x"])
    // A debug build of a busy machine; it is milliseconds elsewhere.
    #expect(time < .seconds(5), "\(time)")
  }
}
