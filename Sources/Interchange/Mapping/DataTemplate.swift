import Basics
import CaseModel

/// A value of `data`: a text with columns, a local time, or a literal, which may hold others.
///
///     "dept/{Agency}"            the text, cells put in
///     {"time":"{Due Date}"}      an instant, read as a local time; `zone` may stand beside it
///     7, true, null              as they are
///     ["{A}",{"b":"{B}"}]        texts and times within are templates too
indirect enum DataTemplate: Sendable {
  case literal(JSONValue)
  case text(Template)
  /// A text that is read as JSON, for a key that holds no text.
  case json(Template, EventKey.Kind)
  case time(TimeTemplate)
  case array([DataTemplate])
  case object([(key: String, value: DataTemplate)])

  init(_ node: MappingNode, _ context: inout MappingContext) throws(MappingFault) {
    switch node.value {
    case .null, .bool, .number: self = .literal(node.value)
    case .string: self = .text(try Template(node, &context))
    case .array:
      self = .array(
        try node.items().map { item throws(MappingFault) in try DataTemplate(item, &context) })
    case .object:
      let members = try node.members()
      let keys = members.map(\.key)
      if keys.contains("time"), keys.allSatisfy(TimeTemplate.keys.contains) {
        self = .time(try TimeTemplate(node, &context))
        return
      }
      self = .object(
        try members.map { key, node throws(MappingFault) in
          (key, try DataTemplate(node, &context))
        })
    }
  }

  /// The value for a row; a time that comes out empty is the empty text.
  ///
  /// - Throws: for a time that cannot be read, with the place of its cell.
  func value(_ cells: RowCells, times: TimeReader) throws(Diagnostic) -> JSONValue {
    switch self {
    case .literal(let value): return value
    case .text(let template): return .string(template.text(cells))
    case .json(let template, let kind): return Self.json(template.text(cells), kind)
    case .time(let template): return .string(try times.instant(template, cells)?.text ?? "")
    case .array(let items):
      return .array(
        try items.map { item throws(Diagnostic) in try item.value(cells, times: times) })
    case .object(let members):
      let values = try members.map { key, template throws(Diagnostic) in
        (key: key, value: try template.value(cells, times: times))
      }
      return .object(JSONObject(values))
    }
  }

  /// The same for a key of some kind: of a number, a yes or no and a list a row states the text.
  func reading(_ kind: EventKey.Kind) -> DataTemplate {
    guard kind != .text, case .text(let template) = self, !template.slots.isEmpty else {
      return self
    }
    return .json(template, kind)
  }

  /// The value that a text states; the text itself where it is of another kind, so that the book refuses it
  /// by its key.
  private static func json(_ text: String, _ kind: EventKey.Kind) -> JSONValue {
    let parsed = try? JSONParser.parse(kind == .flag ? text.lowercased() : text)
    // One of a list may stand alone.
    if kind == .array, !text.isEmpty, parsed?.array == nil { return .array([.string(text)]) }
    guard let value = parsed else { return .string(text) }
    let isOfKind =
      switch (kind, value) {
      case (.number, .number), (.flag, .bool), (.array, .array), (.object, .object): true
      default: false
      }
    return isOfKind ? value : .string(text)
  }

  /// The slots of the columns that it is made of.
  var slots: [Int] {
    switch self {
    case .literal: []
    case .text(let template), .json(let template, _): template.slots
    case .time(let template): template.text.slots
    case .array(let items): items.flatMap(\.slots)
    case .object(let members): members.flatMap(\.value.slots)
    }
  }
}
