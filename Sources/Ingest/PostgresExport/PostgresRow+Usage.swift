import Model

extension PostgresRow {
  /// The record of a `token_usage` row. The collector stores differences where it has them, else the plain figures.
  mutating func usage() -> UsageRecord {
    let time = rowTime("recorded_at")
    let hasDelta = text("delta_total_tokens") != nil
    let raw = count("total_tokens")
    let total = hasDelta ? count("delta_total_tokens") : raw
    let hasCostDelta = text("delta_cost") != nil
    return record(
      rank: .usageTable, period: time.map { .instant($0) } ?? .unknown, session: name("session_id"),
      tokens: tokens(
        total, isOfParts: raw == nil || total == raw,
        ["input_tokens", "output_tokens", "cache_read_tokens", "cache_write_tokens"]),
      cost: cost(
        dollars(hasCostDelta ? "delta_cost" : "cost_total"),
        ["cost_input", "cost_output", "cost_cache_read", "cost_cache_write"]))
  }

  /// The record of a `token_usage_daily` row.
  mutating func dailyUsage() -> UsageRecord {
    let day = rowDay("date")
    return record(
      rank: .dailyUsageTable, period: day.map { .day($0) } ?? .unknown, session: nil,
      tokens: tokens(
        count("total_tokens"), isOfParts: true,
        ["total_input_tokens", "total_output_tokens", "total_cache_read_tokens", "total_cache_write_tokens"]),
      cost: cost(
        dollars("total_cost"),
        ["total_cost_input", "total_cost_output", "total_cost_cache_read", "total_cost_cache_write"]))
  }

  private mutating func record(
    rank: SourceRank, period: Period, session: String?, tokens: TokenCounts?, cost: CostParts?
  ) -> UsageRecord {
    UsageRecord(
      line: line, rank: rank, basis: .sampled, agent: name("agent_id").map { AgentName(id: $0) }, period: period,
      session: session, user: name("user_id"), model: name("model"), provider: name("provider"), tokens: tokens,
      cost: cost, calls: count("request_count").map { Int($0) })
  }

  /// Tokens from a total and the four parts. Parts that add up to the total are taken as they are. Otherwise the collector
  /// did not fill input and output: only the cache parts are known, and these only where the parts belong to this very
  /// total (`isOfParts`) and fit into it.
  private mutating func tokens(_ total: Int64?, isOfParts: Bool, _ columns: [String]) -> TokenCounts? {
    var parts: [Int64?] = []
    for column in columns { parts.append(count(column)) }
    let sum = RecordedSplit.sum(parts)
    guard let total else {
      return parts.allSatisfy { $0 == nil } || !isOfParts ? nil : Self.counts(parts, unsplit: 0)
    }
    if sum == total { return Self.counts(parts, unsplit: 0) }
    let cache = RecordedSplit.sum([parts[2], parts[3]])
    guard isOfParts, sum > 0, cache <= total else { return Self.counts([nil, nil, nil, nil], unsplit: total) }
    return Self.counts([nil, nil, parts[2], parts[3]], unsplit: total - cache)
  }

  private static func counts(_ parts: [Int64?], unsplit: Int64) -> TokenCounts {
    func part(_ index: Int) -> Tokens? { parts[index].map { Tokens($0) } }
    return TokenCounts(
      input: part(0), output: part(1), cacheRead: part(2), cacheWrite: part(3), unsplit: Tokens(unsplit))
  }

  /// The columns have six decimals, each rounded for itself: four parts and their total differ by no more than this.
  private static var rounding: Int128 { 3_000_000 }

  /// The cost from its total and its parts; parts that do not add up to the total are left out.
  private mutating func cost(_ total: USDTotal?, _ columns: [String]) -> CostParts? {
    var parts: [USDTotal?] = []
    for column in columns { parts.append(dollars(column)) }
    let sum = parts.reduce(USDTotal.zero) { $0 + ($1 ?? .zero) }
    guard let total else { return nil }
    let rest = total - sum
    guard rest.picodollars <= Self.rounding, sum > .zero || total == .zero,
      let split = RecordedSplit.cost(total, parts, rounding: Self.rounding)
    else { return CostParts(unsplit: total) }
    return split
  }
}
