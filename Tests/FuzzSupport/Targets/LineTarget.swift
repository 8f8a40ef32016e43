import Basics
import EventBook

extension FuzzTarget {
  /// A line of a book: the fast scanner and the general reader agree on whether it is one and on all
  /// that it says, by itself and between two others.
  static let line = FuzzTarget(
    name: "line",
    seeds: { try Fixtures.demonstration() + Fixtures.firstOfEachType(Fixtures.everyType()) },
    words: [
      #""specversion":"1.0""#, #""id":"#, #""source":"/"#, #""type":"#, #""subject":"#, #""time":"#,
      #""recordedtime":"#, #""sequence":"0000000000000001""#, #""caseseq":"#, #""authtype":"#,
      #""authid":"#, #""causationid":"#, #""correlationid":"#, #""data":{"#, "\\ud83d\\ude00",
      "\\u0000", "\\u001f", "%2F", "%e4%b8%ad", "+08:00", "-00:00", ".999999999", "T24:00:00Z",
      ":60",
    ],
    judge: { line in
      if let fault = LineContent.fault(line) { return .fault(fault) }
      do {
        return try betweenOthers(line) ?? (LineContent.scanned(line) == nil ? .refused : .taken)
      } catch { return .fault("\(error)") }
    })

  /// Whether the fast way reads the line at its place among others as it does by itself, where the line
  /// holds no line feed.
  private static func betweenOthers(_ line: [UInt8]) throws -> Verdict? {
    if line.contains(0x0A) { return nil }
    let text = line + [0x0A] + line + [0x0A]
    let start = line.count + 1
    let alone = try LineContent.fast(line)
    var scanner = LineScanner()
    let among: LineContent? = try text.withByteView { view in
      var found = EventLine.none
      guard let end = scanner.scanFast(view, from: start, into: &found), end == start + line.count
      else { return nil }
      return try LineContent(found, scanner.fields)
    }
    return alone == among ? nil : .fault("another line reads so, once others stand around it")
  }
}
