/// One flag of a command: the only definition of its spelling, its help and its effect.
struct Flag<Options>: Sendable {
  /// The long name without dashes.
  let name: String
  /// A single letter, or nil.
  let short: Character?
  /// What the value is called in help, or nil for a switch.
  let value: String?
  /// One line of help, with unit and default.
  let help: String
  /// Whether the help lists it among the advanced ones.
  let isAdvanced: Bool
  /// Whether it may be given several times.
  let isRepeatable: Bool
  /// Stores the value (empty for a switch).
  let apply: @Sendable (inout Options, String) throws(UsageError) -> Void

  init(
    _ name: String, short: Character? = nil, value: String? = nil, isAdvanced: Bool = false, isRepeatable: Bool = false,
    _ help: String,
    apply: @escaping @Sendable (inout Options, String) throws(UsageError) -> Void
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.help = help
    self.isAdvanced = isAdvanced
    self.isRepeatable = isRepeatable
    self.apply = apply
  }
}

/// A command line that cannot be understood.
struct UsageError: Error, Sendable, Hashable {
  /// The fact.
  var message: String
  /// What was probably meant, or nil.
  var hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
