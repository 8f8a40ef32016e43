import Basics
import CaseModel
import Queries

/// Writes the elements of a XES document (IEEE 1849-2016 §4).
struct XESWriter: ~Copyable {
  private var out = TextBuffer(capacity: 1 << 19)
  private var times: TimestampWriter
  private let types = XESWriter.beginnings
  private let members = XESWriter.openings

  /// Of an event of each type, up to its time.
  private static let beginnings = ReadyTexts(
    EventType.allCases.map { type in
      """
      <event>
      <string key="concept:name" value="\(type.name)"/>
      <string key="lifecycle:transition" value="complete"/>
      <date key="time:timestamp" value="
      """
    })

  private static let openings = ReadyTexts(PublicFields.all.list.map(\.opening))

  init(_ zone: TimeZone) { times = TimestampWriter(zone) }

  mutating func take() -> [UInt8] { out.take() }

  var count: Int { out.count }

  /// Takes so many bytes back.
  mutating func removeLast(_ count: Int) { out.removeLast(count) }

  /// Puts the parts of what is written from an offset on in another order.
  mutating func rearrange(_ parts: [Range<Int>], from start: Int) {
    let written = out.withByteView { $0[start..<$0.count].array }
    out.removeLast(out.count - start)
    for part in parts { out.append(written, part.lowerBound - start..<part.upperBound - start) }
  }

  mutating func markup(_ text: StaticString) { out.append(text) }

  // MARK: Attributes

  @inline(__always)
  private mutating func open(_ tag: StaticString, _ key: StaticString) {
    out.append(tag)
    out.append(key)
    out.append("\" value=\"" as StaticString)
  }

  private mutating func close() { out.append("\"/>\n" as StaticString) }

  mutating func string(_ key: StaticString, _ value: ByteView) {
    open("<string key=\"", key)
    XMLText.append(value, to: &out)
    close()
  }

  mutating func string(_ key: StaticString, _ value: String) {
    value.withByteView { string(key, $0) }
  }

  /// Nothing for `.none`.
  mutating func string(_ key: StaticString, _ symbol: Symbol, _ symbols: borrowing SymbolTable) {
    if symbol.isNone { return }
    symbols.withBytes(of: symbol) { string(key, $0) }
  }

  mutating func integer(_ key: StaticString, _ value: Int) {
    open("<int key=\"", key)
    out.append(value)
    close()
  }

  mutating func flag(_ key: StaticString, _ value: Bool) {
    open("<boolean key=\"", key)
    Self.append(value, to: &out)
    close()
  }

  static func append(_ value: Bool, to out: inout TextBuffer) {
    if value { out.append("true" as StaticString) } else { out.append("false" as StaticString) }
  }

  // MARK: Events

  /// Begins an event of a type, up to what follows its time.
  mutating func begin(_ type: EventType, at time: Timestamp) {
    types.append(Int(type.rawValue), to: &out)
    times.append(time, to: &out)
    close()
  }

  /// Begins an event of another log, of a name and a transition of its own.
  mutating func begin(_ name: String, _ transition: String, at time: Timestamp) {
    out.append("<event>\n" as StaticString)
    string("concept:name", name)
    string("lifecycle:transition", transition)
    open("<date key=\"", "time:timestamp")
    times.append(time, to: &out)
    close()
  }

  // MARK: Members of data

  /// A member of `data` that may go out, by its place in `PublicFields.list`.
  ///
  /// - Parameter write: writes the value, escaped.
  mutating func member(_ place: Int, _ write: (inout TextBuffer) -> Void) {
    members.append(place, to: &out)
    write(&out)
    close()
  }

  mutating func member(_ place: Int, _ value: Timestamp) {
    members.append(place, to: &out)
    times.append(value, to: &out)
    close()
  }

  /// Begins one of several values, which follow in their order.
  mutating func beginList(_ place: Int) { members.append(place, to: &out) }

  mutating func endList() { out.append("</values></list>\n" as StaticString) }
}

extension PublicFields.Field {
  /// The element of an attribute with such a value, up to where the value begins.
  fileprivate var opening: String {
    if isList { return "<list key=\"\(name)\"><values>\n" }
    let tag =
      switch kind {
      case .text, .json: "string"
      case .integer: "int"
      case .decimal: "float"
      case .boolean: "boolean"
      case .time: "date"
      }
    return "<\(tag) key=\"\(name)\" value=\""
  }
}
