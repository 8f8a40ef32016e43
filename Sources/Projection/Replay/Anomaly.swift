public import Basics

/// An event that stands in the book and breaks the table.
public struct Anomaly: Sendable {
  public let sequence: Int
  public let segment: String
  /// From 1.
  public let line: Int
  public let kind: String
  public let reason: Phrase
  public let subject: String

  public init(
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
