import Effects
import TestSupport
import Testing

@Suite struct ZoneDataTests {
  private let zones = ZoneData(
    folder: "/zones",
    files: MemoryFiles(["zones/Asia/Hong_Kong": "TZif2…", "zones/tzdata.zi": "x", "secret": "TZif"]).files)

  @Test func findsAZoneByItsName() throws {
    #expect(try zones.bytes("Asia/Hong_Kong").starts(with: Array("TZif".utf8)))
  }

  @Test(arguments: [
    "", "/etc/passwd", "../secret", "Asia/../../secret", "Asia//Hong_Kong", "Asia/", "A b", "right/UTC", "a.b",
  ])
  func refusesWhatIsNoName(name: String) {
    #expect(throws: ZoneDataError.invalidName(name)) { try zones.bytes(name) }
  }

  @Test(arguments: ["Asia/Nowhere", "Asia"])
  func tellsAnUnknownZone(name: String) {
    #expect(throws: ZoneDataError.unknownZone(name)) { try zones.bytes(name) }
  }

  @Test func tellsThatTheMachineHasNoZoneFiles() {
    let none = ZoneData(folder: "/zones", files: MemoryFiles([:]).files)
    #expect(throws: ZoneDataError.missingDatabase(folder: "/zones")) { try none.bytes("UTC") }
  }
}
