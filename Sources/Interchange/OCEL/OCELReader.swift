import Basics
import CaseModel

/// The events of an object-centric log in JSON (OCEL 1.0 and 2.0), each as a row for every case that it is about:
///
///     {"id":"e1","type":"Pay","time":"…",              {@id} {@activity} {@time}
///      "attributes":[{"name":"by","value":"Mike"}],     {by}
///      "relationships":[{"objectId":"order/7",          {object:order} is 7, {of} as well
///                        "qualifier":"of"}]}
///
/// A case is an object of the type that the mapping's `case` names. Events about none are passed over and
/// counted. Several objects of one type or qualifier are a JSON array. An identity that begins with its type
/// and a slash stands without these.
///
/// Memory: an item, and the identities of all objects.
struct OCELReader: RowReader {
  static let isLog = true

  private static let sections = (
    objects: ["objects", "ocel:objects"], events: ["events", "ocel:events"]
  )
  private static let objectPrefix = "object:"

  private var items: JSONItems
  private let file: String
  private let columns: ColumnTable
  private let objects: OCELObjectTypes
  private var memo = SlotMemo()
  /// Rows of the event that was read last, in reverse order.
  private var pending: [RowElement]
  /// The slots of the columns for objects, and the types that they are of; nil for one that the log lacks.
  private let typeSlots: [(slot: Int, type: Int?)]
  private let caseSlots: Set<Int>
  private(set) var passedOver = 0
  private var events = 0

  /// - Parameters:
  ///   - pieces: the log.
  ///   - objects: the log once more, which is read beforehand: objects may stand behind the events.
  ///   - caseSlots: the columns that make a case.
  /// - Throws: as `JSONItems.next`.
  init(
    _ pieces: @escaping XMLReader.Pieces, objects: @escaping XMLReader.Pieces, file: String,
    columns: ColumnTable, caseSlots: [Int]
  ) throws(Diagnostic) {
    var first = JSONItems(objects, file: file, sections: Self.sections.objects)
    let (types, refused) = try OCELObjectTypes.reading(&first, file: file)
    (self.objects, pending) = (types, refused)
    items = JSONItems(pieces, file: file, sections: Self.sections.events)
    self.file = file
    self.columns = columns
    typeSlots = (0..<columns.count).compactMap { slot in
      let name = columns.name(slot)
      guard name.lowercased().hasPrefix(Self.objectPrefix) else { return nil }
      return (slot, types.number(of: name.utf8.dropFirst(Self.objectPrefix.utf8.count)))
    }
    self.caseSlots = Set(caseSlots)
  }

  mutating func next() throws(Diagnostic) -> RowElement? {
    while true {
      if let row = pending.popLast() { return row }
      guard let item = try items.next() else {
        if events == 0 { throw noEvents }
        return nil
      }
      events += 1
      do throws(Diagnostic) {
        pending = try rows(of: OCELEvent(item, file: file)).reversed()
      } catch {
        return .refused(line: item.place.line, error)
      }
    }
  }

  private var noEvents: Diagnostic {
    Diagnostic(
      ImportCode.shape, "this is no OCEL log: it has no events under 'events' or 'ocel:events'",
      "这不是 OCEL 日志：“events”或“ocel:events”下没有事件", at: .init(file: file))
  }

  // MARK: An event

  /// A row for each case that the event is about.
  private mutating func rows(of event: OCELEvent) throws(Diagnostic) -> [RowElement] {
    var related: [(identity: String, type: Int, qualifier: String)] = []
    related.reserveCapacity(event.relations.count)
    for (identity, qualifier) in event.relations {
      guard let type = objects.type(of: identity) else { throw dangling(identity, event) }
      related.append((objects.plain(identity, type), type, qualifier))
    }
    var cells = RecordCells(columns, at: event.place, memo)
    cells.put(event.id, under: "@id")
    cells.put(event.activity, under: "@activity")
    cells.put(event.time, under: "@time")
    cells.put(event.attributes)
    for name in Self.distinct(related.map(\.qualifier)) {
      cells.put(Self.distinct(related.filter { $0.qualifier == name }.map(\.identity)), under: name)
    }
    var ofCases: (slot: Int, identities: [String])?
    for (slot, type) in typeSlots {
      let identities = Self.distinct(related.filter { $0.type == type }.map(\.identity))
      if caseSlots.contains(slot), identities.isEmpty {
        passedOver += 1
        return []
      }
      if caseSlots.contains(slot), identities.count > 1 {
        ofCases = (slot, identities)
      } else {
        cells.put(identities, under: columns.name(slot))
      }
    }
    return finished(cells, ofCases)
  }

  private mutating func finished(
    _ cells: RecordCells, _ ofCases: (slot: Int, identities: [String])?
  ) -> [RowElement] {
    memo = cells.row().memo
    guard let (slot, identities) = ofCases else { return [.row(cells.row().row)] }
    return identities.map { identity in
      var own = cells
      own.put(identity, at: slot)
      return .row(own.row().row)
    }
  }

