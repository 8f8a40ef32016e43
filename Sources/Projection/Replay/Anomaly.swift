package import Basics

/// An event that stands in the book and breaks the table.
package struct Anomaly: Sendable {
  package let sequence: Int
  package let segment: String
  /// From 1.
  package let line: Int
  package let kind: String
  package let reason: Phrase
  package let subject: String

  package init(
    _ found: Diagnostic, sequence: Int, segment: String, line: Int, subject: String
  ) {
    self.sequence = sequence
    self.segment = segment
    self.line = line
    kind = found.kind
    reason = found.message
    self.subject = subject
  }
}
