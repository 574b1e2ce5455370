import Effects
import Glibc
import Model
import Synchronization
import Tracker

/// Agents that claim and complete tasks as fast as they can, for the scenarios: `Claimers DATABASE THREADS NAME [FAIL]`.
///
/// Each thread is an agent with a connection of its own: it claims, and completes what it got with the task's estimated
/// cost; with FAIL every FAIL-th of its results is a failure. It ends when nothing is left to claim. Prints the claims,
/// the completions, the failures, and the longest wait for a claim in milliseconds.
enum Claimers {
  static func run(_ arguments: [String]) -> Int32 {
    guard arguments.count >= 3, let count = Int(arguments[1]) else { return 64 }
    let job = Job(
      path: arguments[0], name: arguments[2], failEvery: arguments.count > 3 ? Int(arguments[3]) ?? 0 : 0)
    var threads: [pthread_t] = []
    for number in 0..<count {
      var thread = pthread_t()
      let context = Unmanaged.passRetained(Claimer(job: job, number: number)).toOpaque()
      let code = pthread_create(
        &thread, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<Claimer>.fromOpaque(context).takeRetainedValue().work()
          return nil
        }, context)
      guard code == 0 else { return 70 }
      threads.append(thread)
    }
    for thread in threads { pthread_join(thread, nil) }
    let total = job.total.withLock { $0 }
    print("\(total.claims) \(total.completions) \(total.failures) \(total.longestWait)")
    for fault in total.faults { print("fault: \(fault)") }
    return total.faults.isEmpty ? 0 : 1
  }
}

/// What all threads share.
final class Job: Sendable {
  struct Total: Sendable {
    var claims = 0
    var completions = 0
    var failures = 0
    var longestWait: Int64 = 0
    var faults: [String] = []
  }

  let path: String
  let name: String
  let failEvery: Int
  let total = Mutex(Total())

  init(path: String, name: String, failEvery: Int) {
    self.path = path
    self.name = name
    self.failEvery = failEvery
  }
}

/// One agent.
final class Claimer: Sendable {
  private let job: Job
  private let agent: String

  init(job: Job, number: Int) {
    self.job = job
    agent = "\(job.name)-\(number)"
  }

  func work() {
    var own = Job.Total()
    do throws(TrackerError) {
      let database = try TaskDatabase.open(path: job.path, clock: .live, random: .live)
      while true {
        let begun = Clock.live.now()
        guard let task = try database.claim(TaskClaim(agentID: agent)) else { break }
        own.longestWait = max(own.longestWait, Clock.live.now().milliseconds - begun.milliseconds)
        own.claims += 1
        var result = TaskResult(taskID: task.id, agentID: agent)
        result.actualCost = task.estimatedCost
        if job.failEvery > 0, own.claims % job.failEvery == 0 {
          result.error = "planned"
          own.failures += 1
        } else {
          own.completions += 1
        }
        _ = try database.complete(result)
      }
    } catch {
      own.faults.append("\(agent): \(error.description)")
    }
    job.total.withLock { [own] total in
      total.claims += own.claims
      total.completions += own.completions
      total.failures += own.failures
      total.longestWait = max(total.longestWait, own.longestWait)
      total.faults += own.faults
    }
  }
}
