import Basics

/// OCEL 2.0 by its relational schema (ocel-standard.org, §5), as a text that SQLite reads:
///
///     event(ocel_id, ocel_type)          event_object(ocel_event_id, ocel_object_id, ocel_qualifier)
///     object(ocel_id, ocel_type)         object_object(ocel_source_id, ocel_target_id, ocel_qualifier)
///     event_map_type(ocel_type, ocel_type_map)    event_case_signed(ocel_id, ocel_time, …)
///     object_map_type(ocel_type, ocel_type_map)   object_case(ocel_id, ocel_time, …, ocel_changed_field)
struct OCELSQL: OCELDocument {
  private var times: TimestampWriter
  /// Where the identity of the row that is written stands in the text as a literal: each of its statements has
  /// it.
  private var identity = 0..<0
  /// By the number of a type, what stands behind the identity where a row is entered, up to where it stands
  /// again in the row of the type's own table; and what stands before that.
  private let entries, inserts: ReadyTexts
  /// What stands behind the identities of a relationship, by the number of its name.
  private let qualifiers = ReadyTexts(OCELName.all.map { ",\(OCELSQL.literal($0)));\n" })
  /// The columns of the types' own tables, one type behind the other; where those of a type end.
  private let columns: [OCELName]
  private let ends: [Int]

  init(_ zone: TimeZone) {
    times = TimestampWriter(zone)
    let inserts = OCELType.all.enumerated().map { index, type in
      let kind = index < OCELType.objects.count ? "object_" : "event_"
      return Self.insert(kind + Self.map(type.name))
    }
    self.inserts = ReadyTexts(inserts)
    entries = ReadyTexts(
      zip(OCELType.all, inserts).map { type, insert in
        ",\(Self.literal(type.name)));\n" + insert
      })
    var (columns, ends): ([OCELName], [Int]) = ([], [])
    for type in OCELType.all {
      columns += type.attributes.compactMap { OCELName.numbers[$0.name] }
      ends.append(columns.count)
    }
    (self.columns, self.ends) = (columns, ends)
  }

  static let separator: StaticString = ""

  private static func literal(_ text: String) -> String {
    var out = TextBuffer(capacity: 64)
    SQLText.append(text, to: &out)
    return out.withByteView(\.text)
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

  mutating func append(object: borrowing OCELRow, to out: inout TextBuffer) {
    enter(object, "INSERT INTO \"object\" VALUES(", to: &out)
    out.append(OCELRow.beginning)
    out.append(UInt8(ascii: "'"))
    let attributes = object.attributes.span
    append(valuesOf: object, to: &out) { $0.time == nil && $0.name == $1 }
    out.append(",NULL);\n" as StaticString)
    for index in attributes.indices {
      let change = attributes[index]
      guard let time = change.time else { continue }
      inserts.append(object.type, to: &out)
      begin(at: time, to: &out)
      append(valuesOf: object, to: &out) {
        $0.time == time && $0.name == $1 && $1 == change.name && $0.value == change.value
      }
      out.append(UInt8(ascii: ","))
      SQLText.append(OCELName.all[change.name.index], to: &out)
      out.append(");\n" as StaticString)
    }
    append(relationsOf: object, "INSERT INTO \"object_object\" VALUES(", to: &out)
  }

  func beginEvents() -> [UInt8] { [] }

  mutating func append(event: borrowing OCELRow, to out: inout TextBuffer) {
    enter(event, "INSERT INTO \"event\" VALUES(", to: &out)
    times.append(event.time, to: &out)
    out.append(UInt8(ascii: "'"))
    append(valuesOf: event, to: &out) { $0.name == $1 }
    out.append(");\n" as StaticString)
    append(relationsOf: event, "INSERT INTO \"event_object\" VALUES(", to: &out)
  }

  func end() -> [UInt8] { Array("COMMIT;\n".utf8) }

  /// Enters a row, and begins that of its own table up to the time.
  private mutating func enter(
    _ row: borrowing OCELRow, _ insert: StaticString, to out: inout TextBuffer
  ) {
    out.append(insert)
    let start = out.count
    row.withText(row.id) { SQLText.append($0, to: &out) }
    identity = start..<out.count
    entries.append(row.type, to: &out)
    out.append(again: identity)
    out.append(",'" as StaticString)
  }

  private mutating func begin(at time: Timestamp, to out: inout TextBuffer) {
    out.append(again: identity)
    out.append(",'" as StaticString)
    times.append(time, to: &out)
    out.append(UInt8(ascii: "'"))
  }

  /// The columns of a row of its own table behind its time: of each attribute the first that is meant.
  private func append(
    valuesOf row: borrowing OCELRow, to out: inout TextBuffer,
    _ isMeant: (OCELRow.Attribute, OCELName) -> Bool
  ) {
    let (columns, attributes) = (columns.span, row.attributes.span)
    for column in (row.type == 0 ? 0 : ends[row.type - 1])..<ends[row.type] {
      out.append(UInt8(ascii: ","))
      let index = attributes.indices.first { isMeant(attributes[$0], columns[column]) }
      if let index {
        row.withText(attributes[index].value) { SQLText.append($0, to: &out) }
      } else {
        out.append("NULL" as StaticString)
      }
    }
  }

  private func append(
    relationsOf row: borrowing OCELRow, _ insert: StaticString, to out: inout TextBuffer
  ) {
    let relations = row.relations.span
    for index in relations.indices {
      out.append(insert)
      out.append(again: identity)
      out.append(UInt8(ascii: ","))
      row.withText(relations[index].id) { SQLText.append($0, to: &out) }
      qualifiers.append(relations[index].qualifier.index, to: &out)
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
