/// Reads comma-separated values (RFC 4180) in the plainest way, to judge the program's own reader by.
enum CSVText {
  /// The rows as cells by the header's names.
  static func rows(_ text: String) -> [[String: String]] {
    let all = cells(text)
    guard let header = all.first else { return [] }
    return all.dropFirst().map { row in
      Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
    }
  }

  static func cells(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    func end() { row.append(String(cell)); cell = .init() }
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          cell.append(scalar)
        } else if scalars.first == "\"" {
          cell.append("\"")
          scalars.removeFirst()
        } else {
          isQuoted = false
        }
        continue
      }
      switch scalar {
      case "\"": isQuoted = true
      case ",": end()
      case "\r": break
      case "\n":
        end()
        rows.append(row)
        row = []
      default: cell.append(scalar)
      }
    }
    if !cell.isEmpty || !row.isEmpty {
      end()
      rows.append(row)
    }
    return rows
  }
}
