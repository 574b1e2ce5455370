// https://www.sqlite.org/datatype3.html

/// A value of a column, by its storage class: a column's declared type promises nothing.
package enum SQLiteValue: Sendable, Hashable {
  /// NULL
  case null
  /// A whole number.
  case integer(Int64)
  /// A floating-point number.
  case real(Double)
  /// Text; `isRepaired` when it held bytes that are not UTF-8, which are then U+FFFD.
  case text(String, isRepaired: Bool = false)
  /// Bytes.
  case blob([UInt8])

  /// The whole number, or nil for any other storage class.
  package var integer: Int64? { if case .integer(let value) = self { value } else { nil } }

  /// The text, or nil for any other storage class.
  package var text: String? { if case .text(let value, isRepaired: _) = self { value } else { nil } }

  /// The number of a whole or floating-point value, or nil for any other storage class.
  package var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    case .null, .text, .blob: nil
    }
  }

  /// Whether this is NULL.
  package var isNull: Bool { self == .null }
}

extension SQLiteValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByNilLiteral
{
  /// Makes a text.
  package init(stringLiteral value: String) { self = .text(value) }
  /// Makes a whole number.
  package init(integerLiteral value: Int64) { self = .integer(value) }
  /// Makes a floating-point number.
  package init(floatLiteral value: Double) { self = .real(value) }
  /// Makes a NULL.
  package init(nilLiteral: ()) { self = .null }
}
