import Model

/// The flags of one command, and how words are matched with them.
///
/// `--name value`, `--name=value`, `-n value`, `-nvalue`; `--` ends the flags; operands may stand anywhere. A flag may be given
/// once, unless it says otherwise.
struct FlagTable<Options>: Sendable {
  let flags: [Flag<Options>]
  /// The most operands that the command takes.
  let operandLimit: Int

  /// Applies the flags among `words` to `options` and gives the operands.
  func parse(_ words: [String], into options: inout Options) throws(UsageError) -> [String] {
    var operands: [String] = []
    var seen: Set<String> = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let (flag, attached) = try find(word)
      if !seen.insert(flag.name).inserted, !flag.isRepeatable { throw UsageError("--\(flag.name) is given twice") }
      guard let placeholder = flag.value else {
        if attached != nil { throw UsageError("--\(flag.name) takes no value") }
        try flag.apply(&options, "")
        continue
      }
      guard let value = attached ?? rest.popFirst() else {
        throw UsageError("--\(flag.name) needs a value", hint: "write --\(flag.name) \(placeholder)")
      }
      try flag.apply(&options, value)
    }
    if operands.count > operandLimit {
      throw UsageError("unexpected operand \"\(operands[operandLimit])\"")
    }
    return operands
  }

  private func find(_ word: String) throws(UsageError) -> (flag: Flag<Options>, value: String?) {
    if !word.hasPrefix("--") {
      let letter = word.dropFirst().first
      if let flag = flags.first(where: { $0.short == letter }), word.count == 2 || flag.value != nil {
        return (flag, word.count == 2 ? nil : String(word.dropFirst(2)))
      }
      throw UsageError("unknown flag \"\(word)\"")
    }
    let body = word.dropFirst(2)
    let name = String(body.prefix { $0 != "=" })
    let value = body.count > name.count ? String(body.dropFirst(name.count + 1)) : nil
    if let flag = flags.first(where: { $0.name == name }) { return (flag, value) }
    let near = EditDistance.nearest(to: name, in: flags.map(\.name))
    throw UsageError("unknown flag \"--\(name)\"", hint: near.map { "did you mean --\($0)?" })
  }

  /// The flags as lines of help, aligned at one column.
  func help(advanced: Bool) -> [String] {
    flags.filter { $0.isAdvanced == advanced }.flatMap { flag in
      let letter = flag.short.map { "-\($0), " } ?? "    "
      let label = "  \(letter)--\(flag.name)\(flag.value.map { " \($0)" } ?? "")"
      return HelpText.aligned(label, flag.help)
    }
  }
}
