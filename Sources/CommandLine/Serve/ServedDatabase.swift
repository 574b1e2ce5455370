import Effects
import Hosting
import Model
import Reports
import Server
import Site
import Tracker

/// The task database of `serve`, as a source of the site: where it stands in the workspace, and what its rows are chosen
/// from.
struct ServedDatabase: Sendable {
  /// The path under which its rows are shown.
  let source: String
  /// The absolute path of the file.
  let path: String
  /// Knows whether the site was made of its rows as they are.
  let fresh: FreshSite
  /// Whether a change needs the server's token.
  let needsToken: Bool

  /// The board of a site that is about to be made; names are shown as the configuration wants it, and an id that it hides is
  /// left out.
  func board(_ configuration: SiteConfiguration) -> Board {
    let redactor = Redactor(configuration)
    func choices(_ rows: [(id: String, name: String)]) -> [Board.Choice] {
      rows.filter { redactor.redact($0.id) == $0.id }.map { Board.Choice(id: $0.id, name: redactor.redact($0.name)) }
    }
    let rows = fresh.read { database throws(TrackerError) in
      (agents: try database.agents(), ventures: try database.ventures())
    }
    return Board(
      source: source, agents: choices(rows?.agents.map { ($0.id, $0.name) } ?? []),
      ventures: choices(rows?.ventures.map { ($0.venture.id, $0.venture.name) } ?? []), needsToken: needsToken)
  }

  /// The world in which a database stands in the workspace, and its path there. One that lies elsewhere is shown under its
  /// name at the top of the workspace, or under another one where that is taken or would not be read.
  static func place(_ path: String, _ workspace: String, _ world: World) -> (world: World, source: String) {
    let folder = (try? world.files.canonical(world.absolute(workspace))) ?? world.absolute(workspace)
    let file = (try? world.files.canonical(world.absolute(path))) ?? world.absolute(path)
    if file.hasPrefix(folder + "/") { return (world, String(file.dropFirst(folder.count + 1))) }
    var name = file.split(separator: "/").last.map(String.init) ?? ""
    let isRead = [".db", ".sqlite", ".sqlite3"].contains { name.lowercased().hasSuffix($0) }
    let top = world.absolute(workspace)
    var number = 1
    while !isRead && number == 1 || (try? world.files.statusOf("\(top)/\(name)", false)) != nil {
      name = number == 1 ? "task-database.db" : "task-database-\(number).db"
      number += 1
    }
    var world = world
    world.files = world.files.showing(database: file, as: name, in: top)
    return (world, name)
  }
}
