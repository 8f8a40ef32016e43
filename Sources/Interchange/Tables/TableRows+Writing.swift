import Basics
import FileStore

extension TableRows {
  /// So many items, or rows, are written as one: by it alone the bytes are parted, whatever the threads.
  private static let batch = 256

  /// So many bytes are handed on at once.
  private static let piece = 1 << 18

  /// Writes the rows in a form, on so many threads.
  ///
  /// - Parameter zone: in which instants are said.
  /// - Returns: how many rows there are.
  func write(
    as form: some TableForm, _ zone: TimeZone, jobs: Int,
    to sink: ([UInt8]) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Int {
    try sink(form.begin(table))
    switch source {
    case .items(let count, let rows):
      var total = 0
      let parts = OrderedParts((count + Self.batch - 1) / Self.batch, jobs: jobs) { [table] in
        { part -> (bytes: [UInt8], rows: Int) in
          var writer = TableWriter(table, as: form, zone)
          let start = part * Self.batch
          for item in start..<min(start + Self.batch, count) { rows(item, &writer) }
          writer.end()
          return (writer.take(), writer.rows)
        }
      }
      while let part = parts.next() {
        total += part.rows
        try sink(part.bytes)
      }
      return total
    case .lines(let forEach):
      var writer = TableWriter(table, as: form, zone)
      try forEach { [table] in
        TableWriter(table, as: form, zone, isOfParts: true)
      } _: { rows throws(Diagnostic) in
        writer.append(rows, batch: Self.batch)
        if writer.cells.text.count > Self.piece { try sink(writer.take()) }
      }
      writer.end()
      try sink(writer.take())
      return writer.rows
    }
  }
}
