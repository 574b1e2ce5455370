/// The value of an expression in `VALUES (…)`, as far as dumps write any.
enum SQLValue: Hashable {
  /// A text, or a number's digits, or `t` and `f` for truth values.
  case text(String)
  /// NULL, or the column's default.
  case null
  /// Something that would have to be computed, or is too large to be held.
  case unknown

  /// The most tokens of an expression that is understood; a dump's longest is sqlite3's `replace(replace('…', …), …)`.
  static let tokenLimit = 40

  /// Reads an expression.
  init(_ tokens: [SQLScanner.Token]) {
    var rest = tokens[...]
    let value = Self.read(&rest)
    // Behind a value only a cast may stand: '…'::text[].
    self = rest.isEmpty || rest.first == .sign(UInt8(ascii: ":")) ? value : .unknown
  }

  private static func read(_ tokens: inout ArraySlice<SQLScanner.Token>) -> SQLValue {
    guard let first = tokens.popFirst() else { return .unknown }
    switch first {
    case .text(let bytes): return .text(String(decoding: bytes, as: UTF8.self))
    case .number(let digits): return .text(digits)
    case .sign(UInt8(ascii: "-")), .sign(UInt8(ascii: "+")):
      guard case .number(let digits)? = tokens.popFirst() else { return .unknown }
      return .text(first == .sign(UInt8(ascii: "-")) ? "-" + digits : digits)
    case .word(let word):
      switch word.lowercased() {
      case "null", "default": return .null
      case "true": return .text("t")
      case "false": return .text("f")
      case "replace": return replaced(&tokens)
      default: return .unknown
      }
    case .name, .sign, .unheld, .end: return .unknown
    }
  }

  /// `replace(text, '\n', char(10))`, by which sqlite3 writes line ends.
  private static func replaced(_ tokens: inout ArraySlice<SQLScanner.Token>) -> SQLValue {
    let comma = SQLScanner.Token.sign(UInt8(ascii: ","))
    guard tokens.popFirst() == .sign(UInt8(ascii: "(")), case .text(let text) = read(&tokens),
      tokens.popFirst() == comma, case .text(let old) = read(&tokens), !old.isEmpty, tokens.popFirst() == comma,
      case .word(let function)? = tokens.popFirst(), function.lowercased() == "char",
      tokens.popFirst() == .sign(UInt8(ascii: "(")), case .number(let digits)? = tokens.popFirst(),
      let code = UInt8(digits), code < 0x80, tokens.popFirst() == .sign(UInt8(ascii: ")")),
      tokens.popFirst() == .sign(UInt8(ascii: ")"))
    else { return .unknown }
    return .text(Self.replace(Array(old.utf8), in: Array(text.utf8), with: code))
  }

  private static func replace(_ old: [UInt8], in text: [UInt8], with new: UInt8) -> String {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index...].starts(with: old) {
        result.append(new)
        index += old.count
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
