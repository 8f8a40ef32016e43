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
    sequence: Int, segment: String, line: Int, kind: String, reason: Phrase, subject: String
  ) {
    self.sequence = sequence
    self.segment = segment
    self.line = line
    self.kind = kind
    self.reason = reason
    self.subject = subject
  }
}
