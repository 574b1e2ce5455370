import Digest
import Hosting
import JSON
import Reports
import Tracker

/// The task API: ventures, tasks, agents and activities of the task database, as agents call it.
///
/// Lists are for everybody who reaches the server, and leave it redacted as documents do; what answers a change is the row
/// as it stands in the database.
package struct TaskRoutes: Sendable {
  private let desk: TaskDesk
  private let site: PublishedSite
  private let source: String?
  private let changed: @Sendable () -> Void

  /// Makes the API. `source` is the path of the database in the workspace, or nil when it lies elsewhere; `changed` is
  /// called behind every change.
  package init(
    _ desk: TaskDesk, site: PublishedSite, source: String?, changed: @escaping @Sendable () -> Void = {}
  ) {
    self.desk = desk
    self.site = site
    self.source = source
    self.changed = changed
  }

  /// The addresses.
  package var routes: [LiveRoute] {
    [
      LiveRoute(
        "/api/ventures", parameters: ["DELETE": ["id"]],
        [
          ("GET", list { (database, _) throws(TrackerError) in try database.ventures().map(\.json) }),
          (
            "POST",
            change(201) { (database, body) throws(TrackerError) in try database.create(NewVenture(body)).json }
          ),
          ("PATCH", change { (database, body) throws(TrackerError) in try database.update(VentureChange(body)).json }),
          ("DELETE", delete { (database, id) throws(TrackerError) in try database.deleteVenture(id) }),
        ]),
      LiveRoute(
        "/api/tasks", parameters: ["GET": ["stuck", "status", "priority", "agent", "ventureId"], "DELETE": ["id"]],
        [
          ("GET", list(tasks)),
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
          ("GET", list(agents)),
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
          ("GET", list(activities)),
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

  // MARK: - Lists

  @Sendable private func tasks(_ database: TaskDatabase, _ target: RequestTarget) throws(TrackerError) -> [JSONValue] {
    let wanted = target.value("stuck") ?? ""
    guard ["", "true", "false"].contains(wanted) else {
      throw .invalid([InputFault("stuck", "must be true or false")])
    }
    let stuck = Set(try database.stuckTasks().map(\.id))
    let rows = published("/api/tasks.json").tasks(try database.tasks(), stuck: stuck)
    return rows.filter { row in
      if !wanted.isEmpty, (row["stuck"] == .bool(true)) != (wanted == "true") { return false }
      for (name, field) in [("status", "status"), ("priority", "priority"), ("ventureId", "ventureId")] {
        if let wanted = target.value(name), !wanted.isEmpty, row[field]?.text != wanted { return false }
      }
      guard let agent = target.value("agent"), !agent.isEmpty else { return true }
      return row["agentIds"]?.elements?.contains { $0.text == agent } == true
    }
  }

  @Sendable private func agents(_ database: TaskDatabase, _ target: RequestTarget) throws(TrackerError) -> [JSONValue] {
    published("/api/agents.json").agents(try database.agents())
  }

  @Sendable private func activities(
    _ database: TaskDatabase, _ target: RequestTarget
  ) throws(TrackerError) -> [JSONValue] {
    let limit = target.value("limit") ?? "50"
    guard let count = Int(limit), (1...1000).contains(count) else {
      throw .invalid([InputFault("limit", "must be a whole number from 1 to 1000")])
    }
    return try database.activities(limit: count).map(\.json)
  }

  /// What the site has at a path, as rows.
  private func published(_ path: String) -> LiveRows {
    let file = RequestTarget(path).flatMap { site.snapshot.file(for: $0) }
    let rows = file.flatMap { try? JSONDocumentParser.parse($0.resource.bytes) }?.root.array?.map(\.value)
    return LiveRows(published: rows ?? [], source: source)
  }

  // MARK: - Answers

  private typealias Handler = @Sendable (Request) throws(Problem) -> Answer

  private func list(
    _ rows: @escaping @Sendable (TaskDatabase, RequestTarget) throws(TrackerError) -> [JSONValue]
  ) -> Handler {
    { request throws(Problem) in
      try asking { database throws(TrackerError) in
        let redactor = Redactor()
        let list = JSONValue.array(try rows(database, request.target)).mapTexts(redactor.redact)
        return live(JSONWriter.bytes(of: list, layout: .pretty), request)
      }
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
    guard let list, case .notFound(let kind, let id) = error, let other = published(list).foreignSource(of: id) else {
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

  /// A list as it is now: kept by nobody without asking, and sent again only when it is another.
  private func live(_ bytes: [UInt8], _ request: Request) -> Response {
    let tag = "\"\(Digest128(bytes))\""
    let headers =
      site.snapshot.everywhere + [Header("Cache-Control", "no-cache"), Header("ETag", tag)]
    if let known = request.header("if-none-match"), EntityTag.list(known, matchesWeakly: tag) {
      return Response(304, headers: headers, unsentSize: bytes.count)
    }
    return Response(
      200, headers: headers + [Header("Content-Type", "application/json; charset=utf-8")], body: bytes)
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
