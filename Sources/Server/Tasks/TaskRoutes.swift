import Hosting
import JSON
import Tracker

/// The task API: ventures, tasks, agents and activities of the task database, as agents call it.
///
/// Lists are for everybody who reaches the server, and leave it redacted as documents do; what answers a change is the row
/// as it stands in the database.
package struct TaskRoutes: Sendable {
  private let desk: TaskDesk
  private let lists: LiveLists
  private let site: PublishedSite
  private let changed: @Sendable () -> Void

  /// Makes the API; `changed` is called behind every change.
  package init(
    _ desk: TaskDesk, lists: LiveLists, site: PublishedSite, changed: @escaping @Sendable () -> Void = {}
  ) {
    self.desk = desk
    self.lists = lists
    self.site = site
    self.changed = changed
  }

  /// The addresses.
  package var routes: [LiveRoute] {
    [
      LiveRoute(
        "/api/ventures", parameters: ["DELETE": ["id"]],
        [
          ("GET", list { _ in .ventures }),
          (
            "POST",
            change(201) { (database, body) throws(TrackerError) in try database.create(NewVenture(body)).json }
          ),
          (
            "PATCH",
            change(of: "/api/ventures.json") { (database, body) throws(TrackerError) in
              try database.update(VentureChange(body)).json
            }
          ),
          (
            "DELETE",
            delete(of: "/api/ventures.json") { (database, id) throws(TrackerError) in try database.deleteVenture(id) }
          ),
        ]),
      LiveRoute(
        "/api/tasks", parameters: ["GET": ["stuck", "status", "priority", "agent", "ventureId"], "DELETE": ["id"]],
        [
          ("GET", list(ListQuery.tasks)),
          ("POST", change(201) { (database, body) throws(TrackerError) in try database.create(NewTask(body)).json }),
          (
            "PATCH",
            change(of: "/api/tasks.json") { (database, body) throws(TrackerError) in
              try database.update(TaskChange(body)).json
            }
          ),
          (
            "DELETE",
            delete(of: "/api/tasks.json") { (database, id) throws(TrackerError) in try database.deleteTask(id) }
          ),
        ]),
      LiveRoute(
        "/api/agents", parameters: ["DELETE": ["id"]],
        [
          ("GET", list { _ in .agents }),
          ("POST", change { (database, body) throws(TrackerError) in try database.upsert(AgentChange(body)).json }),
          (
            "PATCH",
            change(of: "/api/agents.json") { (database, body) throws(TrackerError) in
              try database.update(AgentChange(body)).json
            }
          ),
          (
            "DELETE",
            delete(of: "/api/agents.json") { (database, id) throws(TrackerError) in try database.deleteAgent(id) }
          ),
        ]),
      LiveRoute(
        "/api/activities", parameters: ["GET": ["limit"]],
        [
          ("GET", list(ListQuery.activities)),
          (
            "POST", change(201) { (database, body) throws(TrackerError) in try database.create(NewActivity(body)).json }
          ),
        ]),
      LiveRoute("/api/tasks/claim", parameters: [:], [("POST", claim)]),
      LiveRoute(
        "/api/tasks/complete", parameters: [:],
        [
          (
            "POST",
            change { (database, body) throws(TrackerError) in try database.complete(TaskResult(body)).task.json }
          )
        ]),
    ]
  }

  // MARK: - Answers

  private typealias Handler = @Sendable (Request) throws(Problem) -> Answer

  private func list(
    _ query: @escaping @Sendable (RequestTarget) throws(TrackerError) -> ListQuery
  ) -> Handler {
    { request throws(Problem) in
      let wanted: ListQuery
      do throws(TrackerError) {
        wanted = try query(request.target)
      } catch {
        throw Problem(error)
      }
      return try lists.answer(wanted, to: request)
    }
  }

  private func change(
    _ status: Int = 200, of list: String? = nil,
    _ body: @escaping @Sendable (TaskDatabase, JSONNode) throws(TrackerError) -> JSONValue
  ) -> Handler {
    { request throws(Problem) in
      let input = try Self.input(request)
      return try asking { database throws(TrackerError) in
        do throws(TrackerError) {
          let row = try body(database, input)
          changed()
          return answer(row, status: status)
        } catch {
          throw readOnly(error, list) ?? error
        }
      }
    }
  }

  private func delete(
    of list: String? = nil, _ body: @escaping @Sendable (TaskDatabase, String) throws(TrackerError) -> Void
  ) -> Handler {
    { request throws(Problem) in
      guard let id = request.target.value("id"), !id.isEmpty else {
        throw Problem(.invalid([InputFault("id", "is missing: write ?id=…")]))
      }
      return try asking { database throws(TrackerError) in
        do throws(TrackerError) {
          try body(database, id)
          changed()
          return answer(["success": true], status: 200)
        } catch {
          throw readOnly(error, list) ?? error
        }
      }
    }
  }

  @Sendable private func claim(_ request: Request) throws(Problem) -> Answer {
    let input = try Self.input(request)
    return try asking { database throws(TrackerError) in
      guard let task = try database.claim(TaskClaim(input)) else {
        var problem = Problem(404, "no task is waiting")
        problem.isTaskProblem = true
        return problem.response(site.snapshot.everywhere)
      }
      changed()
      return answer(task.json, status: 200)
    }
  }

  /// A row that is not there, but among those that another source has, cannot be changed here.
  private func readOnly(_ error: TrackerError, _ list: String?) -> TrackerError? {
    guard let list, case .notFound(let kind, let id) = error, let other = lists.rows(list).foreignSource(of: id) else {
      return nil
    }
    return .conflict("the \(kind.rawValue) \"\(id)\" comes from \(other), and can be changed only there")
  }

  private func asking(_ body: @escaping @Sendable (TaskDatabase) throws(TrackerError) -> Response) throws(Problem)
    -> Answer
  {
    try desk.answer { database throws(Problem) in
      do throws(TrackerError) {
        return try body(database)
      } catch {
        throw Problem(error)
      }
    } telling: { problem in
      problem.response(site.snapshot.everywhere)
    }
  }

  private func answer(_ value: JSONValue, status: Int) -> Response {
    Response(
      status,
      headers: site.snapshot.everywhere + [
        Header("Cache-Control", "no-store"), Header("Content-Type", "application/json; charset=utf-8"),
      ], body: JSONWriter.bytes(of: value, layout: .pretty))
  }

  /// The body of a request that changes something.
  private static func input(_ request: Request) throws(Problem) -> JSONNode {
    let type = (request.header("content-type") ?? "").prefix { $0 != ";" }
    guard String(String(type).trimmed).isEqual(lowercased: "application/json") else {
      throw Problem(415, "the body must be JSON, with the Content-Type application/json")
    }
    do throws(JSONParseError) {
      return try JSONDocumentParser.parse(request.body).root
    } catch {
      throw Problem(400, "the body is no JSON: \(error.message)")
    }
  }
}