  private func dangling(_ identity: String, _ event: OCELEvent) -> Diagnostic {
    Diagnostic(
      ImportCode.dangling,
      "the event is about \(JSONText.quoted(identity)), which is no object of the log",
      "事件所涉的 \(JSONText.quoted(identity)) 不在日志的对象之中",
      at: .init(file: file, line: event.place.line, column: event.place.column))
  }

  private static func distinct(_ texts: [String]) -> [String] {
    var found: [String] = []
    for text in texts where !found.contains(where: { $0.hasBytes(of: text) }) {
      found.append(text)
    }
    return found
  }
}

/// An event of either version of the standard.
private struct OCELEvent {
  let id: String
  let activity: String
  let time: String
  var attributes = JSONObject()
  var relations: [(identity: String, qualifier: String)] = []
  let place: (line: Int, column: Int)

  /// - Throws: `import.json`, `import.shape`.
  init(_ item: JSONItems.Item, file: String) throws(Diagnostic) {
    place = item.place
    guard let object = try item.value.get().object else {
      throw Diagnostic(
        ImportCode.shape, "an event is an object", "每个事件应为 JSON 对象",
        at: .init(file: file, line: place.line, column: place.column))
    }
    func text(_ key: String) -> String { object[key]?.string ?? "" }
    if item.section == "events" {
      (id, activity, time) = (text("id"), text("type"), text("time"))
      let pairs = (object["attributes"]?.array ?? []).compactMap { attribute in
        attribute.object.flatMap { object in
          object["name"]?.string.map { (key: $0, value: object["value"] ?? .null) }
        }
      }
      attributes = JSONObject(pairs)
      relations = (object["relationships"]?.array ?? []).compactMap { relation in
        relation.object.flatMap { object in
          object["objectId"]?.string.map { ($0, object["qualifier"]?.string ?? "") }
        }
      }
    } else {
      (id, activity, time) = (item.name, text("ocel:activity"), text("ocel:timestamp"))
      attributes = object["ocel:vmap"]?.object ?? JSONObject()
      relations = (object["ocel:omap"]?.array ?? []).compactMap { $0.string.map { ($0, "") } }
    }
  }
}

/// Of which type each object of a log is; types by their numbers.
struct OCELObjectTypes {
  /// Each with a slash behind it.
  private var prefixes: [[UInt8]] = []
  private var identities = SymbolTable()
  /// By the symbols of identities.
  private var types: [Int] = []

  func type(of identity: String) -> Int? {
    let symbol = identity.withByteView { identities.find($0) }
    return symbol.isNone ? nil : types[symbol.index]
  }

  func number(of type: some Sequence<UInt8>) -> Int? {
    let prefix = type + [UInt8(ascii: "/")]
    return prefixes.firstIndex(of: prefix)
  }

  /// An identity without its type and slash in front.
  func plain(_ identity: String, _ type: Int) -> String {
    let length = prefixes[type].count
    return identity.withByteView { bytes in
      guard bytes.count > length, prefixes[type].withByteView({ $0 == bytes[0..<length] }) else {
        return identity
      }
      return bytes[length..<bytes.count].text
    }
  }

  /// The objects of a log, and the refusals of those that are none or come twice.
  static func reading(
    _ items: inout JSONItems, file: String
  ) throws(Diagnostic) -> (types: OCELObjectTypes, refused: [RowElement]) {
    var objects = OCELObjectTypes()
    var refused: [RowElement] = []
    while let item = try items.next() {
      let place = Diagnostic.Place(file: file, line: item.place.line, column: item.place.column)
      do throws(Diagnostic) { try objects.add(item, at: place) } catch {
        refused.append(.refused(line: item.place.line, error))
      }
    }
    return (objects, refused.reversed())
  }

  private mutating func add(_ item: JSONItems.Item, at place: Diagnostic.Place) throws(Diagnostic) {
    let object = try item.value.get().object
    let id = item.name.isEmpty ? object?["id"]?.string : item.name
    guard let id, let type = (object?["type"] ?? object?["ocel:type"])?.string else {
      throw Diagnostic(
        ImportCode.shape, "an object has an id and a type", "每个对象应有编号和类型", at: place)
    }
    let number = number(of: type.utf8) ?? prefixes.count
    if number == prefixes.count { prefixes.append(Array(type.utf8) + [UInt8(ascii: "/")]) }
    let symbol = id.withByteView { identities.intern($0) }
    guard symbol.index == types.count else {
      types[symbol.index] = number
      throw Diagnostic(
        ImportCode.repeated, "the object \(JSONText.quoted(id)) stands twice",
        "对象 \(JSONText.quoted(id)) 重复", at: place)
    }
    types.append(number)
  }
}
