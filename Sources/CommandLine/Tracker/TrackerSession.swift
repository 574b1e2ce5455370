import Effects
import JSON
import Tracker

/// One run of a verb: where its database is, and how its results are told.
struct TrackerSession: Sendable {
  let world: World
  let options: TrackerOptions

  /// Where the task database is: `--database`, else FLEETLEDGER_DATABASE, else the first of `DatabasePlace.candidates`
  /// that is there; else the last of them.
  var path: String { DatabasePlace.path(options.database, folder: world.environment.workingFolder, world) }

  /// Opens the database.
  func open() throws(TrackerStop) -> TaskDatabase {
    do throws(TrackerError) {
      return try TaskDatabase.open(path: path, clock: world.clock, random: world.random, orCopy: true)
    } catch {
      throw .tracker(error)
    }
  }

  /// Opens the database and does something with it.
  func with<Result>(_ body: (TaskDatabase) throws(TrackerError) -> Result) throws(TrackerStop) -> Result {
    let database = try open()
    do throws(TrackerError) { return try body(database) } catch { throw .tracker(error) }
  }

  /// Prints a result: JSON where that was asked for, else text.
  @discardableResult
  func print(_ json: @autoclosure () -> JSONValue, _ text: @autoclosure () -> String) -> ExitCode {
    world.terminal.output.write(options.json ? JSONWriter.text(of: json(), layout: .pretty) : text())
    return .success
  }

  /// Says why the database refused, and gives the exit code.
  func tell(_ error: TrackerError) -> ExitCode {
    var text = "fleetledger: \(error.description.printable)\n"
    var code = ExitCode.failed
    switch error {
    case .invalid: code = .usage
    case .notFound, .conflict: code = .problems
    case .missing: text += "  hint: name it with --database, or make it with 'fleetledger database init'\n"
    case .otherSchema: text += "  hint: 'fleetledger database init' makes a new one\n"
    case .busy: text += "  hint: try again when the other program is done\n"
    case .damaged: text += "  hint: restore it from a backup\n"
    case .readOnly, .database: break
    }
    world.terminal.error.write(text)
    return code
  }
}

/// Where the task database is looked for.
enum DatabasePlace {
  /// Paths relative to a folder, in the order in which they are tried: where Prisma keeps it, then the folder itself.
  static let candidates = ["prisma/dev.db", "dev.db"]

  /// The absolute path of the database: the one asked for, else that of FLEETLEDGER_DATABASE, else the first candidate in
  /// `folder` that is there, else the last.
  static func path(_ asked: String?, folder: String, _ world: World) -> String {
    if let asked = asked ?? world.environment.variable("FLEETLEDGER_DATABASE"), !asked.isEmpty {
      return world.absolute(asked)
    }
    for candidate in candidates {
      let path = world.absolute(candidate, in: folder)
      if (try? world.files.status(path)) != nil { return path }
    }
    return world.absolute(candidates.last ?? "", in: folder)
  }
}
