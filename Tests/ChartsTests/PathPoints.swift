/// The points that a path goes through, in tenths of a unit; knows the commands that charts use.
enum PathPoints {
  /// The end points of all commands, control points included; nil for a path that is not understood.
  static func read(_ data: String) -> [(x: Int, y: Int)]? {
    var points: [(x: Int, y: Int)] = []
    var (x, y, startX, startY) = (0, 0, 0, 0)
    var command: Character = "M"
    var numbers: [Int] = []
    var token = ""
    func flush() -> Bool {
      guard !token.isEmpty else { return true }
      guard let number = tenths(token) else { return false }
      numbers.append(number)
      token = ""
      return true
    }
    func apply() -> Bool {
      var rest = numbers[...]
      numbers = []
      repeat {
        switch (command, rest.count) {
        case ("M", 2...): (x, y) = (rest.removeFirst(), rest.removeFirst()); (startX, startY) = (x, y)
        case ("m", 2...):
          (x, y) = (x + rest.removeFirst(), y + rest.removeFirst())
          (startX, startY) = (x, y)
        case ("l", 2...): (x, y) = (x + rest.removeFirst(), y + rest.removeFirst())
        case ("h", 1...): x += rest.removeFirst()
        case ("v", 1...): y += rest.removeFirst()
        case ("q", 4...):
          points.append((x + rest.removeFirst(), y + rest.removeFirst()))
          (x, y) = (x + rest.removeFirst(), y + rest.removeFirst())
        case ("z", 0): (x, y) = (startX, startY)
        default: return false
        }
        points.append((x, y))
      } while !rest.isEmpty
      return true
    }
    for (index, character) in data.enumerated() {
      switch character {
      case "M", "m", "l", "h", "v", "q", "z":
        guard flush(), index == 0 || apply() else { return nil }
        command = character
      case " ": guard flush() else { return nil }
      case "-":
        guard flush() else { return nil }
        token = "-"
      default: token.append(character)
      }
    }
    guard flush(), apply() else { return nil }
    return points
  }

  private static func tenths(_ text: String) -> Int? {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts[0].isEmpty ? 0 : Int(parts[0]), parts.count < 3 else { return nil }
    guard let rest = parts.count == 2 ? Int(parts[1]) : 0, rest < 10 else { return nil }
    return (isNegative ? -1 : 1) * (whole * 10 + rest)
  }
}
