package import Basics
package import CaseJournal
import CaseModel
package import EventBook

/// What the book sets of an event: when it takes it in, and its numbers.
struct EventStamp {
  let recorded: String
  let sequence, caseSequence: Int
}

extension LineBatch {
  /// Composes the line of an event behind the others, and reads it as replay will.
  ///
  /// - Parameter state: takes in the names that the event uses.
  /// - Returns: what a reader will take the line for.
  /// - Throws: `append.form`, `append.too-long`, `append.json`; the lines are what they were then.
  mutating func compose(
    _ envelope: Envelope, _ stamp: EventStamp, by codec: EventCodec, in state: inout BookState,
    _ scanner: inout LineScanner
  ) throws(Diagnostic) -> Event {
    do throws(Envelope.Fault) { try envelope.checkAttributes() } catch {
      var refusal = Diagnostic(AppendCode.form, error.reason, hints: [])
      refusal.pointer = JSONPointer(error.attribute)
      throw refusal
    }
    envelope.append(
      to: &bytes, recorded: stamp.recorded, sequence: stamp.sequence,
      caseSequence: stamp.caseSequence)
    endLine()
    do throws(Diagnostic) { return try last(by: codec, in: &state, &scanner) } catch {
      removeLast()
      throw error
    }
  }

  private func last(
    by codec: EventCodec, in state: inout BookState, _ scanner: inout LineScanner
  ) throws(Diagnostic) -> Event {
    let range = self[count - 1]
    try LineScanner.check(length: range.count)
    return try bytes.withByteView { view throws(Diagnostic) in
      let line: EventLine
      do throws(LineError) { line = try scanner.scan(view[0..<range.upperBound], range) } catch {
        throw Diagnostic(AppendCode(error.code), error.reason, hints: [])
      }
      do throws(FormFault) { return try state.decode(line, scanner.fields, by: codec) } catch {
        throw EventNames.diagnostic(error)
      }
    }
  }
}

extension AppendCode {
  /// The fault of a line that is not in a book yet.
  fileprivate init(_ fault: BookCode) {
    switch fault {
    case .json: self = .json
    case .tooLong: self = .tooLong
    default: self = .form
    }
  }
}

extension Envelope {
  /// Whether a book could take an event in at all, whatever stands in it: to be asked before waiting
  /// for the lock.
  ///
  /// - Throws: as a recorder would for its form.
  package func checkForm(by codec: EventCodec) throws(Diagnostic) {
    var (lines, state, scanner) = (LineBatch(), BookState(), LineScanner())
    let stamp = EventStamp(recorded: time, sequence: 1, caseSequence: 1)
    _ = try lines.compose(self, stamp, by: codec, in: &state, &scanner)
  }
}

extension LineScanner {
  /// - Throws: `append.too-long`.
  static func check(length: Int) throws(Diagnostic) {
    guard length > maximumLineLength else { return }
    throw Diagnostic(AppendCode.tooLong, tooLong(length))
  }
}

/// Faults of form as refusals, with the names that would be right.
package enum EventNames {
  static func diagnostic(_ fault: FormFault) -> Diagnostic {
    var result: Diagnostic
    switch fault {
    case .unknownType(let name):
      result = Diagnostic(AppendCode.form, fault.reason, hints: [hint(near: name)])
      result.pointer = JSONPointer("type")
    case .data(let key, _):
      result = Diagnostic(AppendCode.form, fault.reason)
      result.pointer = key == "data" ? JSONPointer("data") : JSONPointer("data", key)
    case .zone:
      result = Diagnostic(AppendCode.zone, fault.reason)
      result.pointer = JSONPointer("data", "ruleset")
    }
    return result
  }

  /// What a name that no type has was most likely meant to be; else the types that begin like it.
  package static func hint(near name: String) -> Phrase {
    if let meant = Suggestion.hint(for: name, in: WireType.all.map(\.name)) { return meant }
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    let near = WireType.all.map(\.name).filter { $0.hasPrefix(stem + ".") }
    guard !near.isEmpty else {
      return Phrase("'whistle help event' lists the types", "事件类型见“whistle help event”")
    }
    return .listing("known:", "已有", near)
  }
}
