package import Effects
import Hosting
import JSON
import Model
import Reports
package import Tracker

/// The lists of the task API: rows of the task database as they are now, with those that other sources have, redacted as
/// documents are.
///
/// A list is made once and kept with its codings until a row changes, whoever changes it, another site is served, or one
/// more task is stuck. It is read on connections of its own, so that changes never wait for lists.
package final class LiveLists: Sendable {
  /// What all kept lists were made of.
  private struct Basis: Sendable, Equatable {
    let mark: TaskDatabase.ChangeMark
    /// The number of the served site.
    let site: Int
  }

  /// The most bytes of kept lists.
  static let limitBytes = 64 << 20

  private let desk: TaskDesk
  private let probe: ChangeProbe
  private let site: PublishedSite
  private let published: PublishedRows
  private let source: String?
  private let now: @Sendable () -> Int64
  private let kept: KeptAnswers<ListQuery, Basis>?

  /// Makes the lists.
  ///
  /// - Parameters:
  ///   - reader: a connection to read lists with.
  ///   - probe: another one to the same database.
  ///   - source: the path of the database in the workspace, or nil when it lies elsewhere.
  ///   - clock: that of the reader.
  package init(
    reader: sending TaskDatabase, probe: ChangeProbe, site: PublishedSite, source: String?, clock: Clock
  ) {
    desk = TaskDesk(reader)
    self.probe = probe
    self.site = site
    self.source = source
    published = PublishedRows(site)
    now = { clock.now().milliseconds }
    kept = site.keepsAnswers ? KeptAnswers(limitBytes: Self.limitBytes) : nil
  }

  /// The rows of a published list, by the document's path.
  func rows(_ path: String) -> LiveRows { LiveRows(published: published.rows(path), source: source) }

  /// The answer to `GET` or `HEAD` of a list.
  ///
  /// - Throws: a problem when too many wait already.
  func answer(_ query: ListQuery, to request: Request) throws(Problem) -> Answer {
    // The mark is taken before rows are read: what is written meanwhile makes it another one.
    let basis = kept == nil ? nil : probe.mark().map { Basis(mark: $0, site: site.number) }
    if let basis, let file = kept?.file(query, of: basis, at: now()), file.isReady(for: request) {
      return .now(file.response(to: request))
    }
    return try desk.answer { [self] database throws(Problem) in
      // Somebody who asked for the same may have been there before.
      if let basis, let file = kept?.file(query, of: basis, at: now()) { return file.response(to: request) }
      do throws(TrackerError) {
        let (file, times) = try make(query, database)
        if let basis { kept?.keep(file, as: query, of: basis, during: times) }
        return file.response(to: request)
      } catch {
        throw Problem(error)
      }
    } telling: { [site] problem in
      problem.response(site.snapshot.everywhere)
    }
  }

  private func make(
    _ query: ListQuery, _ database: TaskDatabase
  ) throws(TrackerError) -> (file: SiteFile, times: Range<Int64>) {
    let (snapshot, queries, _) = site.state
    let redactor = queries?.redactor ?? Redactor()
    var times = Int64.min..<Int64.max
    let list: [JSONValue]
    switch query {
    case .tasks(let wanted):
      let found = try database.taskList()
      times = found.times
      list = rows("/api/tasks.json").tasks(found.tasks, stuck: found.stuck, redactor).filter(wanted.admits)
    case .agents: list = rows("/api/agents.json").agents(try database.agents(), redactor)
    case .ventures:
      list = rows("/api/ventures.json").ventures(
        try database.ventures(), tasks: published.rows("/api/tasks.json"), redactor)
    case .activities(let limit):
      list = try database.activities(limit: limit).map { $0.json.mapTexts(redactor.redact) }
    }
    let resource = Resource(
      path: "\(query.path.dropFirst()).json", cachePolicy: .page,
      bytes: JSONWriter.bytes(of: .array(list), layout: .pretty))
    return (
      SiteFile(
        resource, everywhere: snapshot.everywhere, cacheControl: "no-cache", keepsAnswers: site.keepsAnswers), times
    )
  }
}
