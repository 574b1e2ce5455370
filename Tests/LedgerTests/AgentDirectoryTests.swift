import Model
import TestSupport
import Testing

@testable import Ledger

@Suite struct AgentDirectoryTests {
  private func directory(
    _ names: [AgentName], aliases: [(AgentName, String)] = [], settings: [SiteConfiguration.AgentSettings] = []
  ) -> AgentDirectory {
    AgentDirectory(creating: names, aliases: aliases.map { (name: $0.0, alias: $0.1) }, settings: settings)
  }

  private func id(_ name: AgentName, in directory: AgentDirectory) -> String? {
    directory.index(of: name).map { directory.ids[$0] }
  }

  @Test(arguments: [
    AgentName(id: "nexus"), AgentName(name: "Nexus (Air1ck3ff)"), AgentName(name: "NEXUS"), AgentName(name: " nexus "),
    AgentName(id: "Nexus"), AgentName(id: "nexus", name: "Somebody"), AgentName(name: "Nexus  (Air1ck3ff)"),
    AgentName(name: "Air1ck3ff"), AgentName(id: "unheard-of", name: "Nexus"),
  ])
  func joinsSpellings(_ name: AgentName) {
    let directory = directory(
      [AgentName(name: "Nexus (Air1ck3ff)"), AgentName(id: "nexus"), AgentName(name: "NEXUS")],
      aliases: [(AgentName(name: "Nexus"), "Air1ck3ff")])
    #expect(directory.ids == ["nexus"])
    #expect(id(name, in: directory) == "nexus")
  }

  @Test func joinsIdsThatDifferInCaseOnly() {
    let directory = directory([AgentName(id: "HBx_SL1"), AgentName(id: "hbx_sl1"), AgentName(name: "HBX_SL1")])
    #expect(directory.ids == ["hbx_sl1"])
  }

  @Test func keepsAgentsApartWhoseNamesDifferInSigns() {
    let names = ["code-1", "code_1", "code1", "Code 1", "code-2"].map { AgentName(id: $0) }
    #expect(directory(names).ids == ["code-1", "code-2", "code1", "code_1"])
  }

  @Test func createsNobodyFromNamesWithoutLetters() {
    #expect(directory([AgentName(name: "—"), AgentName(name: ""), AgentName(id: "🤖"), AgentName()]).ids == [])
  }

