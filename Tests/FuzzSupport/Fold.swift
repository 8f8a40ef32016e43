import Basics
import CaseJournal
import CaseModel
import CaseTestSupport
import HomeTestSupport
import EventBook
import Projection

/// A book in memory to which whatever comes is added, as far as it is of the form of an event.
struct Fold {
  private(set) var state: BookState
  private(set) var taken = 0
  private var scanner = LineScanner()

  private static let codec = EventCodec { Zones.zone($0) }

  init(_ state: BookState) { self.state = state }

  /// - Returns: what must not be.
  mutating func take(_ value: JSONValue) -> String? {
    guard var envelope = try? Envelope(value, isStored: false) else { return nil }
    var next = state
    let subject = next.table.admit(envelope.subject)
    envelope.sequence = state.sequence + 1
    envelope.caseSequence = next.table[version: subject] + 1
    envelope.recorded = "2026-12-31T00:00:00Z"
    let line = envelope.line
    guard line.count <= LineScanner.maximumLineLength else { return nil }
    let event: Event? = line.withByteView { view in
      guard let found = try? scanner.scan(view, 0..<view.count) else { return nil }
      return try? next.decode(found, scanner.fields, by: Self.codec)
    }
    guard let event else { return nil }
    state = next
    taken += 1
    let asked = state.violation(of: event)
    let folded = state.apply(event)
    guard asked?.code == folded?.code else {
      return "the guards judge otherwise when they are asked: \(String(describing: asked)), "
        + "\(String(describing: folded)), of \(value.text)"
    }
    return nil
  }

  /// Everything that can be asked, on a day of the book and at the end of time.
  func ask() {
    for now in [TemporaryHome.now, .latest] { _ = state.everything(at: now) }
    _ = state.digest
  }
}
