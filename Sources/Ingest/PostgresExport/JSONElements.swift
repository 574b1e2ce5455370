/// Takes the elements of an array out of JSON text that comes in blocks, in memory bounded by one element. Objects that
/// follow each other without an array are elements too.
///
/// An element is only cut out here; whether it is JSON, its reader finds out.
struct JSONElements {
  /// What was found.
  enum Event {
    /// An element's bytes.
    case element([UInt8], line: Int, column: Int)
    /// What is wrong; the element is left out.
    case fault(String, line: Int, column: Int)
  }

  private enum State {
    /// Outside of an array.
    case outside
    /// In an array, where a value or its end may come.
    case between
    /// In an element.
    case element
    /// Behind something that is no JSON: nothing more is read.
    case lost
  }

  private let limit: Int
  private var state = State.outside
  private var isInArray = false
  private var element: [UInt8] = []
  private var elementPlace = (line: 1, column: 1)
  private var isTooLarge = false
  private var nesting = JSONNesting()
  private var line = 1
  private var column = 0
  private var markBytes = 0

  /// Makes a splitter that leaves out an element of more than `limit` bytes.
  init(limit: Int = 4 << 20) { self.limit = limit }

  /// Takes the next block of the file.
  mutating func feed(_ block: some Sequence<UInt8>, _ body: (Event) -> Void) {
    for byte in block { take(byte, body) }
  }

  /// Ends the file.
  mutating func finish(_ body: (Event) -> Void) {
    if state == .element, nesting.isOutside {
      endElement(body)
    } else if state == .element {
      body(.fault("the text ends within this value", line: elementPlace.line, column: elementPlace.column))
      return
    }
    if isInArray, state != .lost { body(.fault("the text ends before its array does", line: line, column: column + 1)) }
  }

  private mutating func take(_ byte: UInt8, _ body: (Event) -> Void) {
    column += 1
    defer {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 0
      }
    }
    switch state {
    case .lost: break
    case .element: takeInElement(byte, body)
    case .outside, .between:
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: break
      case 0xEF where line == 1 && column == 1, 0xBB where line == 1 && column == 2,
        0xBF where line == 1 && column == 3:
        break
      case UInt8(ascii: ",") where isInArray: break
      case UInt8(ascii: "["):
        if isInArray {
          begin(byte)
        } else {
          isInArray = true
          state = .between
        }
      case UInt8(ascii: "]") where isInArray:
        isInArray = false
        state = .outside
      case UInt8(ascii: "{"): begin(byte)
      default:
        if isInArray {
          begin(byte)
        } else {
          state = .lost
          body(.fault("this is no array of rows", line: line, column: column))
        }
      }
    }
  }

  private mutating func begin(_ byte: UInt8) {
    state = .element
    element.removeAll(keepingCapacity: true)
    elementPlace = (line, column)
    (nesting, isTooLarge) = (JSONNesting(), false)
    follow(byte)
  }

  private mutating func takeInElement(_ byte: UInt8, _ body: (Event) -> Void) {
    // A bare word or number ends before what belongs to the array.
    if nesting.isOutside, [0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x5D].contains(byte) {
      endElement(body)
      if byte == UInt8(ascii: "]") {
        isInArray = false
        state = .outside
      }
      return
    }
    follow(byte)
    if nesting.isOutside, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\"") {
      endElement(body)
    }
  }

  private mutating func follow(_ byte: UInt8) {
    if element.count < limit { element.append(byte) } else { isTooLarge = true }
    nesting.take(byte)
  }

  private mutating func endElement(_ body: (Event) -> Void) {
    state = isInArray ? .between : .outside
    if isTooLarge {
      body(
        .fault("this value has more than \(limit) bytes", line: elementPlace.line, column: elementPlace.column))
    } else {
      body(.element(element, line: elementPlace.line, column: elementPlace.column))
    }
  }
}
