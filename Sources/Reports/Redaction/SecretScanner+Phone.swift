extension SecretScanner {
  /// A phone number in international form (ITU E.164) whose `+` is at `position`: `+852 9123 4567`, `+14155550132`.
  ///
  /// What is not one: differences (`+24750000`, `+1,234`), offsets (`+08:00`), and numbers of a length that their country
  /// code does not have.
  func internationalPhone(at position: Int) -> SecretFinding? {
    let first = byte(position + 1)
    guard ByteSet.digits.contains(first), first != UInt8(ascii: "0") else { return nil }
    let before = byte(position - 1)
    guard !ByteSet.alphanumerics.contains(before), !Self.sums.contains(before) else { return nil }
    let lengths = Self.lengths(of: first, byte(position + 2))
    guard let last = phoneEnd(from: position + 1, lengths) else { return nil }
    return SecretFinding(range: position..<last, kind: .phoneNumber)
  }

  /// A phone number as it is written in North America: `415-555-0132`, `(415) 555-0132`, `415.555.0132`. `position` is that
  /// of the last hyphen, or of the first or the last point.
  func localPhone(at position: Int) -> SecretFinding? {
    let sign = bytes[position]
    guard ByteSet.digits.contains(byte(position + 1)), ByteSet.digits.contains(byte(position - 1)),
      isGroup(position + 1, count: 4), isGroup(position - 3, count: 3), byte(position - 3) >= UInt8(ascii: "2")
    else { return nil }
    var first = position - 3
    if byte(first - 1) == sign, isGroup(first - 4, count: 3) {
      first -= 4
    } else {
      var closing = first - 1
      if byte(closing) == UInt8(ascii: " ") { closing -= 1 }
      guard sign == UInt8(ascii: "-"), byte(closing) == UInt8(ascii: ")"), isGroup(closing - 3, count: 3),
        byte(closing - 4) == UInt8(ascii: "(")
      else { return nil }
      first = closing - 3
    }
    guard byte(first) >= UInt8(ascii: "2") else { return nil }
    if byte(first - 1) == UInt8(ascii: "(") { first -= 1 }
    let country = byte(first - 1) == sign || byte(first - 1) == UInt8(ascii: " ") ? first - 2 : first
    if country < first, byte(country) == UInt8(ascii: "1"), Self.phoneStarts.contains(byte(country - 1)) {
      first = country
    }
    guard Self.phoneStarts.contains(byte(first - 1)) || byte(first - 1) >= 0x80, endsNumber(at: position + 5) else {
      return nil
    }
    return SecretFinding(range: first..<position + 5, kind: .phoneNumber)
  }

  /// A phone number behind a name such as `phone:`; any number of 7 to 15 digits that is no date.
  func namedPhone(from position: Int) -> SecretFinding? {
    var first = end(of: Self.openers, from: position, limit: 8)
    let start = first
    if byte(first) == UInt8(ascii: "+") || byte(first) == UInt8(ascii: "(") { first += 1 }
    if byte(first) == UInt8(ascii: "(") { first += 1 }
    guard ByteSet.digits.contains(byte(first)), let last = phoneEnd(from: first, 7...15, isNamed: true) else {
      return nil
    }
    return SecretFinding(range: start..<last, kind: .phoneNumber)
  }

  private static let sums = ByteSet("+._")
  private static let openers = ByteSet(" \t*\"'`\\")
  /// What may stand before a number without a `+`; 0 is the beginning of the text.
  private static let phoneStarts = ByteSet("\0 \t\r\n\"'`(<[=:|>,;*")

  /// How many digits the numbers of a country have with its code, from the code's first two digits.
  private static func lengths(of first: UInt8, _ second: UInt8) -> ClosedRange<Int> {
    switch (Int(first) - 48, Int(second) - 48) {
    case (1, _), (7, _): 11...11
    case (3, 3), (3, 4), (4, 6), (6, 1), (4, 1), (3, 2): 10...12
    case (4, 5), (4, 7), (6, 5): 10...10
    case (4, 8), (6, 6): 11...11
    case (4, 4), (9, 1), (8, 2), (8, 1), (3, 9): 11...12
    case (8, 5): 11...12
    case (8, 6), (5, 5): 12...13
    case (4, 9), (4, 3): 10...13
    default: 10...13
    }
  }

  /// The end of a number of groups of digits with a sign between, or nil when it has another length or goes on as something
  /// else: as a time, a date, a decimal, a word.
  private func phoneEnd(from position: Int, _ lengths: ClosedRange<Int>, isNamed: Bool = false) -> Int? {
    var count = 0
    var group = position
    var last = position
    var groups = 0
    var areThousands = true
    while true {
      let groupEnd = end(of: .digits, from: group, limit: 16)
      let isLong = count + groupEnd - group > lengths.upperBound
      if groupEnd == group || isLong || isDate(at: group) || isTime(at: groupEnd) {
        // The group belongs to what follows, or there is no number at all.
        if groups == 0 || (isLong && !Self.groupSigns.contains(byte(last))) { return nil }
        break
      }
      count += groupEnd - group
      groups += 1
      if groups > 1, groupEnd - group != 3 { areThousands = false }
      last = groupEnd
      let next = nextGroup(from: groupEnd)
      guard let next else { break }
      group = next
    }
    guard count >= lengths.lowerBound, endsNumber(at: last) else { return nil }
    // 24 750 000 rather than the number of a phone.
    if !isNamed, groups > 1, areThousands, count < 11 { return nil }
    return last
  }

  private static let groupSigns = ByteSet(" -.()/")

  /// Where the next group of a number begins: behind one sign, or a bracket with a space.
  private func nextGroup(from position: Int) -> Int? {
    if byte(position) == 0xC2, byte(position + 1) == 0xA0, ByteSet.digits.contains(byte(position + 2)) {
      return position + 2
    }
    let next = end(of: Self.groupSigns, from: position, limit: 3)
    return next > position && ByteSet.digits.contains(byte(next)) ? next : nil
  }

  private func isGroup(_ position: Int, count: Int) -> Bool {
    position >= floor && end(of: .digits, from: position, limit: count + 1) == position + count
      && !ByteSet.digits.contains(byte(position - 1))
  }

  private func isDate(at position: Int) -> Bool {
    end(of: .digits, from: position, limit: 5) == position + 4 && byte(position + 4) == UInt8(ascii: "-")
      && end(of: .digits, from: position + 5, limit: 3) == position + 7 && byte(position + 7) == UInt8(ascii: "-")
  }

  private func isTime(at position: Int) -> Bool {
    byte(position) == UInt8(ascii: ":") && ByteSet.digits.contains(byte(position + 1))
  }

  /// Whether no letter, digit, decimal or percent follows a number.
  private func endsNumber(at position: Int) -> Bool {
    let next = byte(position)
    if ByteSet.alphanumerics.contains(next) || Self.continuations.contains(next) { return false }
    if next == UInt8(ascii: ".") || next == UInt8(ascii: ",") || next == UInt8(ascii: ":") {
      return !ByteSet.digits.contains(byte(position + 1))
    }
    return next != UInt8(ascii: "-") || !ByteSet.alphanumerics.contains(byte(position + 1))
  }

  private static let continuations = ByteSet("%_/$")
}
