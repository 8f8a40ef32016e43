import Basics
import Interchange

extension FuzzTarget {
  /// A comma-separated file: it reads the same in whatever pieces it comes.
  ///
  ///     size of the pieces │ the file
  static let csv = FuzzTarget(
    name: "csv",
    seeds: { Tables.all.map { [7] + Array($0.utf8) } },
    words: ["\r\n", "\"\"", "\",\"", "\u{FEFF}", "\u{A0}", "\u{3000}", ";", "\t"],
    judge: { input in
      guard let first = input.first else { return .refused }
      let file = Array(input.dropFirst())
      let (whole, isRead) = transcript(file, piece: max(1, file.count))
      let (pieces, _) = transcript(file, piece: 1 + Int(first) % 23)
      return .comparing(whole, pieces, "in one piece and in several")
        ?? (isRead ? .taken : .refused)
    })

  /// Everything that is to be seen of each row, with its place, and of each refusal, with its own.
  private static func transcript(
    _ bytes: [UInt8], piece: Int
  ) -> (rows: [String], isRead: Bool) {
    var reader = CSVReader(pieces(bytes, of: piece))
    var rows: [String] = []
    var isRead = false
    while let element = try? reader.next() {
      switch element {
      case .row(let row):
        isRead = true
        rows.append(
          "\(row.line): "
            + (0..<row.count).map { "\(row.place($0)) \(JSONText.quoted(row.text($0)))" }
            .joined(separator: "|"))
      case .refused(let error): rows.append("\(error)")
      }
    }
    return (rows, isRead)
  }

  static func pieces(_ bytes: [UInt8], of size: Int) -> CSVReader.Pieces {
    var rest = bytes[...]
    return {
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
  }
}

/// Small files in the forms that the shipped mappings read.
enum Tables {
  static let boston = """
    case_enquiry_id,open_dt,target_dt,closed_dt,case_status,type,reason,department,neighborhood
    101,2026-01-02 10:00:00,2026-01-05 08:30:00,2026-01-03T09:15:00,Closed,Pothole,Streets,PWDx,Roxbury
    102,01/02/2026 04:00:00 PM,,,Open,"Sign ""bent"", again",Signs,BTDT,\u{3000}Dorchester

    """
  static let losAngeles = """
    SRNumber;CreatedDate;ClosedDate;RequestType;Owner;NC;Status
    1-87;2026-03-08T02:30:00;03/09/2026 12:00:00 AM;Bulky Items;BOS;ARLETA NC;Closed
    1-88;2026-11-01T01:30:00;;Graffiti;OCB;;Open

    """
  static let newYork = """
    \u{FEFF}Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Borough,Due Date,Resolution Description\r
    59,01/01/2026 12:00:00 AM,2026-01-02T00:00:00.000,DEP,Water,"Leak
    twice",x,BRONX,,fixed\r
    60,2026-01-01T00:00:00,,DSNY,Sanitation,Noise,y,,2026-02-30T00:00:00,\r

    """
  static let all = [boston, losAngeles, newYork]
}
