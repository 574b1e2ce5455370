/// How grave an activity is.
package enum ActivityLevel: String, Sendable, Hashable, CaseIterable {
  case debug, info, success, warning, error
}

/// The three kinds of activity that a log view is filtered by.
package enum ActivityType: String, Sendable, Hashable, CaseIterable {
  case system, task, error
}

/// Something that happened: a log line, an event row, a cron run.
package struct Activity: Sendable, Hashable {
  /// Where it stands: the line of a file or the row of a table.
  package var line: Int
  /// The source's own id, or nil.
  package var id: String?
  /// When it happened, or nil when neither the line nor what stands above it says.
  package var time: Instant?
  /// The agent, when the source tells.
  package var agent: AgentName?
  /// The coarse kind.
  package var type: ActivityType
  /// The finer kind in the source's words, such as `task_completed`, `http.access`, `gateway/heartbeat`.
  package var kind: String?
  /// How grave it is.
  package var level: ActivityLevel
  /// What happened, in one line.
  package var title: String
  /// More lines, or nil.
  package var description: String?
  /// The task it is about: an id of the same source.
  package var taskID: String?
  /// The venture it is about: an id of the same source.
  package var ventureID: String?
  /// The session it is about.
  package var session: String?
  /// Dollars that the event states; shown, never added to token cost.
  package var cost: USDTotal?

  /// Makes an activity.
  package init(line: Int, time: Instant?, type: ActivityType, level: ActivityLevel, title: String) {
    self.line = line
    self.time = time
    self.type = type
    self.level = level
    self.title = title
  }
}

/// One measurement of a machine or service.
package struct MetricSample: Sendable, Hashable {
  /// The row or line it stands in.
  package var line: Int
  /// When it was measured.
  package var time: Instant
  /// Which machine, or nil.
  package var host: String?
  /// The figures by name, exact decimals, in source order: name, mantissa, scale (value = mantissa × 10^-scale).
  package var values: [Value]
  /// Words by name, such as `gateway_status`: `ok`.
  package var states: [State]

  /// A named number.
  package struct Value: Sendable, Hashable {
    /// The source's name of the figure, such as `cpu_percent`.
    package var name: String
    /// The digits.
    package var mantissa: Int128
    /// The number of decimals, from 0.
    package var scale: Int

    /// Makes a value.
    package init(name: String, mantissa: Int128, scale: Int) {
      self.name = name
      self.mantissa = mantissa
      self.scale = scale
    }
  }

  /// A named word.
  package struct State: Sendable, Hashable {
    /// The source's name, such as `gateway_status`.
    package var name: String
    /// The word.
    package var text: String

    /// Makes a state.
    package init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// Makes a sample.
  package init(line: Int, time: Instant, host: String? = nil, values: [Value], states: [State] = []) {
    self.line = line
    self.time = time
    self.host = host
    self.values = values
    self.states = states
  }
}
