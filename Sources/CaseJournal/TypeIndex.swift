import Basics
import CaseModel
import EventBook

/// The registry in the form that the hot path wants: types by a hash of their names, keys and
/// choices as words to be compared.
struct TypeIndex: Sendable {
  /// A class so that finding one costs no copy.
  final class Entry: Sendable {
    let type: EventType
    let name: [UInt8]
    let required: [(key: FieldKey, kind: TypeRegistry.Kind)]
    let choices: [(key: FieldKey, values: [FieldKey])]

    init(_ type: EventType) {
      self.type = type
      name = Array(type.rawValue.utf8)
      required = TypeRegistry.required(type).map { (FieldKey($0.name), $0.kind) }
      choices = TypeRegistry.choices(type).map { (FieldKey($0.key), $0.values.map(FieldKey.init)) }
    }
  }

  private var slots: [Entry?] = Array(repeating: nil, count: 256)

  init() {
    for type in EventType.allCases {
      let entry = Entry(type)
      var slot = TypeIndex.slot(of: entry.name)
      while slots[slot] != nil { slot = (slot + 1) & 255 }
      slots[slot] = entry
    }
  }

  private static func slot(of name: [UInt8]) -> Int {
    name.withByteView { Int(truncatingIfNeeded: ByteHash.hash($0)) & 255 }
  }

  /// The entry of the type with that name, or nil where there is none.
  func find(_ name: ByteView) -> Entry? {
    var slot = Int(truncatingIfNeeded: ByteHash.hash(name)) & 255
    while let entry = slots[slot] {
      if entry.name.withByteView({ $0 == name }) { return entry }
      slot = (slot &+ 1) & 255
    }
    return nil
  }
}

extension FieldKey {
  /// Whether a text is the name of this key; used for choices, which are as short.
  func equals(_ text: ByteView) -> Bool {
    text.count == length && text.word(at: 0, length: min(8, length)) == word
      && (length <= 8 || text.word(at: 8, length: length - 8) == tail)
  }
}
