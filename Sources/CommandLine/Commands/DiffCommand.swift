import Effects
import Hosting
import JSON
import Model

/// What was typed behind `diff`.
struct DiffOptions: Sendable {
  /// The two outputs.
  var old = ""
  var new = ""
  var format = BuildOptions.Format.text

  /// The flags of `diff`.
  static let table = FlagTable<DiffOptions>(
    flags: [
      Flag("format", value: "FORMAT", "Tell the result as text or json (default: text).") {
        (options, value) throws(UsageError) in
        guard let format = BuildOptions.Format(rawValue: value) else {
          throw UsageError("--format takes text or json, not \"\(value)\"")
        }
        options.format = format
      }
    ], operandLimit: 2)

  /// The options of a command line.
  static func parse(_ words: [String]) throws(UsageError) -> DiffOptions {
    var options = DiffOptions()
    let operands = try table.parse(words, into: &options)
    guard operands.count == 2 else { throw UsageError("diff needs two outputs", hint: "write diff OLD NEW") }
    (options.old, options.new) = (operands[0], operands[1])
    return options
  }
}

/// `diff`: what is another in one output than in an older one, by file, and by agent and day.
struct DiffCommand: Sendable {
  let options: DiffOptions

  /// Runs the command.
  func run(in world: World) -> ExitCode {
    guard let old = manifest(options.old, world), let new = manifest(options.new, world) else { return .failed }
    let difference = SiteDifference(
      old: old, new: new, oldFigures: figures(options.old, world), newFigures: figures(options.new, world))
    switch options.format {
    case .text: world.terminal.output.write(difference.text)
    case .json: world.terminal.output.write(JSONWriter.text(of: difference.json, layout: .compact) + "\n")
    }
    return .success
  }

  private func manifest(_ output: String, _ world: World) -> Manifest? {
    let path = "\(world.absolute(output))/\(Manifest.fileName)"
    do throws(FileError) {
      if let manifest = Manifest(parsing: try world.files.readAll(path, limit: 256 << 20)) { return manifest }
      world.terminal.error.write("fleetledger: \(path.printable) is no list of published files\n")
    } catch {
      world.terminal.error.write("fleetledger: \(error.description.printable)\n")
    }
    return nil
  }

  /// Each agent's figures by day, from the output's own document; none where it is not there.
  private func figures(_ output: String, _ world: World) -> [SiteDifference.Key: SiteDifference.Figures] {
    var found: [SiteDifference.Key: SiteDifference.Figures] = [:]
    guard
      let bytes = try? world.files.readAll("\(world.absolute(output))/api/tokens.json", limit: 256 << 20),
      let document = try? JSONDocumentParser.parse(bytes)
    else { return found }
    for agent in document.root["agents"]?.array ?? [] {
      guard let id = agent["id"]?.string else { continue }
      found[SiteDifference.Key(agent: id, day: nil)] = SiteDifference.Figures(agent)
      for day in agent["daily"]?.array ?? [] {
        guard let name = day["date"]?.string else { continue }
        found[SiteDifference.Key(agent: id, day: name)] = SiteDifference.Figures(day)
      }
    }
    return found
  }

  /// The whole help of the command.
  static let help = HelpText.page(
    purpose: "Tell what is another in one output than in an older one.", usage: "diff OLD NEW [OPTIONS]",
    operands: [("OLD", "The output of a build."), ("NEW", "The output of a later one.")], table: DiffOptions.table,
    examples: ["fleetledger diff yesterday/public public", "fleetledger diff old new --format json"])
}
