import Basics
import FileStore

extension TableRows {
  /// So many items, or rows, are written at once: by it alone the bytes are parted, whatever the threads.
  private static let batch = 256

  /// Writes the rows in a form, on so many threads.
  ///
  /// - Returns: how many rows there are.
  func write(
    as form: some TableForm, jobs: Int, to sink: ([UInt8]) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Int {
    try sink(form.begin(table))
    switch source {
    case .items(let count, let rows):
      return try write(items: count, rows, as: form, jobs: jobs, to: sink)
    case .lines(let forEach):
      var (total, waiting): (Int, [[JSONValue]]) = (0, [])
      func write() throws(Diagnostic) {
        var out: [UInt8] = []
        form.append(waiting, of: table, to: &out)
        total += waiting.count
        waiting.removeAll(keepingCapacity: true)
        try sink(out)
      }
      try forEach { row throws(Diagnostic) in
        waiting.append(row)
        if waiting.count == Self.batch { try write() }
      }
      if !waiting.isEmpty { try write() }
      return total
    }
  }

  private func write(
    items count: Int, _ rows: @escaping @Sendable (Int) -> [[JSONValue]],
    as form: some TableForm, jobs: Int, to sink: ([UInt8]) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Int {
    var total = 0
    let starts = Array(stride(from: 0, to: count, by: Self.batch))
    for first in stride(from: 0, to: starts.count, by: jobs * 4) {
      let parts = starts[first..<min(first + jobs * 4, starts.count)].map {
        $0..<min($0 + Self.batch, count)
      }
      let pieces = Processors.map(parts, jobs: jobs) { [table] part -> ([UInt8], Int) in
        let made = part.flatMap(rows)
        var out: [UInt8] = []
        if !made.isEmpty { form.append(made, of: table, to: &out) }
        return (out, made.count)
      }
      for (bytes, count) in pieces {
        total += count
        try sink(bytes)
      }
    }
    return total
  }
}
