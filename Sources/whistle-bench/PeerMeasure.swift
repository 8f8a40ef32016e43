import Basics
import EventBook
import FileStore
import Foundation
import Projection

/// The peer: Foundation's `JSONDecoder`, which only decodes the same lines into an envelope with one
/// payload of optional keys. It checks nothing else and folds nothing.
enum PeerMeasure {
  private struct Envelope: Decodable {
    let specversion, id, source, type, subject, time, recordedtime, sequence: String
    let caseseq: Int
    let authtype, authid: String?
    let data: Payload
  }

  private struct Payload: Decodable {
    let matter, place, channel, urgency, title, requester: String?
    let tier, due, ground, into, to, unit, reason, kind, lead: String?
    let assist, call: [String]?
    let reached, solved, satisfied, pass: Bool?
    let action, outcome, cause, level, timer, from, amount, replyBy: String?
    let evidence: [String]?
    let run: Int?
  }

  /// Every n-th line is decoded: the peer is slow, and its speed the same all along.
  private static let sample = 200_000

  static func run(_ home: Home, events: Int, replaySeconds: Double) throws(Diagnostic) {
    let step = max(1, events / sample)
    var lines: [Data] = []
    var cursor = try BookCursor(home.book)
    while let line = try cursor.next() {
      if line.sequence % step == 0 { lines.append(Data(cursor.storedLine.array)) }
    }
    let decoder = JSONDecoder()
    var decoded = 0
    let time = try seconds { () throws(Diagnostic) in
      for line in lines where (try? decoder.decode(Envelope.self, from: line)) != nil {
        decoded += 1
      }
    }
    let perEvent = time / Double(lines.count)
    report(
      "JSONDecoder, \(decoded) of \(lines.count) lines decoded",
      decimals(1 / perEvent / 1_000_000, 4) + " M events/s")
    report(
      "replay with timers to JSONDecoder",
      decimals(perEvent * Double(events) / replaySeconds, 1) + " times")
  }
}
