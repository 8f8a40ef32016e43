package import Basics
import CaseJournal
package import CaseModel
import EventBook
package import Projection

/// What one person did within some time (服务情况纳入个人月度考核): the events that they recorded, and
/// those that name them as actor or as holder of points.
package struct PersonRecord: Sendable {
  package let actor: String
  /// Events by type, and the subjects and local days that they are about.
  package private(set) var types: [String: Int] = [:]
  package private(set) var subjects: Set<String> = []
  package private(set) var days: Set<CivilDate> = []

  package var events: Int { types.values.reduce(0, +) }

  fileprivate init(_ actor: String) { self.actor = actor }

  fileprivate mutating func count(_ type: String, _ subject: String, on day: CivilDate) {
    types[type, default: 0] += 1
    subjects.insert(subject)
    days.insert(day)
  }

  fileprivate mutating func add(_ other: PersonRecord) {
    types.merge(other.types, uniquingKeysWith: +)
    subjects.formUnion(other.subjects)
    days.formUnion(other.days)
  }

  /// By name.
  package var byType: [TypeCount] {
    types.sorted { $0.key < $1.key }.map { TypeCount(type: $0.key, count: $0.value) }
  }

  package struct TypeCount: Sendable {
    package let type: String
    package let count: Int
  }
}

extension Home {
  /// Reads the events of a query whose `time` lies within some bounds: what each person did, the
  /// busiest first.
  ///
  /// - Complexity: O(bytes).
  package func personRecords(
    in bounds: Range<Timestamp>, zone: TimeZone, _ query: TemporalQuery, of loaded: Loaded
  ) throws(Diagnostic) -> [PersonRecord] {
    typealias Records = [[UInt8]: PersonRecord]
    let keys = [FieldKey(.actor), FieldKey(.holder)]
    var records: Records = [:]
    try forEachPiece(query, in: loaded.segments, size: 1 << 22) {
      { piece -> Records in
        var records: Records = [:]
        piece.forEachLine { line, fields in
          guard bounds.contains(line.time) else { return }
          let person = line.authID
          var named = keys.compactMap { line.text(of: fields.first($0, in: line.bytes)) }
          if !person.isEmpty { named.append(line.text(person)) }
          for name in Set(named.map { Array($0.utf8) }) {
            records[name, default: PersonRecord(String(decoding: name, as: UTF8.self))]
              .count(line.text(line.type), line.text(line.subject), on: zone.local(line.time).date)
          }
        }
        return records
      }
    } _: { part throws(Diagnostic) in
      records.merge(part) { sum, other in
        var sum = sum
        sum.add(other)
        return sum
      }
    }
    return records.values.sorted { ($1.events, $0.actor) < ($0.events, $1.actor) }
  }
}

/// A person's record beside the unit for which they are registered.
package struct PersonRow: Sendable {
  package let actor: String
  package let events: Int
  /// nil where they recorded nothing and nothing names them.
  package let subjects: Int?
  package let days: Int?
  /// `.none` for a person whom the book does not know.
  package let unit: Symbol

  package init(_ actor: String, _ record: PersonRecord?, unit: Symbol) {
    self.actor = actor
    self.unit = unit
    events = record?.events ?? 0
    subjects = record?.subjects.count
    days = record?.days.count
  }
}

/// All that is said of one person.
package struct PersonAnswer: Sendable {
  package let row: PersonRow
  package let period: Period
  package let types: [PersonRecord.TypeCount]

  package init(_ actor: String, _ record: PersonRecord?, unit: Symbol, _ period: Period) {
    row = PersonRow(actor, record, unit: unit)
    self.period = period
    types = record?.byType ?? []
  }
}
