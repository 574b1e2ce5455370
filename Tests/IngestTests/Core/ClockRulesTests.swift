import Model
import Testing

@testable import Ingest

struct ClockRulesTests {
  private let clocks = ClockRules(site: ZoneRules(name: "Europe/Lisbon", offsetSeconds: 3600)) { name in
    name == "Asia/Hong_Kong" ? ZoneRules(name: name, offsetSeconds: 28800) : nil
  }

  @Test(
    arguments: [
      (nil, 3600, .assumed), ("HKT", 28800, .named), ("UTC+8", 28800, .named), ("UTC", 0, .named),
      ("-0330", -12600, .named), ("Asia/Hong_Kong", 28800, .named), ("Asia/Nowhere", 3600, .assumed),
      ("CST", 3600, .ambiguous("CST")), ("XYZ", 3600, .assumed),
    ] as [(String?, Int, ClockRules.Choice)])
  func choosesTheZoneNamedInTheFileElseTheSites(name: String?, seconds: Int, choice: ClockRules.Choice) {
    let zone = clocks.zone(namedInFile: name)
    #expect(zone.rules.offset(at: Instant(milliseconds: 0)) == seconds)
    #expect(zone.choice == choice)
  }

  @Test(arguments: [nil, "HKT", "CST"] as [String?]) func prefersTheConfiguredZone(name: String?) {
    var clocks = clocks
    clocks.configured = ZoneRules(name: "x", offsetSeconds: 7200)
    let zone = clocks.zone(namedInFile: name)
    #expect(zone.choice == .configured)
    #expect(zone.rules.name == "x")
  }

  @Test(
    arguments: [
      (.configured, nil), (.named, nil), (.assumed, "time.zone-assumed"), (.ambiguous("CST"), "time.zone-ambiguous"),
    ] as [(ClockRules.Choice, String?)])
  func speaksOnlyOfAssumptions(choice: ClockRules.Choice, id: String?) {
    let place = SourceLocation(path: "a.log", line: 3)
    let diagnostic = clocks.diagnostic(for: choice, at: place)
    #expect(diagnostic?.id == id)
    if let diagnostic {
      #expect(diagnostic.location == place)
      #expect(diagnostic.message.contains("Europe/Lisbon"))
      #expect(diagnostic.hint?.contains("a.log") == true)
    }
  }

  @Test(
    arguments: [
      ("HKT", .offset(28800)), ("CEST", .offset(7200)), ("WEST", .offset(3600)), ("EDT", .offset(-14400)),
      ("UTC", .offset(0)), ("CST", .ambiguous), ("IST", .ambiguous), ("BST", .ambiguous), ("hkt", nil), ("INFO", nil),
      ("", nil),
    ] as [(String, ZoneAbbreviation.Meaning?)])
  func knowsAbbreviations(text: String, meaning: ZoneAbbreviation.Meaning?) {
    #expect(ZoneAbbreviation.meaning(of: text) == meaning)
  }
}
