package import Basics

/// Tables as one text of SQL that PostgreSQL and SQLite take alike: the schema, then the rows, all in one
/// transaction.
///
///     CREATE TABLE "cases" ("case" TEXT NOT NULL, …, PRIMARY KEY ("case"));
///     INSERT INTO "cases" VALUES
///     ('LS-2026-000001',…),
///     …;
///
/// Or what brings tables that are there up to date: lines that came since are added, cases changed, and all else
/// is written anew.
///
/// Columns have the keys of JSON in the way of SQL: `replyBy` is `reply_by`, `cards.red` is `cards_red`.
package struct SQLExport {
  private let tables: [TableRows]
  private let zone: TimeZone
  private let jobs: Int
  private let form: SQLForm

  /// - Parameter isUpdate: whether the tables are there.
  package init(_ tables: [TableRows], _ zone: TimeZone, isUpdate: Bool, jobs: Int) {
    self.tables = tables
    let referenced = Set(tables.flatMap { $0.table.references.map(\.table) })
    form = SQLForm(referenced: isUpdate ? referenced : nil)
    self.zone = zone
    self.jobs = jobs
  }

  /// - Returns: how many rows each table has.
  package func write(
    to sink: ([UInt8]) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [(table: String, rows: Int)] {
    try sink(Array("BEGIN;\n".utf8))
    var counts: [(table: String, rows: Int)] = []
    for rows in tables {
      counts.append((rows.table.name, try rows.write(as: form, zone, jobs: jobs, to: sink)))
    }
    try sink(Array("COMMIT;\n".utf8))
    return counts
  }
}
