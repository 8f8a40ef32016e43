import Foundation

/// The fixed book's segment with one line changed, from 1.
func damaged(line number: Int, _ change: (String) -> String) throws -> [UInt8] {
  var lines = String(decoding: try FixedBook.segment(), as: UTF8.self).split(
    separator: "\n", omittingEmptySubsequences: false
  ).map(String.init)
  lines[number - 1] = change(lines[number - 1])
  return Array(lines.joined(separator: "\n").utf8)
}

extension String {
  func replacing(_ old: String, _ new: String) -> String {
    replacingOccurrences(of: old, with: new)
  }
}

/// The columns of New York that the shipped mapping names, and rows.
func csv(rows: [String], lineEnd: String = "\n") -> String {
  let header =
    "Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Borough,"
    + "Due Date,Resolution Description"
  return ([header] + rows).map { $0 + lineEnd }.joined()
}

func row(_ key: Int, _ description: String = "done", closed: String = "03/14/2011 03:59:20 PM")
  -> String
{
  "\(key),03/01/2011 02:27:57 PM,\(closed),DOF,Finance,Pay,Mis,MANHATTAN,"
    + "03/22/2011 02:27:57 PM,\(description)"
}
