import Hosting

/// Answers for what is made of the task database: never from a site that was made before the database's last change.
package struct FreshPages: Sendable {
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
    if let entry = snapshot.entry(for: request.target), live?.paths.contains(entry.path) != true { return nil }
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
            guard let entry = snapshot.entry(for: request.target), live?.paths.contains(entry.path) == true else {
              return try answer(request)
            }
            return whenFresh {
              do throws(Problem) { return try answer(request) } catch {
                return .now(error.response(site.snapshot.everywhere))
              }
            }
          }
        )
      })
  }

  /// What is made when the site is fresh.
  private func whenFresh(_ answer: @escaping @Sendable () -> Answer) -> Answer {
    let later = LaterResponse()
    return fresh.isFresh { Answer.making(later, answer) } ? answer() : .later(later)
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
    let made: @Sendable () -> Answer = { [self] in
      let (snapshot, live) = site.pages
      let page = live?.page(path, state) ?? live?.page(Self.boardPath, state)
      guard let page else {
        let problem = Problem(status, state.problem ?? "the form has faults", errors: state.faults.map(\.message))
        return .now(problem.response(snapshot.everywhere))
      }
      let whole = snapshot.file(page, status: status).response(to: request)
      return .now(headers.isEmpty ? whole : whole.adding(headers))
    }
    if fresh.isFresh(orElse: { Answer.making(later, made) }) { Answer.making(later, made) }
  }

  /// The page of all tasks.
  static let boardPath = "tasks.html"

  private func page(_ request: Request) -> Answer {
    let (snapshot, live) = site.pages
    guard let entry = snapshot.entry(for: request.target) else { return snapshot.missing(request) }
    if let form = request.target.value("done"), let live, live.withForms.contains(entry.path) {
      var state = FormState(form: form, task: request.target.value("task"))
      state.isDone = true
      let asked = state
      return .making {
        live.page(entry.path, asked).map { snapshot.file($0).response(to: request) } ?? entry.response(to: request)
      }
    }
    return entry.answer(to: request)
  }
}
