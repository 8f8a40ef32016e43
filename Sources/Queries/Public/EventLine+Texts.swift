package import Basics
import CaseJournal
import CaseModel
package import EventBook

extension EventLine {
  /// A text of the line, escapes undone, for the time of a call.
  package func withText<R>(_ range: ByteRange, _ body: (ByteView) -> R) -> R {
    guard isNormalised else { return body(bytes[range.range]) }
    return Array(text(range).utf8).withByteView { body($0) }
  }

  /// The path of the unit that an event is by: of `data`, else of `source` (SPEC §2).
  package func withUnit<R>(_ fields: [DataField], _ body: (ByteView) -> R) -> R {
    if let named = fields.first(Self.unitKey, in: bytes), named.kind == .string,
      !named.value.isEmpty
    {
      return withText(named.value) { body($0.withoutSlash) }
    }
    return withSource(body)
  }

  /// The path of the unit that recorded it.
  package func withSource<R>(_ body: (ByteView) -> R) -> R {
    EventSource.withDecoded(bytes[source.range]) { body($0.withoutSlash) }
  }

  private static let unitKey = FieldKey(.unit)
}

extension ByteView {
  /// Paths of units are compared without a leading slash (SPEC §2).
  var withoutSlash: ByteView { count > 1 && self[0] == 0x2F ? self[1..<count] : self }
}
