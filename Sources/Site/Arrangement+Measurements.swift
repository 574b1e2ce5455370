import Model
import Mustache
import Reports

extension Arrangement {
  /// The most columns of the table of measurements; more names than that are told by `columnsLeftOut`.
  private static let columnLimit = 16

  /// `latest` and `latestStates`: the newest measurement's figures with label and unit, and its states; `columns` and `rows`: all measurements as a
  /// table, a column for each figure that any of them has.
  static func measurements(_ document: DocumentValue, _ context: TemplateContext) -> [(String, MustacheValue)] {
    let samples = document["samples"]?.elements ?? []
    var names: [String] = []
    var known: Set<String> = []
    for sample in samples {
      for figure in sample["values"]?.elements ?? [] {
        if let name = name(of: figure), known.insert(name).inserted { names.append(name) }
      }
    }
    let columns = names.prefix(columnLimit)
    let rows: [MustacheValue] = samples.map { sample in
      var cells: [String: DocumentValue] = [:]
      for figure in sample["values"]?.elements ?? [] {
        if let name = name(of: figure), cells[name] == nil { cells[name] = figure["value"] }
      }
      return .object([
        "time": context.value(of: sample["time"] ?? .null), "host": context.value(of: sample["host"] ?? .null),
        "states": context.value(of: sample["states"] ?? .null), "source": context.value(of: sample["source"] ?? .null),
        "line": context.value(of: sample["line"] ?? .null),
        "cells": .list(columns.map { .object(["value": context.value(of: cells[$0] ?? .null)]) }),
      ])
    }
    return [
      ("latest", .list((document["latest"]?["values"]?.elements ?? []).map { labelled($0, context) })),
      (
        "latestStates",
        .list(
          (document["latest"]?["states"]?.elements ?? []).map { state in
            .object([
              "label": .text(label(of: name(of: state) ?? "").label),
              "state": context.value(of: state["state"] ?? .null),
            ])
          })
      ),
      ("columns", .list(columns.map { .object(heading(of: $0)) })), ("rows", .list(rows)),
      ("columnsLeftOut", context.count(names.count - columns.count)),
    ]
  }

  private static func name(of figure: DocumentValue) -> String? {
    guard case .text(let name) = figure["name"] else { return nil }
    return name
  }

  private static func labelled(_ figure: DocumentValue, _ context: TemplateContext) -> MustacheValue {
    let (label, unit) = label(of: name(of: figure) ?? "")
    return .object([
      "label": .text(label), "unit": MustacheValue(unit), "value": context.value(of: figure["value"] ?? .null),
    ])
  }

  private static func heading(of name: String) -> MustacheObject {
    let (label, unit) = label(of: name)
    return ["label": .text(label), "unit": MustacheValue(unit)]
  }

  /// Endings of names that tell a unit.
  private static let units: [(ending: String, unit: String)] = [
    ("_percent", "%"), ("_pct", "%"), ("_bytes", "bytes"), ("_kb", "KB"), ("_mb", "MB"), ("_gb", "GB"), ("_ms", "ms"),
    ("_seconds", "s"), ("_minutes", "min"), ("_hours", "h"), ("_usd", "USD"),
  ]

  /// A figure's name in words, and its unit where the name tells: `memory_used_mb` is "memory used", MB.
  static func label(of name: String) -> (label: String, unit: String?) {
    let found = units.first { name.hasSuffix($0.ending) && name.utf8.count > $0.ending.utf8.count }
    let stem = found.map { name.dropLast($0.ending.count) } ?? Substring(name)
    return (String(stem.map { $0 == "_" ? " " : $0 }), found?.unit)
  }
}
