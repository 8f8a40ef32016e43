import Basics

/// OCEL 2.0 by its relational schema (ocel-standard.org, §5), as a text that SQLite reads:
///
///     event(ocel_id, ocel_type)          event_object(ocel_event_id, ocel_object_id, ocel_qualifier)
///     object(ocel_id, ocel_type)         object_object(ocel_source_id, ocel_target_id, ocel_qualifier)
///     event_map_type(ocel_type, ocel_type_map)    event_case_signed(ocel_id, ocel_time, …)
///     object_map_type(ocel_type, ocel_type_map)   object_case(ocel_id, ocel_time, …, ocel_changed_field)
struct OCELSQL: OCELDocument {
  private let zone: TimeZone
  /// What is known of each type of objects and of events by its name.
  private let objects = Dictionary(
    uniqueKeysWithValues: OCELType.objects.map { ($0.name, Table("object", $0)) })
  private let events = Dictionary(
    uniqueKeysWithValues: OCELType.events.map { ($0.name, Table("event", $0)) })

  init(_ zone: TimeZone) { self.zone = zone }

  static let separator: StaticString = ""

  /// The table of a type.
  private struct Table: Sendable {
    /// The beginning of a statement that puts a row there.
    let insert: String
    let attributes: [String]

    init(_ kind: String, _ type: OCELType) {
      insert = OCELSQL.insert(kind + "_" + OCELSQL.map(type.name))
      attributes = type.attributes.map(\.name)
    }
  }

  func begin(objects: [OCELType], events: [OCELType]) -> [UInt8] {
    var out = TextBuffer()
    out.append(Self.schema)
    for (kind, types) in [("event", events), ("object", objects)] {
      for type in types { begin(type, kind, to: &out) }
    }
    return out.take()
  }

  private func begin(_ type: OCELType, _ kind: String, to out: inout TextBuffer) {
    out.append(Self.insert(kind + "_map_type"))
    SQLText.append(type.name, to: &out)
    out.append(UInt8(ascii: ","))
    SQLText.append(Self.map(type.name), to: &out)
    out.append(");\n" as StaticString)
    let columns =
      type.attributes.map { "\"\($0.name)\" \($0.kind.sqliteType)" }
      + (kind == "object" ? ["ocel_changed_field TEXT"] : [])
    let own =
      kind == "event"
      ? "ocel_id TEXT PRIMARY KEY REFERENCES event(ocel_id)"
      : "ocel_id TEXT REFERENCES object(ocel_id)"
    out.append("CREATE TABLE \"\(kind)_\(Self.map(type.name))\" (")
    out.append(([own, "ocel_time TIMESTAMP"] + columns).joined(separator: ", "))
    out.append(");\n" as StaticString)
  }

  fileprivate static func insert(_ table: String) -> String { "INSERT INTO \"\(table)\" VALUES(" }

  /// The name of a type as part of the name of a table.
  fileprivate static func map(_ type: String) -> String {
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

  func append(object: OCELRow, to out: inout TextBuffer) {
    out.append("INSERT INTO \"object\" VALUES(" as StaticString)
    append(identityOf: object, to: &out)
    out.append(UInt8(ascii: ","))
    SQLText.append(object.type, to: &out)
    out.append(");\n" as StaticString)
    guard let table = objects[object.type] else { return }
    append(object, at: nil, table, to: &out) { $0.time == nil && $0.name == $1 }
    out.append(",NULL);\n" as StaticString)
    for change in object.attributes where change.time != nil {
      append(object, at: change.time, table, to: &out) {
        $0.time == change.time && $0.name == $1 && $0.name == change.name
          && $0.value == change.value
      }
      out.append(UInt8(ascii: ","))
      SQLText.append(change.name, to: &out)
      out.append(");\n" as StaticString)
    }
    append(relationsOf: object, "INSERT INTO \"object_object\" VALUES(", to: &out)
  }

  func beginEvents() -> [UInt8] { [] }

  func append(event: OCELRow, to out: inout TextBuffer) {
    out.append("INSERT INTO \"event\" VALUES(" as StaticString)
    append(identityOf: event, to: &out)
    out.append(UInt8(ascii: ","))
    SQLText.append(event.type, to: &out)
    out.append(");\n" as StaticString)
    if let table = events[event.type] {
      append(event, at: event.time, table, to: &out) { $0.name == $1 }
      out.append(");\n" as StaticString)
    }
    append(relationsOf: event, "INSERT INTO \"event_object\" VALUES(", to: &out)
  }

  func end() -> [UInt8] { Array("COMMIT;\n".utf8) }

  /// A row of its own table, without its end: of each attribute the first that is meant.
  ///
  /// - Parameter time: nil for what it was from the beginning.
  private func append(
    _ row: OCELRow, at time: Timestamp?, _ table: Table, to out: inout TextBuffer,
    _ isMeant: (OCELRow.Attribute, String) -> Bool
  ) {
    out.append(table.insert)
    append(identityOf: row, to: &out)
    out.append(",'" as StaticString)
    if let time { zone.append(time, to: &out) } else { out.append(OCELRow.beginning) }
    out.append(UInt8(ascii: "'"))
    for name in table.attributes {
      out.append(UInt8(ascii: ","))
      if let attribute = row.attributes.first(where: { isMeant($0, name) }) {
        row.withText(attribute.value) { SQLText.append($0, to: &out) }
      } else {
        out.append("NULL" as StaticString)
      }
    }
  }

  private func append(identityOf row: OCELRow, to out: inout TextBuffer) {
    row.withText(row.id) { SQLText.append($0, to: &out) }
  }

  private func append(relationsOf row: OCELRow, _ insert: StaticString, to out: inout TextBuffer) {
    for relation in row.relations {
      out.append(insert)
      append(identityOf: row, to: &out)
      out.append(UInt8(ascii: ","))
      row.withText(relation.id) { SQLText.append($0, to: &out) }
      out.append(UInt8(ascii: ","))
      SQLText.append(relation.qualifier, to: &out)
      out.append(");\n" as StaticString)
    }
  }
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
