package import Hosting
import Synchronization

/// The snapshot that is served now; another one takes its place in one step.
package final class PublishedSite: Sendable {
  private let state: Mutex<(plan: HeaderPlan, snapshot: SiteSnapshot)>
  private let script: String?

  /// Begins with what a plan would publish; each page asks for `script`, if there is one.
  package init(_ plan: HeaderPlan, script: String? = nil) {
    self.script = script
    state = Mutex((plan, SiteSnapshot(plan, script: script)))
  }

  /// What is served.
  package var snapshot: SiteSnapshot { state.withLock { $0.snapshot } }

  /// Serves another plan from now on; false, and all stays, when nothing but what tells of the build itself is another.
  package func replace(with plan: HeaderPlan) -> Bool {
    let old = state.withLock { $0.plan }
    if Self.isSame(old, plan) { return false }
    let snapshot = SiteSnapshot(plan, script: script)
    state.withLock { $0 = (plan, snapshot) }
    return true
  }

  private static func isSame(_ a: HeaderPlan, _ b: HeaderPlan) -> Bool {
    a.everywhere == b.everywhere && a.otherwise == b.otherwise && a.queries == b.queries && a.paths == b.paths
      && a.resources.filter { !$0.isVolatile } == b.resources.filter { !$0.isVolatile }
  }
}
