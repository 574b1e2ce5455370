import Dispatch
import Hosting

/// Answers for what is made of the task database: never from a site that was made before the database's last change.
package struct FreshPages: Sendable {
  /// Where pages are made for single requests.
  private static let queue = DispatchQueue(label: "fleetledger.pages", attributes: .concurrent)

  private let site: PublishedSite
  private let fresh: FreshSite

  /// Makes one for a site.
  package init(_ site: PublishedSite, _ fresh: FreshSite) {
    self.site = site
    self.fresh = fresh
  }

  /// The answer to a request; nil for one that the task database has nothing to do with. What is not there may be a row
  /// that is new.
  func answer(_ request: Request) -> Answer? {
    guard request.method == "GET" || request.method == "HEAD" else { return nil }
    let (snapshot, live) = site.pages
    if let file = snapshot.file(for: request.target), live?.paths.contains(file.resource.path) != true { return nil }
    return whenFresh { [self] in page(request) }
  }

  /// The same for an address that is answered by code from the site.
  package func guarding(_ route: LiveRoute) -> LiveRoute {
    LiveRoute(
      route.path, parameters: route.parameters,
      route.methods.map { method, answer in
        guard method == "GET" else { return (method, answer) }
        return (
          method,
          { (request: Request) throws(Problem) -> Answer in
            let (snapshot, live) = site.pages
            guard let file = snapshot.file(for: request.target), live?.paths.contains(file.resource.path) == true else {
              return try answer(request)
            }
            return whenFresh {
              do throws(Problem) {
                if case .now(let response) = try answer(request) { return response }
                return Problem(500, "there is no answer").response(snapshot.everywhere)
              } catch {
                return error.response(site.snapshot.everywhere)
              }
            }
          }
        )
      })
  }

  /// What is made when the site is fresh.
  func whenFresh(_ made: @escaping @Sendable () -> Response) -> Answer {
    let later = LaterResponse()
    let isFresh = fresh.isFresh { Self.queue.async { later.finish(made()) } }
    return isFresh ? .now(made()) : .later(later)
  }

  /// A page with forms and what became of one, from the site as it is when that is fresh.
  func answer(_ request: Request, _ status: Int, _ headers: [Header], path: String, _ state: FormState) -> Answer {
    let later = LaterResponse()
    finish(later, request, status, headers, path: path, state)
    return .later(later)
  }

  /// The same, given to who waits for it.
  func finish(
    _ later: LaterResponse, _ request: Request, _ status: Int, _ headers: [Header] = [], path: String,
    _ state: FormState
  ) {
    let made: @Sendable () -> Void = { [self] in
      let (snapshot, live) = site.pages
      let page = live?.page(path, state) ?? live?.page(Self.boardPath, state)
      guard let page else {
        let problem = Problem(status, state.problem ?? "the form has faults", errors: state.faults.map(\.message))
        return later.finish(problem.response(snapshot.everywhere))
      }
      let whole = snapshot.file(page, status: status).response(to: request)
      later.finish(headers.isEmpty ? whole : whole.adding(headers))
    }
    if fresh.isFresh(orElse: { Self.queue.async(execute: made) }) { Self.queue.async(execute: made) }
  }

  /// The page of all tasks.
  static let boardPath = "tasks.html"

  private func page(_ request: Request) -> Response {
    let (snapshot, live) = site.pages
    guard let file = snapshot.file(for: request.target) else { return snapshot.missing(request) }
    if let form = request.target.value("done"), let live, live.withForms.contains(file.resource.path) {
      var state = FormState(form: form, task: request.target.value("task"))
      state.isDone = true
      if let page = live.page(file.resource.path, state) { return snapshot.file(page).response(to: request) }
    }
    return file.response(to: request)
  }
}
