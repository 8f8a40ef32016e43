import Basics
public import CaseModel
public import EventBook

/// The registry in the form that the hot path wants: types by a hash of their names, keys and
/// choices as words to be compared. All of it in arrays of plain values, so that no look-up counts
/// references.
struct TypeIndex: Sendable {
  struct Entry: Sendable {
    let type: EventType
    let version: Int
    /// Whether it is read by an upcaster.
    let isOld: Bool
    let name: Name
    /// Whether it sets the reference data or enters a register.
    let isRare: Bool
    /// Places in `required` and `choices`.
    let required: Range<Int>
    let choices: Range<Int>
  }

  private(set) var required: [(key: FieldKey, kind: EventKey.Kind)] = []
  /// With places in `values`.
  private(set) var choices: [(key: FieldKey, values: Range<Int>)] = []
  private(set) var values: [FieldKey] = []
  private var entries: [Entry] = []
  /// The place of an entry and one; zero is free.
  private var slots = [UInt8](repeating: 0, count: 256)

  /// The name of a type as three words that may overlap; the names are of 8 to 24 bytes.
  struct Name: Hashable, Sendable {
    static let lengths = 8...24

    let length: Int
    let first, second, last: UInt64

    @inline(__always)
    init(_ name: ByteView) {
      precondition(Self.lengths.contains(name.count))
      length = name.count
      first = name.word(at: 0)
      second = name.word(at: min(8, name.count &- 8))
      last = name.word(at: name.count &- 8)
    }

    var slot: Int { Int(truncatingIfNeeded: ((first ^ last) &* 0x9E37_79B9_7F4A_7C15) &>> 56) }
  }

  init() {
    for wire in WireType.all {
      let type = wire.type
      let name = Array(wire.name.utf8).withByteView { Name($0) }
      let (firstRequired, firstChoice) = (required.count, choices.count)
      for key in wire.keys {
        let name = FieldKey(key.name)
        if key.isRequired { required.append((name, key.form.kind)) }
        let texts = key.form.choices.map(FieldKey.init)
        if !texts.isEmpty { choices.append((name, values.count..<values.count + texts.count)) }
        values += texts
      }
      entries.append(
        Entry(
          type: type, version: wire.version, isOld: wire.isOld, name: name,
          isRare: type.row.subject == .reference || type.row.subject == .register,
          required: firstRequired..<required.count,
          choices: firstChoice..<choices.count))
      var slot = name.slot
      while slots[slot] != 0 { slot = (slot + 1) & 255 }
      slots[slot] = UInt8(entries.count)
    }
  }

  /// The entry of the type with that name, or nil where there is none.
  func find(_ text: ByteView) -> Entry? {
    guard Name.lengths.contains(text.count) else { return nil }
    let name = Name(text)
    var slot = name.slot
    while slots[slot] != 0 {
      let entry = Int(slots[slot]) &- 1
      if entries[entry].name == name { return entries[entry] }
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

extension FieldKey {
  public init(_ key: DataKey) { self.init(key.rawValue) }
}
