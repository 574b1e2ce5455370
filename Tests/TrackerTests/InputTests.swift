import JSON
import Model
import Testing

@testable import Tracker

/// Bodies of requests, right and wrong.
struct InputTests {
  private func node(_ text: String) throws -> JSONNode { try JSONDocumentParser.parse(Array(text.utf8)).root }

  private func faults(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch TrackerError.invalid(let faults) {
      return faults.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func readsTheQuickStart() throws {
    let task = try NewTask(
      node(
        """
        {"title": "Analyze", "description": "Scrape", "ventureId": "clxyz", "priority": "high", "estimatedCost": 6}
        """))
    #expect(task.estimatedCost == USDTotal("6") && task.status == "queue" && task.tags == nil)
    let result = try TaskResult(
      node(#"{"taskId": "t", "agentId": "a", "output": "ok", "actualCost": 4.50, "error": null}"#))
    #expect(result.actualCost == USDTotal("4.5") && !result.isFailure)
    let agent = try AgentChange(
      node(
        #"{"id": "w", "name": "Worker", "model": "gpt-4", "status": "online", "maxTokens": 150000, "currentTask": null}"#
      ))
    #expect(agent.maxTokens == .set(150_000) && agent.currentTask == .set(nil) && agent.tokensUsed == .keep)
    let activity = try NewActivity(node(#"{"type": "capital_spent", "title": "x", "metadata": {"cost": 0.10}}"#))
    #expect(activity.metadata == #"{"cost":0.1}"#)
    #expect(try TaskClaim(node(#"{"agentId": "a"}"#)).agentName == nil)
  }

  @Test func tellsAllFaultsAtOnce() {
    #expect(
      faults {
        _ = try NewTask(
          node(
            #"{"title": 7, "prioritty": "high", "status": "done", "estimatedCost": -1, "estimatedTokens": 1.5, "tags": [1], "tags": []}"#
          ))
      } == [
        "prioritty is no known field; did you mean priority?", "tags is given twice", "title must be a text, not 7",
        "estimatedTokens must be a whole number, not 1.5", "ventureId is missing or empty",
        "status must be one of queue, active, completed, blocked, archived", "estimatedCost must not be below 0",
      ])
    #expect(faults { _ = try TaskClaim(node("[]")) }.first == "the input must be a JSON object, not an array")
    #expect(faults { _ = try NewVenture(node(#"{"name": "x"}"#)) } == ["capitalBudget is missing"])
    #expect(faults { _ = try TaskChange(node(#"{"id": "x", "title": null}"#)) } == ["title must not be null"])
    #expect(
      faults { _ = try AgentChange(node(#"{"id": "x", "tokensUsed": 3000000000}"#)) } == [
        "tokensUsed must be a whole number from 0 to 2147483647"
      ])
    #expect(
      faults { _ = try TaskResult(node(#"{"taskId": "t", "agentId": "a", "actualCost": 1000000000}"#)) } == [
        "actualCost must be below 1000000000 dollars"
      ])
    #expect(
      faults { _ = try TaskResult(node(#"{"taskId": "t", "agentId": "a\u0000", "actualCost": 1e999}"#)) } == [
        "actualCost must be an amount of dollars, not 1e999", "agentId holds a NUL character",
      ])
  }

  @Test func limitsTexts() {
    var task = NewTask(title: String(repeating: "x", count: 1001), ventureID: "v")
    #expect(task.faults == [InputFault("title", "is longer than 1000 characters")])
    task.title = " \n"
    task.tags = ["", "b"]
    #expect(task.faults.map(\.field) == ["title", "tags"])
    // Characters count as JSON Schema counts them, not bytes.
    task.title = String(repeating: "\u{1F600}", count: 1000)
    task.tags = Array(repeating: String(repeating: "\u{e9}", count: 100), count: 100)
    #expect(task.faults == [])
    task.tags = Array(repeating: String(repeating: "x", count: 101), count: 101)
    #expect(task.faults.map(\.message) == ["are more than 100", "holds one that is longer than 100 characters"])
  }
}
