package import Basics

/// Tables as one text of SQL that PostgreSQL and SQLite take alike: the schema, then the rows, all in one
/// transaction.
///
///     CREATE TABLE "cases" ("case" TEXT NOT NULL, …, PRIMARY KEY ("case"));
///     INSERT INTO "cases" VALUES
///     ('LS-2026-000001',…),
///     …;
///
/// Columns have the keys of JSON in the way of SQL: `replyBy` is `reply_by`, `cards.red` is `cards_red`.
package struct SQLExport {
  private let tables: [TableRows]
  private let zone: TimeZone
  private let jobs: Int

  package init(_ tables: [TableRows], _ zone: TimeZone, jobs: Int) {
    self.tables = tables
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
      counts.append((rows.table.name, try rows.write(as: SQLForm(), zone, jobs: jobs, to: sink)))
    }
    try sink(Array("COMMIT;\n".utf8))
    return counts
  }
}
