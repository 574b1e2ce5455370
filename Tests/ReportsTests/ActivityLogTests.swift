import JSON
import Ledger
import Model
import Testing

@testable import Reports

/// What readers get who follow the activities.
@Suite struct ActivityLogTests {
  private func queries(_ activities: (String, agent: String, ActivityType)...) -> ExactQueries {
    var source = SourceRecords(path: "a.log", format: "log", size: 1)
    source.activities = activities.enumerated().map { index, one in
      var activity = Activity(
        line: index + 1, time: Int64(one.0).map { Instant(milliseconds: $0) }, type: one.2, level: .info,
        title: "mail a.b@mail-host.org \(one.0)")
      activity.agent = AgentName(name: one.agent)
      return activity
    }
    let agents = Set(activities.map(\.agent)).sorted().map { AgentFacts(line: 1, agent: AgentName(name: $0)) }
    source.agents = agents
    let configuration = SiteConfiguration()
    return ExactQueries(
      ledger: LedgerBuilder(configuration: configuration, zone: .utc).build([source]), configuration: configuration,
      redactor: Redactor(configuration))
  }

  private func ids(_ log: ActivityLog, last limit: Int, _ filter: ActivityFilter = ActivityFilter()) -> [String] {
    var position = log.position(ofLast: limit, filter)
    return log.next(100, &position, filter).map(\.id)
  }

  @Test func beginsWithTheLastOldestFirst() {
    let log = ActivityLog(
      queries(("5", "Nexus One", .task), ("7", "Atlas", .error), ("7", "Nexus One", .system), ("x", "Atlas", .task)))
    #expect(ids(log, last: 50) == ["-.1", "5.1", "7.1", "7.2"])
    #expect(ids(log, last: 2) == ["7.1", "7.2"])
    #expect(ids(log, last: 0) == [])
    #expect(ids(log, last: 1, ActivityFilter(agent: "atlas")) == ["7.1"])
    #expect(ids(log, last: 9, ActivityFilter(agent: "Nexus One")) == ["5.1", "7.2"])
    #expect(ids(log, last: 9, ActivityFilter(agent: "nexus-one", type: "task")) == ["5.1"])
    #expect(ids(log, last: 9, ActivityFilter(since: Instant(milliseconds: 6))) == ["7.1", "7.2"])
    #expect(ids(log, last: 9, ActivityFilter(agent: "nobody")) == [])
    #expect(ids(log, last: 9, ActivityFilter(type: "nothing")) == [])
  }

  @Test func goesOnWithWhatIsNewForEachReader() {
    var log = ActivityLog(queries(("5", "Atlas", .task)))
    let all = ActivityFilter()
    let other = ActivityFilter(agent: "bolt")
    var (first, second) = (log.position(ofLast: 10, all), log.position(ofLast: 10, other))
    #expect(log.next(100, &first, all).map(\.id) == ["5.1"])
    #expect(log.next(100, &second, other).isEmpty)
    #expect(log.next(100, &first, all).isEmpty)
    // An agent may be new, and a line older than others.
    let later = queries(("5", "Atlas", .task), ("3", "Bolt", .task), ("8", "Atlas", .error))
    var isNew = log.take(later)
    #expect(isNew)
    #expect(log.next(1, &first, all).map(\.id) == ["3.1"])
    #expect(log.next(100, &first, all).map(\.id) == ["8.1"])
    #expect(log.next(100, &second, other).map(\.id) == ["3.1"])
    isNew = log.take(later)
    #expect(!isNew)
    #expect(log.next(100, &first, all).isEmpty && log.next(100, &second, other).isEmpty)
  }

  @Test func goesOnBehindAnId() {
    var log = ActivityLog(queries(("5", "Atlas", .task), ("5", "Bolt", .task), ("8", "Atlas", .task)))
    func behind(_ id: String) -> [String]? {
      log.position(behind: id).map { position in
        var position = position
        return log.next(100, &position, ActivityFilter()).map(\.id)
      }
    }
    #expect(behind("5.1") == ["5.2", "8.1"])
    #expect(behind("8.1") == [])
    for unknown in ["8.2", "9.1", "-.1", "", ".", "5", "5.x", "x.1", "99999999999999999999.1"] {
      #expect(behind(unknown) == nil, "\(unknown)")
    }
    _ = log.take(queries(("4", "Late", .task), ("8", "Atlas", .task)))
    // What is gone is still known, and not given.
    #expect(behind("5.1") == ["8.1", "4.1"])
  }

  @Test func givesActivitiesAsDocumentsHaveThem() throws {
    let queries = queries(("5", "Atlas", .task))
    let log = ActivityLog(queries)
    var position = log.position(ofLast: 1, ActivityFilter())
    let item = try #require(log.next(1, &position, ActivityFilter()).first)
    let document = queries.activities(ExactQueries.Activities())
    #expect(document.value["items"]?.elements == [log.value(item)])
    #expect(JSONWriter.text(of: log.value(item).json).contains("mail [e-mail] 5"))
  }
}
