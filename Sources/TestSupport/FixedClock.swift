package import Effects
package import Model

extension Clock {
  /// A clock that stands still.
  package static func fixed(_ instant: Instant) -> Clock { Clock { instant } }
}
