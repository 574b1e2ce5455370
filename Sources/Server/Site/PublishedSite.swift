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
  }

  private let current: Mutex<State>
  private let script: String?

  /// Begins with what a plan would publish; each page asks for `script`, if there is one. `queries` answers what has no
  /// document; `live` is what is made of a task database.
  package init(_ plan: HeaderPlan, queries: ExactQueries? = nil, live: LivePages? = nil, script: String? = nil) {
    self.script = script
    current = Mutex(
      State(plan: plan, snapshot: SiteSnapshot(plan, live: live, script: script), queries: queries, live: live))
  }

  /// What is served.
  package var snapshot: SiteSnapshot { current.withLock { $0.snapshot } }

  /// What is served, and what answers queries of the same moment.
  var state: (snapshot: SiteSnapshot, queries: ExactQueries?) { current.withLock { ($0.snapshot, $0.queries) } }

  /// What is served, and what of it is made of a task database.
  var pages: (snapshot: SiteSnapshot, live: LivePages?) { current.withLock { ($0.snapshot, $0.live) } }

  /// Serves another plan from now on; false, and all stays, when nothing but what tells of the build itself is another.
  package func replace(with plan: HeaderPlan, queries: ExactQueries? = nil, live: LivePages? = nil) -> Bool {
    let old = current.withLock { $0.plan }
    if Self.isSame(old, plan) { return false }
    let snapshot = SiteSnapshot(plan, live: live, script: script)
    current.withLock { $0 = State(plan: plan, snapshot: snapshot, queries: queries, live: live) }
    return true
  }

  private static func isSame(_ a: HeaderPlan, _ b: HeaderPlan) -> Bool {
    a.everywhere == b.everywhere && a.otherwise == b.otherwise && a.queries == b.queries && a.paths == b.paths
      && a.sharedTargets == b.sharedTargets
      && a.resources.filter { !$0.isVolatile } == b.resources.filter { !$0.isVolatile }
  }
}
