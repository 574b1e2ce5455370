import Glibc
import Testing

@testable import Model

struct ZoneRulesTests {
  /// The bytes of one of the system's zone files; none where tzdata is not installed.
  static func file(_ name: String) -> [UInt8] {
    guard let file = fopen("/usr/share/zoneinfo/\(name)", "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  static let hasZones = !file("Asia/Hong_Kong").isEmpty

  private func zone(_ name: String) throws -> ZoneRules {
    try #require(ZoneRules(name: name, tzif: Self.file(name)))
  }

  private func instant(_ text: String) throws -> Instant { try #require(Instant(iso8601: Array(text.utf8))) }

  /// Seconds east of UTC, as Python's `zoneinfo` has them.
  @Test(
    .enabled(if: hasZones, "tzdata is not installed"),
    arguments: [
      ("Asia/Hong_Kong", "1946-06-01T00:00:00Z", 32400), ("Asia/Hong_Kong", "1979-07-01T00:00:00Z", 32400),
      ("Asia/Hong_Kong", "2026-02-17T00:00:00Z", 28800), ("Asia/Hong_Kong", "2500-07-01T00:00:00Z", 28800),
      ("America/New_York", "1880-01-01T00:00:00Z", -17762), ("America/New_York", "1942-06-01T00:00:00Z", -14400),
      ("America/New_York", "2006-03-20T00:00:00Z", -18000), ("America/New_York", "2007-03-20T00:00:00Z", -14400),
      ("America/New_York", "2026-03-08T06:59:59Z", -18000), ("America/New_York", "2026-03-08T07:00:00Z", -14400),
      ("America/New_York", "2026-11-01T05:59:59Z", -14400), ("America/New_York", "2026-11-01T06:00:00Z", -18000),
      ("America/New_York", "2037-11-01T06:00:00Z", -18000), ("America/New_York", "2038-03-14T06:59:59Z", -18000),
      ("America/New_York", "2038-03-14T07:00:00Z", -14400), ("America/New_York", "2399-12-31T00:00:00Z", -18000),
      ("Europe/Berlin", "1945-06-01T00:00:00Z", 10800), ("Europe/Berlin", "1979-07-01T00:00:00Z", 3600),
      ("Europe/Berlin", "2026-03-29T00:59:59Z", 3600), ("Europe/Berlin", "2026-03-29T01:00:00Z", 7200),
      ("Europe/Berlin", "2026-10-25T00:59:59Z", 7200), ("Europe/Berlin", "2026-10-25T01:00:00Z", 3600),
      ("Europe/Berlin", "2099-10-25T00:59:59Z", 7200), ("Europe/Berlin", "2099-10-25T01:00:00Z", 3600),
      ("Australia/Lord_Howe", "1980-01-01T00:00:00Z", 36000), ("Australia/Lord_Howe", "2026-04-04T14:59:59Z", 39600),
      ("Australia/Lord_Howe", "2026-04-04T15:00:00Z", 37800), ("Australia/Lord_Howe", "2026-10-03T15:29:59Z", 37800),
      ("Australia/Lord_Howe", "2026-10-03T15:30:00Z", 39600), ("Australia/Lord_Howe", "2050-07-01T00:00:00Z", 37800),
      ("Europe/Dublin", "2080-01-01T00:00:00Z", 0), ("Europe/Dublin", "2080-07-01T00:00:00Z", 3600),
      ("America/Nuuk", "2090-01-01T00:00:00Z", -7200), ("America/Nuuk", "2090-07-01T00:00:00Z", -3600),
      ("Asia/Kathmandu", "2026-01-01T00:00:00Z", 20700), ("Pacific/Apia", "2011-12-30T09:59:59Z", -36000),
      ("Pacific/Apia", "2011-12-30T10:00:00Z", 50400), ("America/Sao_Paulo", "2018-12-01T00:00:00Z", -7200),
      ("America/Sao_Paulo", "2026-12-01T00:00:00Z", -10800),
    ])
  func knowsTheOffsets(name: String, time: String, seconds: Int) throws {
    #expect(try zone(name).offset(at: try instant(time)) == seconds)
  }

  /// Clock times and their moments, as Python's `zoneinfo` has them: the earlier of two, the offset before a gap.
  @Test(
    .enabled(if: hasZones, "tzdata is not installed"),
    arguments: [
      ("Asia/Hong_Kong", "2026-02-17 08:01:31", "2026-02-17T00:01:31Z"),
      ("America/New_York", "2026-03-08 02:30:00", "2026-03-08T07:30:00Z"),
      ("America/New_York", "2026-11-01 01:30:00", "2026-11-01T05:30:00Z"),
      ("America/New_York", "2026-11-01 02:00:00", "2026-11-01T07:00:00Z"),
      ("America/New_York", "2060-07-04 12:00:00", "2060-07-04T16:00:00Z"),
      ("Europe/Berlin", "2026-03-29 02:30:00", "2026-03-29T01:30:00Z"),
      ("Europe/Berlin", "2026-10-25 02:30:00", "2026-10-25T00:30:00Z"),
      ("Australia/Lord_Howe", "2026-10-04 02:15:00", "2026-10-03T15:45:00Z"),
      ("Australia/Lord_Howe", "2026-04-05 01:45:00", "2026-04-04T14:45:00Z"),
      ("Pacific/Apia", "2011-12-29 12:00:00", "2011-12-29T22:00:00Z"),
      ("Pacific/Apia", "2011-12-31 12:00:00", "2011-12-30T22:00:00Z"),
    ])
  func readsClockTimes(name: String, clock: String, time: String) throws {
    #expect(Instant(iso8601: Array(clock.utf8), zone: try zone(name)) == (try instant(time)))
  }

  @Test(.enabled(if: hasZones, "tzdata is not installed")) func putsMomentsOnLocalDays() throws {
    let hongKong = try zone("Asia/Hong_Kong")
    #expect(hongKong.day(of: try instant("2026-02-17T15:59:59.999Z")).description == "2026-02-17")
    #expect(hongKong.day(of: try instant("2026-02-17T16:00:00Z")).description == "2026-02-18")
  }

  @Test(
    arguments: [
      ("UTC", 0, "UTC"), ("gmt", 0, "UTC"), ("Z", 0, "UTC"), ("+08:00", 28800, "+08:00"), ("-0330", -12600, "-03:30"),
      ("UTC+8", 28800, "+08:00"), ("GMT-3:30", -12600, "-03:30"), ("+14", 50400, "+14:00"), ("-00:00", 0, "UTC"),
    ])
  func readsFixedOffsets(text: String, seconds: Int, name: String) throws {
    let zone = try #require(ZoneRules(fixed: text))
    #expect(zone.offset(at: Instant(milliseconds: 0)) == seconds)
    #expect(zone.name == name)
  }

  @Test(arguments: [
    "", "+", "8", "HKT", "+15", "+08:60", "+8:3", "+08:0", "+080", "+08000", "+08:00:00", "Asia/Hong_Kong",
  ])
  func refusesOtherOffsets(text: String) {
    #expect(ZoneRules(fixed: text) == nil)
  }

  @Test(.enabled(if: hasZones, "tzdata is not installed")) func refusesAFileCutAnywhere() throws {
    let bytes = Self.file("America/New_York")
    for count in 0..<bytes.count where ZoneRules(name: "x", tzif: Array(bytes.prefix(count))) != nil {
      Issue.record("the first \(count) of \(bytes.count) bytes are taken for a zone")
    }
  }

  @Test(.enabled(if: hasZones, "tzdata is not installed")) func survivesDamagedFiles() {
    var bytes = Self.file("Australia/Lord_Howe")
    for index in bytes.indices {
      let byte = bytes[index]
      for damage in [0x00, 0x7F, 0xFF] as [UInt8] {
        bytes[index] = damage
        let zone = ZoneRules(name: "x", tzif: bytes)
        for time in [Int64.min, -1, 1_771_368_048_062, .max] { _ = zone?.offset(at: Instant(milliseconds: time)) }
      }
      bytes[index] = byte
    }
  }

  @Test func readsAVersionOneFile() throws {
    // One type, +01:00, no transitions.
    var bytes = Array("TZif".utf8) + [UInt8](repeating: 0, count: 16)
    for count in [0, 0, 0, 0, 1, 4] as [UInt8] { bytes += [0, 0, 0, count] }
    bytes += [0, 0, 0x0E, 0x10, 0, 0] + Array("CET\0".utf8)
    #expect(try #require(ZoneRules(name: "x", tzif: bytes)).offset(at: Instant(milliseconds: 0)) == 3600)
  }
}
