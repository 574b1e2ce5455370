/// What a chart's figures count; a chart has one unit.
package enum ChartUnit: Sendable, Hashable {
  /// US dollars.
  case dollars
  /// Tokens.
  case tokens
  /// Things: calls, tasks, sessions.
  case count

  /// How many decimals of the shown unit an amount has: a dollar is 10¹² picodollars.
  var decimals: Int { self == .dollars ? 12 : 0 }

  /// What stands before a figure.
  var prefix: String { self == .dollars ? "$" : "" }
}
