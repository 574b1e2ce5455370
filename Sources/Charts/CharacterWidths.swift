/// How wide text is in Verdana (and the like) of 11 px, from a table: no font is asked.
enum CharacterWidths {
  /// The widths of U+0020 to U+007E in 2048ths of the size.
  private static let ascii = [
    720, 806, 940, 1676, 1302, 2204, 1488, 550, 930, 930, 1302, 1676, 745, 930, 745, 930, 1302, 1302, 1302, 1302, 1302,
    1302, 1302, 1302, 1302, 1302, 930, 930, 1676, 1676, 1676, 1117, 2048, 1400, 1404, 1430, 1578, 1295, 1177, 1588,
    1539,
    862, 931, 1419, 1140, 1726, 1532, 1612, 1235, 1612, 1424, 1400, 1262, 1499, 1400, 2025, 1403, 1260, 1403, 930, 930,
    930, 1676, 1302, 1302, 1230, 1276, 1067, 1276, 1220, 720, 1276, 1296, 562, 705, 1212, 562, 1992, 1296, 1243, 1276,
    1276, 874, 1067, 807, 1296, 1212, 1676, 1212, 1212, 1076, 1300, 930, 1300, 1676,
  ]

  /// The width in tenths of a px. Letters beyond ASCII count as wide ones, emoji and ideographs as a whole size, marks
  /// that join or combine as nothing.
  static func tenths(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) } * 110 / 2048
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    let index = Int(scalar.value) - 0x20
    if ascii.indices.contains(index) { return ascii[index] }
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF: return 0
    case 0x1100...: return 2048
    default: return 1400
    }
  }
}
