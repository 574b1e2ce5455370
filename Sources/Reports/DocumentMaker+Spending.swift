extension DocumentMaker {
  /// The documents that go into the details of spending.
  func spendingDetails() -> [Document] { [] }
}