  /// Where a name may not be shown as it is, its id is made of what may.
  @Test func makesIdsOfWhatMayBeShown() {
    func shown(_ text: String) -> String {
      text.split(separator: " ").map { $0.contains("@") || $0 == "akia1" ? "[e-mail]" : $0 }.joined(separator: " ")
    }
    let names = [
      AgentName(id: "b@x.example"), AgentName(id: "a@x.example"), AgentName(name: "Bot c@x.example"),
      AgentName(id: "akia1"), AgentName(id: "nexus"), AgentName(id: "e-mail"), AgentName(id: "kept@x.example"),
    ]
    let directory = AgentDirectory(
      creating: names, aliases: [], settings: [.init(id: "kept-x-example")], shown: shown)
    #expect(
      directory.ids == ["bot-e-mail", "e-mail", "e-mail-2", "e-mail-3", "e-mail-4", "kept-x-example", "nexus"])
    #expect(
      names.map { id($0, in: directory) } == [
        "e-mail-4", "e-mail-2", "bot-e-mail", "e-mail-3", "nexus", "e-mail", "kept-x-example",
      ])
    #expect(id(AgentName(name: "B@X.example"), in: directory) == "e-mail-4")
  }

  @Test func resolvesDisplayNamesToOwnIds() {
    let directory = directory([AgentName(id: "cm1x2", name: "DealFlow"), AgentName(name: "DealFlow")])
    #expect(directory.ids == ["cm1x2"])
    #expect(id(AgentName(name: "dealflow"), in: directory) == "cm1x2")
  }

  @Test func givesADisplayNameNoOtherAgentsId() {
    let directory = directory([AgentName(id: "a1", name: "Main"), AgentName(id: "main", name: "Something")])
    #expect(directory.ids == ["a1", "main"])
    #expect(id(AgentName(name: "Main"), in: directory) == "main")
    #expect(id(AgentName(id: "a1"), in: directory) == "a1")
  }

  @Test func givesAConfiguredDisplayNameNoOtherAgentsId() {
    let settings = [SiteConfiguration.AgentSettings(id: "hbx_sl1", name: "Main")]
    let directory = directory([AgentName(id: "main"), AgentName(id: "HBx_SL1")], settings: settings)
    #expect(directory.ids == ["hbx_sl1", "main"])
    #expect(id(AgentName(id: "main"), in: directory) == "main")
  }

  @Test func resolvesConfiguredDisplayNames() {
    let settings = [SiteConfiguration.AgentSettings(id: "hbx_sl1", name: "Deal Flow")]
    let directory = directory([AgentName(name: "Deal Flow"), AgentName(id: "HBx_SL1")], settings: settings)
    #expect(directory.ids == ["hbx_sl1"])
  }

  @Test func joinsConfiguredAliasesEvenOfOwnIds() {
    let settings = [
      SiteConfiguration.AgentSettings(id: "Nexus", aliases: ["main", "Air1ck3ff", "glasses"]),
      SiteConfiguration.AgentSettings(id: "glasses"),
    ]
    let directory = directory(
      [AgentName(id: "main"), AgentName(name: "Air1ck3ff"), AgentName(id: "glasses")], settings: settings)
    // An id of the configuration is nobody's alias.
    #expect(directory.ids == ["glasses", "nexus"])
    #expect(id(AgentName(id: "main"), in: directory) == "nexus")
    #expect(id(AgentName(name: "AIR1CK3FF"), in: directory) == "nexus")
  }

  @Test func listsConfiguredAgentsThatNoSourceHas() {
    #expect(directory([], settings: [.init(id: "quiet")]).ids == ["quiet"])
  }

  @Test func createsNobodyFromAliases() {
    let directory = directory(
      [AgentName(id: "forge")], aliases: [(AgentName(id: "forge"), "Forge-2"), (AgentName(id: "gone"), "x")])
    #expect(directory.ids == ["forge"])
    #expect(id(AgentName(name: "forge-2"), in: directory) == "forge")
    #expect(id(AgentName(name: "x"), in: directory) == nil)
  }

  @Test func joinsAReportsNameThatATrackerCallsAnother() {
    let directory = directory(
      [AgentName(name: "Air1ck3ff"), AgentName(name: "Nexus")], aliases: [(AgentName(name: "Nexus"), "Air1ck3ff")])
    #expect(directory.ids == ["nexus"])
  }

  @Test func leavesAliasesThatTwoAgentsHave() {
    let directory = directory(
      [AgentName(name: "A"), AgentName(name: "B"), AgentName(name: "Writer")],
      aliases: [(AgentName(name: "A"), "Writer"), (AgentName(name: "B"), "Writer")])
    #expect(directory.ids == ["a", "b", "writer"])
  }

  @Test func leavesAliasesThatAreOwnIds() {
    let directory = directory(
      [AgentName(id: "writer"), AgentName(name: "A")], aliases: [(AgentName(name: "A"), "Writer")])
    #expect(directory.ids == ["a", "writer"])
    #expect(id(AgentName(name: "writer"), in: directory) == "writer")
  }

  @Test func joinsNamesThatAreAliasesOfEachOther() {
    let names = ["A", "B", "C"].map { AgentName(name: $0) }
    let directory = directory(
      names, aliases: [(AgentName(name: "A"), "B"), (AgentName(name: "B"), "A"), (AgentName(name: "B"), "C")])
    #expect(directory.ids == ["a"])
    for name in names { #expect(id(name, in: directory) == "a") }
  }

  @Test func followsAChainOfAliasesOfSomeLengthOnly() {
    let names = (0..<20_000).map { AgentName(name: "n\($0)") }
    let directory = directory(names, aliases: (1..<20_000).map { (names[$0 - 1], "n\($0)") })
    #expect(id(names[3], in: directory) == "n0")
    #expect(id(names[19_999], in: directory) != nil)
  }

  @Test func findsNobodyForAnUnknownName() {
    let directory = directory([AgentName(id: "nexus")])
    #expect(directory.index(of: AgentName(id: "optimizing")) == nil)
    #expect(directory.index(of: AgentName(name: "the")) == nil)
    #expect(directory.index(of: AgentName()) == nil)
  }

  @Test(arguments: 0..<20) func isTheSameInAnyOrder(_ seed: UInt64) {
    var random = Shuffle(state: seed)
    let letters = ["a", "b", "c", "d", "e"]
    func name() -> AgentName {
      AgentName(
        id: Bool.random(using: &random) ? letters.randomElement(using: &random) : nil,
        name: letters.randomElement(using: &random)?.uppercased())
    }
    let names = (0..<8).map { _ in name() }
    let aliases = (0..<4).map { _ in (name(), letters.randomElement(using: &random) ?? "") }
    let one = directory(names, aliases: aliases)
    let other = directory(names.shuffled(using: &random), aliases: aliases.shuffled(using: &random))
    #expect(one.ids == other.ids)
    for name in names {
      #expect(id(name, in: one) == id(name, in: other))
      #expect(id(name, in: one) != nil)
    }
  }

  @Test func createsNobodyFromWhatOnlyMatches() throws {
    var cache = Fixture.source("token-cache.json")
    cache.agents = [AgentFacts(line: 1, agent: AgentName(name: "optimizing"), createsAgent: false)]
    cache.snapshots = [
      SnapshotFigure(line: 2, agent: AgentName(name: "the"), label: "tokensUsed", tokens: 5, time: nil),
      SnapshotFigure(line: 3, agent: AgentName(name: "NEXUS"), label: "tokensUsed", tokens: 6, time: nil),
    ]
    var activity = Activity(line: 1, time: nil, type: .system, level: .info, title: "x")
    activity.agent = AgentName(id: "somebody")
    cache.activities = [activity]
    var task = WorkItem(id: "T", line: 1, title: "t")
    task.assignees = [AgentName(name: "Nobody"), AgentName(name: "Nexus")]
    cache.tasks = [task]
    let ledger = Fixture.ledger([cache, Fixture.source("a", [Fixture.call("nexus", "2026-02-17T10:00:00Z")])])
    #expect(ledger.agents.map(\.id) == ["nexus"])
    #expect(ledger.tasks.map(\.agentIDs) == [["nexus"]])
    #expect(ledger.activities.map(\.agentID) == [nil])
    #expect(try ledger.agent("nexus").snapshots.map(\.value.tokens) == [6])
  }
}
