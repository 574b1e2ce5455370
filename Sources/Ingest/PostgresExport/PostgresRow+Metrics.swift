import Model

extension PostgresRow {
  /// The columns of `platform_metrics` that hold figures, in the table's order.
  private static let figures = [
    "cpu_percent", "mem_total_bytes", "mem_used_bytes", "mem_percent", "disk_total_bytes", "disk_used_bytes",
    "disk_percent", "load_1m", "load_5m", "load_15m", "cpu_count", "uptime_seconds", "gateway_latency_ms",
    "session_count", "process_cpu_percent", "process_mem_percent", "node_rss_bytes", "load_percent",
  ]

  /// The sample of a `platform_metrics` row; nil when the row has no usable time.
  mutating func metricSample() -> MetricSample? {
    guard let time = rowTime("recorded_at") else { return nil }
    var values: [MetricSample.Value] = []
    for column in Self.figures {
      guard let number = decimal(column) else { continue }
      values.append(MetricSample.Value(name: column, mantissa: number.mantissa, scale: number.scale))
    }
    let status = text("gateway_status").map { [MetricSample.State(name: "gateway_status", text: $0)] } ?? []
    return MetricSample(line: line, time: time, host: name("hostname"), values: values, states: status)
  }
}
