package import Basics
package import CaseJournal
import CaseModel
import EventBook
import FileStore
package import Projection
import Queries

/// The cases of a book as a log of IEEE 1849-2016 (XES): a trace a case, by number in byte order, in it
/// the events about it by their time, of equal times as the book has them.
///
///     <log xes.version="1849-2016" …>
///       <extension …/> <global …/> <classifier …/>
///       <trace> <string key="concept:name" value="LS-2026-000001"/> … <event> … </event> </trace>
package struct XESExport {
  private let view: CaseView
  private let names: PublicNames
  private let lines: CaseLines
  private let codec: EventCodec
  private let jobs: Int
  private let namesActivities: Bool
  private let types = ExportedTypes.all

  /// What was written.
  package struct Counts: Sendable {
    package var traces = 0
    package var events = 0
    /// Different sequences of types.
    package var variants = 0
  }

  /// - Parameter namesActivities: whether a `case.noted` goes out under the name that it has in the log it
  ///   came from, with its resource: what somebody wrote there.
  package init(
    _ view: CaseView, _ lines: CaseLines, _ codec: EventCodec, jobs: Int,
    namesActivities: Bool = false
  ) {
    self.view = view
    names = PublicNames(view)
    self.lines = lines
    self.codec = codec
    self.jobs = jobs
    self.namesActivities = namesActivities
  }

  /// So many cases are written at once.
  private static let batch = 1 << 7

  /// - Parameter progress: told how many cases are written.
  /// - Complexity: O(bytes), on so many threads.
  package func write(
    to sink: ([UInt8]) throws(Diagnostic) -> Void, progress: (Int) -> Void = { _ in }
  ) throws(Diagnostic) -> Counts {
    var counts = Counts()
    var variants: Set<[UInt8]> = []
    try sink(head())
    let cases = view.state.table.sortedCases
    let parts = OrderedParts((cases.count + Self.batch - 1) / Self.batch, jobs: jobs) { [self] in
      { part in
        let start = part * Self.batch
        return piece(of: cases[start..<min(start + Self.batch, cases.count)])
      }
    }
    while let piece = parts.next() {
      try sink(piece.bytes)
      counts.traces += piece.traces
      counts.events += piece.events
      variants.formUnion(piece.variants)
      progress(counts.traces)
    }
    try sink(Array("</log>\n".utf8))
    counts.variants = variants.count
    return counts
  }

  // MARK: The head

  /// Name, prefix and address of each extension that is used.
  private static let extensions: [(name: String, prefix: String)] = [
    ("Concept", "concept"), ("Lifecycle", "lifecycle"), ("Organizational", "org"),
    ("Time", "time"),
  ]

  private func head() -> [UInt8] {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">

      """
    for (name, prefix) in Self.extensions {
      text += "<extension name=\"\(name)\" prefix=\"\(prefix)\" "
      text += "uri=\"http://www.xes-standard.org/\(prefix).xesext\"/>\n"
    }
    text += """
      <global scope="trace">
      <string key="concept:name" value=""/>
      </global>
      <global scope="event">
      <string key="concept:name" value=""/>
      <string key="lifecycle:transition" value="complete"/>
      <date key="time:timestamp" value="1970-01-01T00:00:00Z"/>
      <int key="sequence" value="0"/>
      </global>
      <classifier name="Activity" scope="event" keys="concept:name"/>
      <classifier name="Activity and unit" scope="event" keys="concept:name org:group"/>
      <classifier name="Resource" scope="event" keys="org:resource"/>
      <string key="lifecycle:model" value="standard"/>

      """
    return Array(text.utf8)
  }

  // MARK: Traces

  private struct Piece: Sendable {
    var bytes: [UInt8] = []
    var variants: Set<[UInt8]> = []
    var traces = 0
    var events = 0
  }

  /// An event of a trace that is being written.
  private struct Mark {
    let time: Timestamp
    let type: UInt8
    /// Of an activity of another log; in a variant it is ended by a byte that no text has.
    let name: String?
    /// Where it ends.
    let end: Int
  }

  /// The traces of some cases; one without an event has none.
  private func piece(of cases: ArraySlice<Subject>) -> Piece {
    var writer = XESWriter(view.zone)
    var (reader, piece) = (CaseLines.Reader(), Piece())
    var marks: [Mark] = []
    var variant: [UInt8] = []
    for subject in cases {
      let start = writer.count
      begin(subject, &writer)
      let head = writer.count
      marks.removeAll(keepingCapacity: true)
      lines.forEach(of: subject, by: &reader) { line, fields in
        guard let type = codec.type(of: line), case let kind = types[type], kind.isOfCase,
          !NotedActivity.isSupplied(line, fields)
        else { return }
        let noted =
          namesActivities && type == .caseNoted ? NotedActivity(line, fields) : nil
        event(line, fields, type, noted, &writer)
        marks.append(
          Mark(time: line.time, type: type.rawValue, name: noted?.name, end: writer.count))
      }
      guard !marks.isEmpty else {
        writer.removeLast(writer.count - start)
        continue
      }
      order(&marks, from: head, in: &writer)
      piece.traces += 1
      piece.events += marks.count
      variant.removeAll(keepingCapacity: true)
      for mark in marks {
        variant.append(mark.type)
        if let name = mark.name { variant += Array(name.utf8) + [0xFF] }
      }
      // Mostly it is there, and nothing is to be kept.
      if !piece.variants.contains(variant) { piece.variants.insert(variant) }
      writer.markup("</trace>\n")
    }
    piece.bytes = writer.take()
    return piece
  }

  /// Puts the events of a trace in the order of their time, of equal times as the book has them.
  private func order(_ marks: inout [Mark], from head: Int, in writer: inout XESWriter) {
    if zip(marks, marks.dropFirst()).allSatisfy({ $0.time <= $1.time }) { return }
    let starts = [head] + marks.map(\.end).dropLast()
    let order = marks.indices.sorted { (marks[$0].time, $0) < (marks[$1].time, $1) }
    writer.rearrange(order.map { starts[$0]..<marks[$0].end }, from: head)
    marks = order.map { marks[$0] }
  }

  private func begin(_ subject: Subject, _ writer: inout XESWriter) {
    let state = names.facts(view.state.table[subject])
    let symbols = names.symbols
    writer.markup("<trace>\n")
    writer.string("concept:name", view.state.table.name(of: subject))
    writer.string("matter", state.matter, symbols)
    writer.string("urgency", state.urgency, symbols)
    writer.string("place", state.place, symbols)
    writer.string("channel", state.channel, symbols)
    writer.string("status", state.status.name)
    writer.string("tier", state.tier, symbols)
    writer.string("holder", state.holder, symbols)
    writer.integer("round", Int(state.round))
    writer.integer("returns", Int(state.returns))
    if let target = names.merger(of: state, in: view.state.table) {
      writer.string("into", target)
    }
    writer.flag("excluded", state.isExcluded)
  }

  private func event(
    _ line: EventLine, _ fields: [DataField], _ type: EventType, _ noted: NotedActivity?,
    _ writer: inout XESWriter
  ) {
    if let noted {
      writer.begin(noted.name, noted.lifecycle ?? "complete", at: line.time)
    } else {
      writer.begin(type, at: line.time)
    }
    if let resource = noted?.resource {
      writer.string("org:resource", resource)
    } else {
      writer.string("org:resource", names.actor(of: line), names.symbols)
    }
    writer.string("org:group", names.unit(of: line, fields), names.symbols)
    writer.integer("sequence", line.sequence)
    members(fields, of: line, type, &writer)
    writer.markup("</event>\n")
  }

  /// The members of `data` that may go out.
  private func members(
    _ members: [DataField], of line: EventLine, _ type: EventType, _ writer: inout XESWriter
  ) {
    var list = -1
    names.fields.forEachValue(of: type, line, members, names) { index, value in
      if list >= 0, list != index {
        writer.endList()
        list = -1
      }
      switch value {
      case .unit(let unit) where names.fields.areLists[index]:
        if list < 0 { writer.beginList(index) }
        list = index
        writer.string("unit", unit, names.symbols)
      case .unit(let unit):
        names.symbols.withBytes(of: unit) { unit in
          writer.member(index) { XMLText.append(unit, to: &$0) }
        }
      case .text(let text): writer.member(index) { XMLText.append(text, to: &$0) }
      case .number(let digits): writer.member(index) { $0.append(digits) }
      case .flag(let flag): writer.member(index) { XESWriter.append(flag, to: &$0) }
      case .time(let time): writer.member(index, time)
      }
    }
    if list >= 0 { writer.endList() }
  }
}
