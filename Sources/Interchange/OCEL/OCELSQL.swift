import Basics

/// OCEL 2.0 by its relational schema (ocel-standard.org, §5), as a text that SQLite reads:
///
///     event(ocel_id, ocel_type)          event_object(ocel_event_id, ocel_object_id, ocel_qualifier)
///     object(ocel_id, ocel_type)         object_object(ocel_source_id, ocel_target_id, ocel_qualifier)
///     event_map_type(ocel_type, ocel_type_map)    event_case_signed(ocel_id, ocel_time, …)
///     object_map_type(ocel_type, ocel_type_map)   object_case(ocel_id, ocel_time, …, ocel_changed_field)
struct OCELSQL: OCELDocument {
  var out: [UInt8] = []
  private let zone: TimeZone
  private var attributes: [String: [String]] = [:]

  init(_ zone: TimeZone) { self.zone = zone }

  mutating func begin(objects: [OCELType], events: [OCELType]) {
    out += Self.schema.utf8
    for (kind, types) in [("event", events), ("object", objects)] {
      for type in types { begin(type, kind) }
    }
  }

  private mutating func begin(_ type: OCELType, _ kind: String) {
    attributes[type.name] = type.attributes.map(\.name)
    insert(kind + "_map_type", [.text(type.name), .text(Self.map(type.name))])
    let columns =
      type.attributes.map { "\"\($0.name)\" \($0.kind.sqliteType)" }
      + (kind == "object" ? ["ocel_changed_field TEXT"] : [])
    let own =
      kind == "event"
      ? "ocel_id TEXT PRIMARY KEY REFERENCES event(ocel_id)"
      : "ocel_id TEXT REFERENCES object(ocel_id)"
    out += "CREATE TABLE \"\(kind)_\(Self.map(type.name))\" (".utf8
    out += ([own, "ocel_time TIMESTAMP"] + columns).joined(separator: ", ").utf8
    out += ");\n".utf8
  }

  /// The name of a type as part of the name of a table.
  private static func map(_ type: String) -> String {
    String(type.map { $0 == "." ? "_" : $0 })
  }

  private static let schema = """
    BEGIN;
    CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
    CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
    CREATE TABLE event (ocel_id TEXT PRIMARY KEY, ocel_type TEXT REFERENCES event_map_type(ocel_type));
    CREATE TABLE object (ocel_id TEXT PRIMARY KEY, ocel_type TEXT REFERENCES object_map_type(ocel_type));
    CREATE TABLE event_object (ocel_event_id TEXT REFERENCES event(ocel_id), \
    ocel_object_id TEXT REFERENCES object(ocel_id), ocel_qualifier TEXT, \
    PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier));
    CREATE TABLE object_object (ocel_source_id TEXT REFERENCES object(ocel_id), \
    ocel_target_id TEXT REFERENCES object(ocel_id) DEFERRABLE INITIALLY DEFERRED, ocel_qualifier TEXT, \
    PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier));

    """

  // MARK: Rows

  private enum Cell {
    case text(String)
    case bytes(ArraySlice<UInt8>)
    case null
  }

  private mutating func insert(_ table: String, _ cells: [Cell]) {
    out += "INSERT INTO \"\(table)\" VALUES(".utf8
    for (index, cell) in cells.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      switch cell {
      case .text(let text): SQLText.append(text, to: &out)
      case .bytes(let bytes): SQLText.append(bytes, to: &out)
      case .null: out += "NULL".utf8
      }
    }
    out += ");\n".utf8
  }

  mutating func add(object: OCELRow) {
    let id = Cell.bytes(object.text(object.id))
    insert("object", [id, .text(object.type)])
    let table = "object_" + Self.map(object.type)
    let names = attributes[object.type] ?? []
    let first = names.map { name in
      object.attributes.first { $0.name == name && $0.time == nil }
        .map { Cell.bytes(object.text($0.value)) } ?? .null
    }
    insert(table, [id, .text("1970-01-01T00:00:00Z")] + first + [.null])
    for change in object.attributes {
      guard let time = change.time else { continue }
      let cells = names.map { $0 == change.name ? Cell.bytes(object.text(change.value)) : .null }
      insert(table, [id, .text(zone.format(time))] + cells + [.text(change.name)])
    }
    for relation in object.relations {
      insert(
        "object_object", [id, .bytes(object.text(relation.id)), .text(relation.qualifier)])
    }
  }

  mutating func beginEvents() {}

  mutating func add(event: OCELRow) {
    let id = Cell.bytes(event.text(event.id))
    insert("event", [id, .text(event.type)])
    let cells = (attributes[event.type] ?? []).map { name in
      event.attributes.first { $0.name == name }.map { Cell.bytes(event.text($0.value)) } ?? .null
    }
    insert("event_" + Self.map(event.type), [id, .text(zone.format(event.time))] + cells)
    for relation in event.relations {
      insert("event_object", [id, .bytes(event.text(relation.id)), .text(relation.qualifier)])
    }
  }

  mutating func end() { out += "COMMIT;\n".utf8 }
}

extension ColumnKind {
  fileprivate var sqliteType: String {
    switch self {
    case .text, .json: "TEXT"
    case .integer: "INTEGER"
    case .decimal: "REAL"
    case .boolean: "BOOLEAN"
    case .time: "TIMESTAMP"
    }
  }
}
