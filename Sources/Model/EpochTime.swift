/// Times as numbers since 1970-01-01T00:00:00Z.
package enum EpochTime {
  /// The moment of a number of milliseconds, or of seconds when it is below 10^11 (as milliseconds that would be before
  /// March 1973, as seconds it reaches to the year 5138); nil outside the years 0 to 9999.
  package static func instant(_ number: Int64) -> Instant? {
    let isSeconds = number.magnitude < 100_000_000_000
    let milliseconds = isSeconds ? number * 1000 : number
    return Instant.printable.contains(milliseconds) ? Instant(milliseconds: milliseconds) : nil
  }
}
