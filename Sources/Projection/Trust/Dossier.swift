package import Basics
import CaseJournal
import CaseModel
package import EventBook

/// The file of one case for who does not have the book: its lines and those that its state rests on,
/// each with the proof that it stands in the signed book (SPEC §11).
package struct Dossier: Sendable {
  /// A line of the book, and how it leads to the root of the checkpoint.
  package struct Line: Sendable, Equatable {
    package let sequence: Int
    /// As it is stored, without LF.
    package let bytes: [UInt8]
    package let proof: [Digest]
  }

  package let name: String
  /// When the state was looked at.
  package let now: Timestamp
  package let signed: SignedCheckpoint
  /// The lines of the case, by sequence.
  package let events: [Line]
  /// Those of rules, calendars and units, by sequence.
  package let reference: [Line]
  /// What the case came to, as `whistle case --format json` says it, without its lines.
  package let state: JSONValue

  /// Under which the case was registered first.
  package var title: String? { Home.title(in: events.map(\.bytes)) }

  /// What a dossier shows, and what it cannot.
  package static let statement = Phrase(
    "Shows that these lines stand in the book of the origin as it was signed, that the events of the case, of the rules, "
      + "of the calendars and of each unit here are whole up to the last one of each, and which state they lead to. "
      + "Cannot show that nothing followed the last line of any of them, nor that no other unit was registered: "
      + "who has the book finds out with 'whistle verify-dossier --book'.",
    "证明：所列各行在该名称的台账签署时即在其中；案件、规则、日历及所列各单位的事件，各自至此处最后一行完整无缺；由此得出所载状态。"
      + "不能证明：其中任何一项在最后一行之后再无记录；此外再无登记的单位。持有台账者可用“whistle verify-dossier --book”查明。")

  /// The types of lines that the state of a case rests on beside its own.
  static let referenceTypes: Set<EventType> = [
    .rulesAdopted, .calendarAdopted, .unitRegistered, .unitRetired,
  ]

  static func isReference(_ type: EventType?) -> Bool { type.map(referenceTypes.contains) ?? false }
}

extension [Dossier.Line] {
  /// Folds lines, whatever stands between them in the book.
  ///
  /// - Throws: the line that is no event, and why.
  func folded(by codec: EventCodec) throws(Dossier.Finding) -> BookState {
    var state = BookState()
    var scanner = LineScanner()
    for line in sorted(by: { $0.sequence < $1.sequence }) {
      try line.bytes.withByteView { view throws(Dossier.Finding) in
        let event = try line.event(view, &scanner)
        do throws(FormFault) {
          try state.apply(event, scanner.fields, by: codec)
        } catch {
          guard case .unknownType = error else { throw line.finding(BookCode.form, error.reason) }
          state.passOver(
            state.admit(event), event.sequence, time: event.time, recorded: event.recorded)
        }
      }
    }
    return state
  }
}

extension Dossier.Line {
  func event(
    _ view: ByteView, _ scanner: inout LineScanner
  ) throws(Dossier.Finding) -> EventLine {
    do throws(LineError) { return try scanner.scan(view, 0..<view.count) } catch {
      throw finding(error.code, error.reason)
    }
  }

  func finding(_ code: some ErrorCode, _ reason: Phrase) -> Dossier.Finding {
    Dossier.Finding(Diagnostic(code, reason), sequence: sequence)
  }

  func finding(_ code: some ErrorCode, _ english: String, _ chinese: String) -> Dossier.Finding {
    finding(code, Phrase(english, chinese))
  }
}
