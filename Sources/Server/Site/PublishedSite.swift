package import Hosting
package import Reports
import Synchronization

/// The snapshot that is served now; another one takes its place in one step.
package final class PublishedSite: Sendable {
  private struct State {
    var plan: HeaderPlan
    var snapshot: SiteSnapshot
    var queries: ExactQueries?
    var live: LivePages?
    var number = 0
  }

  private let current: Mutex<State>
  private let script: String?
  /// Whether answers and their codings are kept in memory; else each is made for each request.
  package let keepsAnswers: Bool

  /// Begins with what a plan would publish; each page asks for `script`, if there is one. `queries` answers what has no
  /// document; `live` is what is made of a task database.
  package init(
    _ plan: HeaderPlan, queries: ExactQueries? = nil, live: LivePages? = nil, script: String? = nil,
    keepsAnswers: Bool = true
  ) {
    self.script = script
    self.keepsAnswers = keepsAnswers
    let snapshot = SiteSnapshot(plan, live: live, script: script, keepsAnswers: keepsAnswers)
    current = Mutex(State(plan: plan, snapshot: snapshot, queries: queries, live: live))
  }

  /// What is served.
  package var snapshot: SiteSnapshot { current.withLock { $0.snapshot } }

  /// What is served, what answers queries of the same moment, and the number of that moment.
  var state: (snapshot: SiteSnapshot, queries: ExactQueries?, number: Int) {
    current.withLock { ($0.snapshot, $0.queries, $0.number) }
  }

  /// Grows with each reading of the sources: what was made of another one is old.
  var number: Int { current.withLock { $0.number } }

  /// What is served, and what of it is made of a task database.
  var pages: (snapshot: SiteSnapshot, live: LivePages?) { current.withLock { ($0.snapshot, $0.live) } }

  /// Serves another plan from now on; false, and the files stay, when nothing but what tells of the build itself is
  /// another. Queries and pages with forms are answered from the new reading either way: they tell more than the files do.
  ///
  /// - Parameter isSameInput: whether what is still to be made, of both plans, is made of the same.
  package func replace(
    with plan: HeaderPlan, queries: ExactQueries? = nil, live: LivePages? = nil, isSameInput: Bool
  ) -> Bool {
    let old = current.withLock { $0.plan }
    let isSame = isSameInput && Self.isSame(old, plan)
    let snapshot = isSame ? nil : SiteSnapshot(plan, live: live, script: script, keepsAnswers: keepsAnswers)
    current.withLock { state in
      if let snapshot { (state.plan, state.snapshot) = (plan, snapshot) }
      (state.queries, state.live) = (queries, live)
      state.number += 1
    }
    return !isSame
  }

  /// Whether two plans of the same input publish the same.
  private static func isSame(_ a: HeaderPlan, _ b: HeaderPlan) -> Bool {
    a.everywhere == b.everywhere && a.otherwise == b.otherwise && a.queries == b.queries && a.paths == b.paths
      && a.sharedTargets == b.sharedTargets && a.resources.count == b.resources.count
      && zip(a.resources, b.resources).allSatisfy { one, other in
        if one.isMade, other.isMade {
          return one == other || one.isVolatile && other.isVolatile && one.path == other.path
        }
        return one.isMade == other.isMade && one.path == other.path && one.mediaType == other.mediaType
          && one.cachePolicy == other.cachePolicy
      }
  }
}
