// The one place that calls the parser of cmark-gfm.

import CCMarkGFM
import Synchronization

/// The parser's tree of one text; freed with the value.
@safe
struct SyntaxTree: ~Copyable {
  /// The document node, or nil when memory ran out.
  let root: OpaquePointer?

  /// Parses `bytes`: valid UTF-8 without NUL, within the limits of `InputGuards`.
  init(parsing bytes: [UInt8]) {
    // Inline parsing with extensions changes a table that the whole process shares and changes it back, so two
    // parses at once give wrong trees. The pointer leaves the lock as a number because pointers are not Sendable.
    let address = Library.lock.withLock { _ in
      Library.registered
      return unsafe UInt(bitPattern: SyntaxTree.parse(bytes))
    }
    unsafe root = OpaquePointer(bitPattern: address)
  }

  deinit {
    if let root = unsafe root { unsafe cmark_node_free(root) }
  }

  private static func parse(_ bytes: [UInt8]) -> OpaquePointer? {
    guard let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { unsafe cmark_parser_free(parser) }
    // Never "autolink": it takes quadratic time on `www.a_` repeated.
    for name in ["table", "tasklist", "strikethrough"] {
      guard let found = unsafe cmark_find_syntax_extension(name) else { continue }
      unsafe cmark_parser_attach_syntax_extension(parser, found)
    }
    unsafe bytes.withUnsafeBytes { buffer in
      if let base = buffer.baseAddress {
        unsafe cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), buffer.count)
      }
    }
    return unsafe cmark_parser_finish(parser)
  }

  private enum Library {
    static let lock = Mutex<Void>(())
    /// Registration checks and sets without a lock of its own; a static constant is made once.
    static let registered: Void = cmark_gfm_core_extensions_ensure_registered()
  }
}
