/// A set of call keys in little memory: 16 bytes for a place, of which at most three in four are taken.
///
/// Keys are hashes already: one multiplication says where to look, and the next free place behind that takes the key. Its
/// factor is drawn anew for each set, so that nobody can make up calls whose keys fall together. No order leaves the set.
struct CallKeySet {
  /// The places, a power of two; the key of zeros marks a free one.
  private var places: [CallKey] = []
  private var count = 0
  private let factor = UInt64.random(in: .min ... .max) | 1
  private var hasZero = false

  /// Adds a key; false when it is there.
  mutating func insert(_ key: CallKey) -> Bool {
    if key == .zero {
      defer { hasZero = true }
      return !hasZero
    }
    if count >= places.count / 4 * 3 { grow() }
    let place = place(of: key, in: places)
    if places[place] == key { return false }
    places[place] = key
    count += 1
    return true
  }

  /// The place of a key, or the free one where it belongs.
  private func place(of key: CallKey, in places: [CallKey]) -> Int {
    let mask = places.count - 1
    let product = key.low.multipliedFullWidth(by: factor)
    var place = Int(truncatingIfNeeded: product.high ^ product.low) & mask
    while places[place] != .zero, places[place] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    var larger = [CallKey](repeating: .zero, count: max(64, places.count * 2))
    for key in places where key != .zero { larger[place(of: key, in: larger)] = key }
    places = larger
  }
}
