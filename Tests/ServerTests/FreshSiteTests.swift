import Effects
import Hosting
import Model
import Synchronization
import TestSupport
import Testing
import Tracker

@testable import Server

/// Nobody gets a site from before the last change, and nobody reads the sources more often than that needs.
struct FreshSiteTests {
  private let folder: TemporaryFolder
  private let writer: TaskDatabase

  init() throws {
    folder = try TemporaryFolder()
    writer = try TaskDatabase.create(path: folder.appending("dev.db"), clock: .live, random: .live).database
  }

  private func fresh(_ renew: @escaping @Sendable () -> Void) throws -> FreshSite {
    FreshSite(
      try TaskDatabase.open(path: folder.appending("dev.db"), clock: .live, random: .live, busyTimeout: 100),
      renew: renew)
  }

  private func change() throws {
    _ = try writer.create(NewVenture(name: "Shop", capitalBudget: USDTotal(picodollars: 1)))
  }

  @Test func oneReadingServesAllWhoWait() throws {
    let asked = Atomic<Int>(0)
    let served = Atomic<Int>(0)
    let fresh = try fresh { asked.wrappingAdd(1, ordering: .relaxed) }
    let wait = { fresh.isFresh { served.wrappingAdd(1, ordering: .relaxed) } }
    fresh.begin()
    fresh.end()
    #expect(wait() && !fresh.isStale)
    try change()
    #expect(fresh.isStale)
    for _ in 0..<50 { #expect(!wait()) }
    #expect(asked.load(ordering: .relaxed) == 1 && served.load(ordering: .relaxed) == 0)
    fresh.begin()
    // Who comes now, with the same rows, waits for the reading under way and asks for no other.
    #expect(!wait() && asked.load(ordering: .relaxed) == 1)
    fresh.end()
    #expect(served.load(ordering: .relaxed) == 51 && !fresh.isStale && wait())
  }

  @Test func aChangeDuringAReadingNeedsAnother() throws {
    let asked = Atomic<Int>(0)
    let served = Atomic<Int>(0)
    let fresh = try fresh { asked.wrappingAdd(1, ordering: .relaxed) }
    fresh.begin()
    try change()
    #expect(!fresh.isFresh { served.wrappingAdd(1, ordering: .relaxed) })
    #expect(asked.load(ordering: .relaxed) == 1)
    fresh.end()
    #expect(served.load(ordering: .relaxed) == 0 && fresh.isStale)
    fresh.begin()
    fresh.end()
    #expect(served.load(ordering: .relaxed) == 1 && !fresh.isStale)
  }
}
