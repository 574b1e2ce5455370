/// What a page with forms shows besides its document: what was typed, what is wrong with it, what came of it.
package struct FormState: Sendable, Hashable {
  /// One thing that is wrong with what was typed.
  package struct Fault: Sendable, Hashable {
    /// The name of the field; empty for the form as a whole.
    package var field: String
    /// What is wrong, to be read behind the field's name: `must be a whole number`.
    package var message: String

    /// Makes a fault.
    package init(_ field: String, _ message: String) {
      self.field = field
      self.message = message
    }
  }

  /// The form: `add`, `claim`, `complete`, `fail`, `requeue`, `move`.
  package var form: String
  /// The id of the task that the form is about, or nil.
  package var task: String?
  /// What was typed, by field.
  package var values: [String: String] = [:]
  /// What is wrong with it, in the order in which it is to be told.
  package var faults: [Fault] = []
  /// Why nothing was changed, where that is no field's fault: a sentence without a full stop, lower-case first.
  package var problem: String?
  /// Whether the form did what it should.
  package var isDone = false

  /// Makes the state of a form that nothing was typed into yet.
  package init(form: String, task: String? = nil) {
    self.form = form
    self.task = task
  }
}
