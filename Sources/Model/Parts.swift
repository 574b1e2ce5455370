/// An amount and the parts it consists of, for tokens and for dollars alike.
///
/// The known parts and `unsplit` add up to `total` exactly. A part that is not known is nil, never zero; what a source
/// gives only as a total is `unsplit`.
@usableFromInline package struct Parts<Amount: Additive>: Sendable, Hashable {
  // Five optionals would take nearly twice the room of the amounts and one byte for what is known; there are two of these
  // in each cell of a ledger. What is not known is zero here.
  @usableFromInline var inputOrZero: Amount
  @usableFromInline var outputOrZero: Amount
  @usableFromInline var cacheReadOrZero: Amount
  @usableFromInline var cacheWriteOrZero: Amount
  /// The rest of the total, of which no split is known.
  @usableFromInline package var unsplit: Amount
  /// Which parts are known: 1 stands for input, 2 for output, 4 for cacheRead, 8 for cacheWrite.
  @usableFromInline var known: UInt8

  /// Makes an amount from its parts; the total is their sum.
  @inlinable package init(
    input: Amount? = nil, output: Amount? = nil, cacheRead: Amount? = nil, cacheWrite: Amount? = nil,
    unsplit: Amount = .zero
  ) {
    inputOrZero = input ?? .zero
    outputOrZero = output ?? .zero
    cacheReadOrZero = cacheRead ?? .zero
    cacheWriteOrZero = cacheWrite ?? .zero
    self.unsplit = unsplit
    known = (input == nil ? 0 : 1) | (output == nil ? 0 : 2) | (cacheRead == nil ? 0 : 4) | (cacheWrite == nil ? 0 : 8)
  }

  /// Prompt tokens not served from a cache, or their cost.
  @inlinable package var input: Amount? {
    get { known & 1 == 0 ? nil : inputOrZero }
    set {
      inputOrZero = newValue ?? .zero
      known = known & ~1 | (newValue == nil ? 0 : 1)
    }
  }

  /// Answer tokens, reasoning included, or their cost.
  @inlinable package var output: Amount? {
    get { known & 2 == 0 ? nil : outputOrZero }
    set {
      outputOrZero = newValue ?? .zero
      known = known & ~2 | (newValue == nil ? 0 : 2)
    }
  }

  /// Tokens read from a prompt cache, or their cost.
  @inlinable package var cacheRead: Amount? {
    get { known & 4 == 0 ? nil : cacheReadOrZero }
    set {
      cacheReadOrZero = newValue ?? .zero
      known = known & ~4 | (newValue == nil ? 0 : 4)
    }
  }

  /// Tokens written to a prompt cache, or their cost.
  @inlinable package var cacheWrite: Amount? {
    get { known & 8 == 0 ? nil : cacheWriteOrZero }
    set {
      cacheWriteOrZero = newValue ?? .zero
      known = known & ~8 | (newValue == nil ? 0 : 8)
    }
  }

  /// The sum of the known parts and the unsplit rest.
  @inlinable package var total: Amount {
    unsplit + inputOrZero + outputOrZero + cacheReadOrZero + cacheWriteOrZero
  }

  /// Adds part by part; a part is known when either side knows it.
  @inlinable package static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.inputOrZero = a.inputOrZero + b.inputOrZero
    sum.outputOrZero = a.outputOrZero + b.outputOrZero
    sum.cacheReadOrZero = a.cacheReadOrZero + b.cacheReadOrZero
    sum.cacheWriteOrZero = a.cacheWriteOrZero + b.cacheWriteOrZero
    sum.unsplit = a.unsplit + b.unsplit
    sum.known |= b.known
    return sum
  }

  /// The same amounts in another unit, each as `convert` gives it; nil where it gives nil for one.
  @inlinable package func mapped<Other>(_ convert: (Amount) -> Other?) -> Parts<Other>? {
    guard let input = convert(inputOrZero), let output = convert(outputOrZero), let read = convert(cacheReadOrZero),
      let write = convert(cacheWriteOrZero), let rest = convert(unsplit)
    else { return nil }
    var result = Parts<Other>(input: input, output: output, cacheRead: read, cacheWrite: write, unsplit: rest)
    result.known = known
    return result
  }
}

/// What can be added up in `Parts`.
@usableFromInline package protocol Additive: Sendable, Hashable, Comparable {
  /// Nothing.
  static var zero: Self { get }
  /// The sum; saturates instead of trapping.
  static func + (a: Self, b: Self) -> Self
}

extension USD: Additive {}

extension USDTotal: Additive {}

/// A number of tokens; sums saturate instead of trapping.
@usableFromInline package struct Tokens: Additive, ExpressibleByIntegerLiteral {
  /// The number of tokens, from 0.
  @usableFromInline package var count: Int64

  /// Makes a number of tokens.
  @inlinable package init(_ count: Int64) { self.count = count }

  /// Makes a number of tokens from a literal.
  @inlinable package init(integerLiteral value: Int64) { count = value }

  /// No tokens; a known number, not an unknown one.
  @usableFromInline package static let zero = Tokens(0)

  /// Orders by number.
  @inlinable package static func < (a: Tokens, b: Tokens) -> Bool { a.count < b.count }

  /// Adds; saturates at the ends of 64 bits.
  @inlinable package static func + (a: Tokens, b: Tokens) -> Tokens {
    let (sum, overflow) = a.count.addingReportingOverflow(b.count)
    return Tokens(overflow ? (b.count < 0 ? .min : .max) : sum)
  }
}

/// Token counts with their parts.
package typealias TokenCounts = Parts<Tokens>

/// US dollars with their parts.
package typealias CostParts = Parts<USDTotal>
