import Hosting
import Model
import Reports
import Site
import Synchronization

/// What a site is made of. Sites of equal input are the same but for what tells of the build itself; to compare it takes
/// far less than to make their pages.
struct SiteInput: Sendable, Equatable {
  private let documents: [Document]
  private let configuration: SiteConfiguration
  private let zone: ZoneRules
  /// Of the user's templates, or nil.
  private let theme: String?
  private let board: Board?

  /// That of a plan, whose pages have the forms of a board if there is one.
  init(_ plan: SitePlan, _ board: Board?) {
    documents = plan.documents.documents + plan.documents.queryShards
    configuration = plan.configuration
    zone = plan.zone
    theme = plan.theme?.digest
    self.board = board
  }

  static func == (a: SiteInput, b: SiteInput) -> Bool {
    guard a.documents.count == b.documents.count, a.configuration == b.configuration, a.zone == b.zone,
      a.theme == b.theme, a.board == b.board
    else { return false }
    // The first difference is enough.
    let isOther = Atomic(false)
    _ = a.documents.indices.map { $0 }.concurrentMap { index in
      guard !isOther.load(ordering: .relaxed), a.documents[index] != b.documents[index] else { return }
      isOther.store(true, ordering: .relaxed)
    }
    return !isOther.load(ordering: .relaxed)
  }
}
