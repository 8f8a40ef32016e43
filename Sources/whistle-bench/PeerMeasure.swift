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

  /// Every key of SPEC §3 whose values are of one plain kind: a reader of the whole book needs them.
  private struct Payload: Decodable {
    let unit, name, nameEn, kind, tier, parent, gridKind, successor, actor: String?
    let calendar, effective, scope: String?
    let matter, place, channel, urgency, title, requester, note, external: String?
    let due, ground, advice, into, reason, to, lead, from, timer, cause: String?
    let reviewOn, outcome, minutes, slip, action, level, replyBy: String?
    let period, rules, table, correction, ledger, holder, indicator, ref: String?
    let list, quarter, item, basis: String?
    let roles, holidays, workdays, assist, call, evidence: [String]?
    let reached, onsite, skip, pass, solved, satisfied, granted: Bool?
    let year, households, run, step, sequence: Int?
    let score: Double?
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
    reportGain("replay with timers to JSONDecoder", perEvent * Double(events) / replaySeconds)
  }
}
