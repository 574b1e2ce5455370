import Effects
import Model
import SQLite
import Synchronization
import TestSupport

@testable import Tracker

/// A task database in a folder of its own, with a clock that goes on by a second at each look, and chance that is none.
final class TrackerFixture: Sendable {
  static let start: Int64 = 1_771_336_440_000
  let folder: TemporaryFolder
  private let time = Mutex<Int64>(start)
  private let number = Mutex<UInt64>(0)

  init() throws { folder = try TemporaryFolder() }

  var path: String { folder.appending("dev.db") }

  var clock: Clock {
    Clock { [self] in
      Instant(
        milliseconds: time.withLock { time in
          time += 1000
          return time
        })
    }
  }

  var random: RandomSource {
    RandomSource { [self] in
      number.withLock { number in
        number += 1
        return number
      }
    }
  }

  func create() throws -> TaskDatabase {
    try TaskDatabase.create(path: path, clock: clock, random: random).database
  }

  func open(busyTimeout: Int32 = 30_000) throws -> TaskDatabase {
    try TaskDatabase.open(path: path, clock: clock, random: random, busyTimeout: busyTimeout)
  }

  /// A connection beside the database's own.
  func connection(_ mode: Connection.Mode = .readWrite) throws -> Connection {
    try Connection.open(path: path, mode: mode)
  }

  /// Moves the clock.
  func pass(seconds: Int64) { time.withLock { $0 += seconds * 1000 } }
}

extension USDTotal {
  /// Dollars as written.
  init(_ text: String) { self = USDTotal(decimal: text) ?? .zero }
}
