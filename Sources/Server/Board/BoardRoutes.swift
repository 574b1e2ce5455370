import Hosting
import Tracker

/// The forms of the tasks page: a browser sends them to `/tasks`, and is led back to the page it came from.
package struct BoardRoutes: Sendable {
  private let desk: TaskDesk
  private let site: PublishedSite
  private let pages: FreshPages
  private let token: BearerToken?

  /// Makes the routes; with a token each form must carry it.
  package init(_ desk: TaskDesk, site: PublishedSite, pages: FreshPages, token: BearerToken?) {
    self.desk = desk
    self.site = site
    self.pages = pages
    self.token = token
  }

  /// The addresses.
  package var routes: [LiveRoute] {
    var route = LiveRoute(
      "/tasks",
      [
        (
          "GET",
          { (request: Request) throws(Problem) -> Answer in
            pages.answer(request) ?? site.snapshot.answer(to: request)
          }
        ), ("POST", { (request: Request) throws(Problem) -> Answer in try take(request) }),
      ])
    route.checksToken = true
    return [route]
  }

  private func take(_ request: Request) throws(Problem) -> Answer {
    let type = (request.header("content-type") ?? "").prefix { $0 != ";" }
    guard String(String(type).trimmed).isEqual(lowercased: "application/x-www-form-urlencoded") else {
      throw Problem(415, "this address takes forms, with the Content-Type application/x-www-form-urlencoded")
    }
    let values: [String: String]
    do throws(FormBody.Fault) {
      values = try FormBody(request.body).values
    } catch {
      var state = FormState(form: "")
      state.problem = error.description
      return pages.answer(request, 400, [], path: FreshPages.boardPath, state)
    }
    var state = FormState(form: values["action"] ?? "", task: values["task"])
    state.values = values.filter { $0.key != "token" }
    let path = pageAsked(for: values["page"])
    if let token, !token.admits(typed: values["token"] ?? ""), !token.admits(request.header("authorization")) {
      state.faults = [FormState.Fault("token", "is missing or wrong")]
      let challenge = Header("WWW-Authenticate", "Bearer realm=\"fleetledger\"")
      return pages.answer(request, 401, [challenge], path: path, state)
    }
    guard BoardInput.forms[state.form] != nil else {
      state.problem = "there is no form of this name"
      return pages.answer(request, 422, [], path: path, state)
    }
    let input = BoardInput(form: state.form, values.filter { $0.key != "token" })
    let asked = state
    let later = LaterResponse()
    try desk.perform { database in
      do throws(TrackerError) {
        if let task = try input.perform(on: database) { return later.finish(done(asked.form, task, path)) }
        var state = asked
        state.problem = "no task is waiting in the queue"
        pages.finish(later, request, 409, path: path, state)
      } catch {
        let (status, headers, told) = refused(asked, error)
        pages.finish(later, request, status, headers, path: path, told)
      }
    }
    return .later(later)
  }

  /// The page that a form stood on; only one that has forms is gone back to.
  private func pageAsked(for path: String?) -> String {
    guard let path, site.pages.live?.withForms.contains(path) == true else { return FreshPages.boardPath }
    return path
  }

  /// Back to the page, at the task. The address is relative, so that a proxy may put the site below a path of its own.
  private func done(_ form: String, _ task: String, _ path: String) -> Response {
    let place = "\(path)?done=\(form)&task=\(PercentEncoding.encoded(task))#task-\(PercentEncoding.encoded(task))"
    return Response(
      303, headers: site.snapshot.everywhere + [Header("Cache-Control", "no-store"), Header("Location", place)])
  }

  private func refused(_ asked: FormState, _ error: TrackerError) -> (Int, [Header], FormState) {
    let problem = Problem(error)
    var state = asked
    if case .invalid(let faults) = error {
      state.faults = faults.map { FormState.Fault($0.field, $0.message) }
    } else {
      state.problem = error.description
    }
    return (problem.status, problem.headers, state)
  }
}
