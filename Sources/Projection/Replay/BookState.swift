public import Basics
public import CaseModel

/// What a reading of the book leads to: the scene, the cases, the registers, and how far it went.
public struct BookState: Sendable {
  public var scene = Scene()
  public var table: CaseTable
  public var registers = Registers()
  /// Number of events folded.
  public var events = 0
  /// Of those, the ones that break the table of SPEC §4 or are of no known type.
  public var anomalies = 0
  /// The sequence of the last line that was read, whether the reading admitted it or not.
  public var sequence = 0
  /// The latest `time` and the last `recordedtime` among the events folded.
  public var lastTime = Timestamp.earliest
  public var lastRecorded = Timestamp.earliest
  /// The `time` of the last event folded.
  public var lastEventTime = Timestamp.earliest

  public init(table: CaseTable = CaseTable()) { self.table = table }
}

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
