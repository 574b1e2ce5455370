import Effects
import JSON
import Ledger
import Model

/// `explain`: the records that a figure is made of, and those that it leaves out.
struct ExplainCommand: Sendable {
  let options: ExplainOptions

  /// Runs the command.
  func run(in world: World) async -> ExitCode {
    let reading: WorkspaceReading
    do throws(PlanFailure) {
      reading = try await WorkspaceReading.readSpending(options.reading, in: world, trace: options.trace)
    } catch {
      return error.tell(world)
    }
    do throws(UsageError) {
      let explanation = try Explanation(reading.ledger, options.trace, redactor: reading.redactor)
      if options.isJSON {
        world.terminal.output.write(JSONWriter.bytes(of: explanation.json, layout: .pretty))
      } else {
        world.terminal.output.write(explanation.text)
      }
      return .success
    } catch {
      return PlanFailure.usage(error).tell(world)
    }
  }

  /// The whole help of the command.
  static let help = HelpText.page(
    purpose: "Read a workspace and print the records that a figure is made of.", usage: "explain [WORKSPACE] [OPTIONS]",
    operands: [HelpText.workspace], table: ExplainOptions.table,
    examples: [
      "fleetledger explain ~/.openclaw --agent nexus --day 2026-02-17",
      "fleetledger explain . --model claude-opus-4-5 --week 2026-W08 --json",
    ])
}
