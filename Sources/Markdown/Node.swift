// A node of the parser's tree; everything read from it is copied at once.

import CCMarkGFM
import Glibc

/// A borrowed node, valid while its `SyntaxTree` lives.
@safe
struct Node {
  private let pointer: OpaquePointer

  @unsafe
  init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

  /// The kind; the kinds of extensions are numbered when they are registered.
  var kind: cmark_node_type { unsafe cmark_node_get_type(pointer) }

  /// Where the node starts.
  var position: TextPosition {
    unsafe TextPosition(
      line: Int(cmark_node_get_start_line(pointer)), column: Int(cmark_node_get_start_column(pointer)))
  }

  /// The line on which the node ends; right for tables.
  var endLine: Int { unsafe Int(cmark_node_get_end_line(pointer)) }

  var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(pointer)) }

  func literal(_ isRepaired: Bool) -> String { unsafe text(cmark_node_get_literal(pointer), isRepaired) }
  func url(_ isRepaired: Bool) -> String { unsafe text(cmark_node_get_url(pointer), isRepaired) }
  func title(_ isRepaired: Bool) -> String { unsafe text(cmark_node_get_title(pointer), isRepaired) }

  /// The check box of a list item, or nil: only an item of the task list extension has this type name.
  var task: ListItem.Task? {
    guard let name = unsafe cmark_node_get_type_string(pointer), unsafe String(cString: name) == "tasklist"
    else { return nil }
    return unsafe cmark_gfm_extensions_get_tasklist_item_checked(pointer) ? .checked : .unchecked
  }

  func list(_ items: [ListItem]) -> MarkdownList {
    unsafe MarkdownList(
      isOrdered: cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST,
      start: cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(pointer)) : 1,
      isTight: cmark_node_get_list_tight(pointer) != 0,
      items: items)
  }

  func codeBlock(_ isRepaired: Bool) -> CodeBlock {
    var length: Int32 = 0
    var offset: Int32 = 0
    var character: CChar = 0
    let isFenced = unsafe cmark_node_get_fenced(pointer, &length, &offset, &character) != 0
    return unsafe CodeBlock(
      info: text(cmark_node_get_fence_info(pointer), isRepaired),
      literal: text(cmark_node_get_literal(pointer), isRepaired),
      firstLine: position.line + (isFenced ? 1 : 0))
  }

  /// The alignment of each of `count` columns of a table.
  func alignments(count: Int) -> [MarkdownTable.Alignment] {
    let known = unsafe min(count, Int(cmark_gfm_extensions_get_table_columns(pointer)))
    let codes = unsafe cmark_gfm_extensions_get_table_alignments(pointer)
    return (0..<count).map { column in
      guard let codes = unsafe codes, column < known else { return .none }
      switch unsafe codes[column] {
      case UInt8(ascii: "l"): return .left
      case UInt8(ascii: "c"): return .center
      case UInt8(ascii: "r"): return .right
      default: return .none
      }
    }
  }

  private func text(_ characters: UnsafePointer<CChar>?, _ isRepaired: Bool) -> String {
    guard let characters = unsafe characters else { return "" }
    guard isRepaired else { return unsafe String(cString: characters) }
    return unsafe InputRepair.text(
      UnsafeBufferPointer(start: characters, count: strlen(characters)).map(UInt8.init(bitPattern:)),
      isRepaired: isRepaired)
  }
}
