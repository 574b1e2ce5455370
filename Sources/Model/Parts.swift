/// An amount and the parts it consists of, for tokens and for dollars alike.
///
/// The known parts and `unsplit` add up to `total` exactly. A part that is not known is nil, never zero; what a source
/// gives only as a total is `unsplit`.
@usableFromInline package struct Parts<Amount: Additive>: Sendable, Hashable {
  /// Prompt tokens not served from a cache, or their cost.
  @usableFromInline package var input: Amount?
  /// Answer tokens, reasoning included, or their cost.
  @usableFromInline package var output: Amount?
  /// Tokens read from a prompt cache, or their cost.
  @usableFromInline package var cacheRead: Amount?
  /// Tokens written to a prompt cache, or their cost.
  @usableFromInline package var cacheWrite: Amount?
  /// The rest of the total, of which no split is known.
  @usableFromInline package var unsplit: Amount

  /// Makes an amount from its parts; the total is their sum.
  @inlinable package init(
    input: Amount? = nil, output: Amount? = nil, cacheRead: Amount? = nil, cacheWrite: Amount? = nil,
    unsplit: Amount = .zero
  ) {
    self.input = input
    self.output = output
    self.cacheRead = cacheRead
    self.cacheWrite = cacheWrite
    self.unsplit = unsplit
  }

  /// The sum of the known parts and the unsplit rest.
  @inlinable package var total: Amount {
    var sum = unsplit
    if let input { sum = sum + input }
    if let output { sum = sum + output }
    if let cacheRead { sum = sum + cacheRead }
    if let cacheWrite { sum = sum + cacheWrite }
    return sum
  }

  /// Adds part by part; a part is known when either side knows it.
  @inlinable package static func + (a: Self, b: Self) -> Self {
    Self(
      input: add(a.input, b.input), output: add(a.output, b.output), cacheRead: add(a.cacheRead, b.cacheRead),
      cacheWrite: add(a.cacheWrite, b.cacheWrite), unsplit: a.unsplit + b.unsplit)
  }

  @inlinable static func add(_ x: Amount?, _ y: Amount?) -> Amount? {
    guard let x else { return y }
    guard let y else { return x }
    return x + y
  }
}

/// What can be added up in `Parts`.
@usableFromInline package protocol Additive: Sendable, Hashable, Comparable {
  /// Nothing.
  static var zero: Self { get }
  /// The sum; saturates instead of trapping.
  static func + (a: Self, b: Self) -> Self
}

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
