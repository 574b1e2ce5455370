import Testing

@testable import Model

struct UsageListTests {
  private static func call(_ line: Int, model: String = "opus", cost: CostParts? = CostParts(unsplit: .zero))
    -> UsageRecord
  {
    UsageRecord(
      line: line, rank: .transcript, basis: .recorded, agent: AgentName(id: "nexus"),
      period: .instant(Instant(milliseconds: Int64(line))), session: "s1", model: model, provider: "anthropic",
      tokens: TokenCounts(input: 1, cacheWrite: 0, unsplit: 7), cost: cost, calls: 1)
  }

  /// Records of every kind, in this order.
  private static let records: [UsageRecord] = {
    var other = call(3)
    other.rank = .usageTable
    var identified = call(4)
    identified.callID = CallID(high: 1, low: 2)
    var undated = call(5, model: "haiku", cost: nil)
    undated.period = .unknown
    undated.agent = nil
    var day = call(6)
    day.period = .day(Day(daysSinceEpoch: 1))
    let large = CostParts(input: USDTotal(picodollars: Int128(Int64.max) + 1))
    return [call(1), call(2, model: "haiku"), other, identified, undated, day, call(7, cost: large), call(8)]
  }()

  @Test func givesBackWhatWasAdded() {
    #expect(Array(UsageList(Self.records)) == Self.records)
    var list = UsageList()
    for record in Self.records { list.append(record) }
    #expect(Array(list) == Self.records)
    #expect(list.origins.count == 3)
    #expect(list.records.count == 4)
  }

  @Test func changesSingleRecords() {
    var list = UsageList(Self.records)
    for index in list.indices { list[index].session = "s2" }
    #expect(
      Array(list)
        == Self.records.map {
          var record = $0
          record.session = "s2"
          return record
        })
    #expect(list.records.count == 4)
    list.sort { $0.line > $1.line }
    #expect(list.map(\.line) == Self.records.map(\.line).reversed())
    list.remove(at: 1)
    #expect(list.map(\.line) == [8, 6, 5, 4, 3, 2, 1])
  }

  @Test func keepsACallInLittleMemory() { #expect(MemoryLayout<UsageList.Entry>.stride <= 128) }
}
