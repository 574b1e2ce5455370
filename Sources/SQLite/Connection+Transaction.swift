extension Connection {
  /// Runs `body` in one transaction that has the write lock from its start: all of it is kept, or nothing when it
  /// throws.
  package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    try execute("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // Where the transaction is already gone (a full disk, for one) there is nothing to roll back.
      try? execute("ROLLBACK")
      throw error
    }
  }
}
