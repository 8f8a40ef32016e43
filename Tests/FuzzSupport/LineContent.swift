package import Basics
package import EventBook

/// All that a line says, as values of one form, whichever way they were read. Texts are bytes,
/// since Swift's strings are equal where they only look the same.
package struct LineContent: Equatable {
  package var texts: [[UInt8]]
  package var time: Timestamp?
  package var recorded: Timestamp?
  package var sequence: Int?
  package var caseSequence: Int?
  /// The members of `data` in their order, numbers as they were written.
  package var data: [UInt8]

  /// What the scanner says of its line.
  package init(_ line: EventLine, _ fields: [DataField]) throws {
    let source = Array(line.text(line.source).utf8).withByteView { stored in
      EventSource.withDecoded(stored) { $0.array }
    }
    texts = [line.id, line.type, line.subject].map { Array(line.text($0).utf8) } + [source]
    time = line.time
    recorded = line.recorded
    sequence = line.sequence
    caseSequence = line.caseSequence
    var members: [(key: String, value: JSONValue)] = []
    for field in fields {
      let view = line.bytes[field.value.range]
      let value: JSONValue =
        field.kind == .string
        ? .string(line.text(field.value))
        : try view.array.withByteView { view throws(JSONError) in try JSONParser.parse(view) }
      guard field.kind == LineContent.kind(value) else {
        throw Mismatch(what: "kind \(field.kind)")
      }
      members.append((line.text(field.key), value))
    }
    data = Array(JSONValue.object(JSONObject(members)).text.utf8)
    // The range of the whole payload must say the same as its members.
    let whole = try line.bytes[line.data.range].array.withByteView { view throws(JSONError) in
      try JSONParser.parse(view)
    }
    guard Array(whole.text.utf8) == data else { throw Mismatch(what: "data") }
  }

  /// What the general parser says.
  package init(_ envelope: Envelope) {
    texts = [envelope.id, envelope.type, envelope.subject, envelope.source].map { Array($0.utf8) }
    time = Timestamp(rfc3339: envelope.time)
    recorded = envelope.recorded.flatMap { Timestamp(rfc3339: $0) }
    sequence = envelope.sequence
    caseSequence = envelope.caseSequence
    data = Array(JSONValue.object(envelope.data).text.utf8)
  }

  package struct Mismatch: Error {
    let what: String

    package init(what: String) { self.what = what }
  }

  private static func kind(_ value: JSONValue) -> DataField.Kind {
    switch value {
    case .null: .null
    case .bool(let flag): flag ? .yes : .no
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// By the general parser and the envelope's own rules alone; nil where they refuse.
  package static func reference(_ line: [UInt8]) -> LineContent? {
    guard line.count <= LineScanner.maximumLineLength else { return nil }
    let value = try? line.withByteView { view throws(JSONError) in try JSONParser.parse(view) }
    guard let value, let envelope = try? Envelope(value, isStored: true) else { return nil }
    return LineContent(envelope)
  }

  /// By the scanner, whichever way it takes; nil where it refuses.
  package static func scanned(_ line: [UInt8]) throws -> LineContent? {
    var scanner = LineScanner()
    return try line.withByteView { view in
      guard let found = try? scanner.scan(view, 0..<view.count) else { return nil }
      return try LineContent(found, scanner.fields)
    }
  }

  /// By the fast way alone; nil where it declines.
  package static func fast(_ line: [UInt8]) throws -> LineContent? {
    var scanner = LineScanner()
    return try line.withByteView { view in
      var found = EventLine.none
      guard let end = scanner.scanFast(view, from: 0, into: &found), end == view.count else {
        return nil
      }
      return try LineContent(found, scanner.fields)
    }
  }

  /// What is wrong with the scanner's verdict on a line, held against the general parser's: it must
  /// take the same lines and read the same from them, and its fast way may take no other.
  package static func fault(_ line: [UInt8]) -> String? {
    let text = String(decoding: line, as: UTF8.self)
    do {
      let reference = reference(line)
      let scanned = try scanned(line)
      if scanned != reference {
        return "scan \(scanned == nil ? "refuses" : "takes or reads otherwise"): \(text)"
      }
      if let fast = try fast(line), fast != reference { return "fast takes: \(text)" }
      return nil
    } catch { return "\(error): \(text)" }
  }
}
