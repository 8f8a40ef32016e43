import Basics

/// The events of a log of IEEE 1849 (XES), each as a row:
///
///     <log> <trace> <string key="concept:name" value="3"/>          {case:concept:name}
///       <event> <string key="org:resource" value="Pete"> …            {org:resource}
///                 <string key="role" value="clerk"/> </string>        {org:resource/role}
///               <list key="assist"><values> … </values></list>        {assist}, a JSON array
///       </event> </trace> </log>                                      {@trace} {@event}, from 1
///
/// `{log:…}` are attributes of the log itself. Globals and classifiers say what a log has, not what
/// happened, and are passed over.
///
/// Memory: that of `XMLReader`, and the attributes at hand that the mapping names.
struct XESReader: RowReader {
  static let isLog = true

  /// What an open element is.
  private enum Element {
    case log, trace, event, attribute, list, values, other
  }

  /// What an attribute is of.
  private enum Scope: Int, CaseIterable {
    case log, trace, event

    var prefix: String {
      switch self {
      case .log: "log:"
      case .trace: "case:"
      case .event: ""
      }
    }
  }

  private static let kinds: [StaticString] = [
    "string", "date", "int", "float", "boolean", "id", "list", "container",
  ]

  private var xml: XMLReader
  private let file: String
  private let columns: ColumnTable
  private var stack: [Element] = []
  private var scope = Scope.log
  private var memos = Scope.allCases.map { _ in SlotMemo() }
  /// What the attributes of each scope say.
  private var cells = Scope.allCases.map { _ in [RecordRow.Cell]() }
  /// Those of the log and of the trace at hand, once a row had them.
  private var shared: [RecordRow.Cell]?
  private let numbers: (trace: Int?, event: Int?)
  private var trace = 0
  private var event = 0
  private var start = (line: 1, column: 1)
  /// Why the event at hand is none.
  private var refusal: Diagnostic?
  /// The keys of the attributes that are open, where the mapping names nested ones.
  private let namesNested: Bool
  private var path: [String] = []
  /// The slot of the list that is open, and its values.
  private var list: (slot: Int, values: [JSONValue])?

  init(_ pieces: @escaping XMLReader.Pieces, file: String, columns: ColumnTable) {
    xml = XMLReader(pieces, file: file, passesBlanks: true)
    self.file = file
    self.columns = columns
    numbers = (columns.slot(named: "@trace"), columns.slot(named: "@event"))
    namesNested = (0..<columns.count).contains { columns.name($0).utf8.contains(UInt8(ascii: "/")) }
  }

  mutating func next() throws(Diagnostic) -> RowElement? {
    while let token = try xml.next() {
      switch token {
      case .text: continue
      case .start: if let refused = try begin() { return refused }
      case .end:
        guard let element = stack.popLast() else { continue }
        if let row = end(of: element) { return row }
      }
    }
    return nil
  }

  // MARK: Elements

  private mutating func begin() throws(Diagnostic) -> RowElement? {
    guard let parent = stack.last else {
      guard xml.isNamed("log") else { throw noLog() }
      stack.append(.log)
      return nil
    }
    let element = element(in: parent)
    stack.append(element)
    switch element {
    case .trace: beginTrace()
    case .event: beginEvent()
    case .attribute, .list: return attribute(isList: element == .list)
    case .log, .values, .other: return nil
    }
    return nil
  }

  private func element(in parent: Element) -> Element {
    switch parent {
    case .other: return .other
    case .log where xml.isNamed("trace"): return .trace
    case .log where xml.isNamed("event"), .trace where xml.isNamed("event"): return .event
    case .list where xml.isNamed("values"): return .values
    case .log, .trace, .event, .attribute, .list, .values:
      if xml.isNamed("list") { return .list }
      return Self.kinds.contains { xml.isNamed($0) } ? .attribute : .other
    }
  }

  private func noLog() -> Diagnostic {
    Diagnostic(
      ImportCode.shape, "this is no XES log: it begins with <\(xml.name)>, not <log>",
      "这不是 XES 日志：开头是 <\(xml.name)>，不是 <log>", at: place)
  }

  private var place: Diagnostic.Place {
    .init(file: file, line: xml.place.line, column: xml.place.column)
  }

  private mutating func beginTrace() {
    trace += 1
    event = 0
    clear(.trace)
    scope = .trace
  }

  private mutating func beginEvent() {
    event += 1
    scope = .event
    start = xml.place
    refusal = nil
    set(numbers.trace, String(trace))
    set(numbers.event, String(event))
  }

  private mutating func set(_ slot: Int?, _ text: String) {
    if let slot { cells[Scope.event.rawValue].append(.init(slot, text, at: start)) }
  }

  private mutating func clear(_ scope: Scope) {
    cells[scope.rawValue].removeAll(keepingCapacity: true)
    if scope != .event { shared = nil }
  }

  /// - Returns: the row that ends with the element.
  private mutating func end(of element: Element) -> RowElement? {
    switch element {
    case .event:
      defer {
        clear(.event)
        scope = stack.last == .trace ? .trace : .log
      }
      if let refusal { return .refused(line: start.line, refusal) }
      return .row(row())
    case .trace: scope = .log
    case .list:
      endList()
      leaveAttribute()
    case .attribute: leaveAttribute()
    case .log, .values, .other: break
    }
    return nil
  }

  /// The event at hand, whose own cells are handed over with it.
  private mutating func row() -> RecordRow {
    let others = shared ?? cells[Scope.log.rawValue] + cells[Scope.trace.rawValue]
    shared = others
    var own: [RecordRow.Cell] = []
    own.reserveCapacity(cells[Scope.event.rawValue].count)
    swap(&own, &cells[Scope.event.rawValue])
    return RecordRow(at: start, cells: own, shared: others)
  }

  // MARK: Attributes

  private mutating func leaveAttribute() { if namesNested { path.removeLast() } }

  /// - Returns: a refusal of what stands behind the events that would have it.
  private mutating func attribute(isList: Bool) -> RowElement? {
    let parent = stack.dropLast().last
    if namesNested { path.append(xml.attribute("key") ?? "") }
    if parent == .values || parent == .list {
      if let value = xml.attribute("value") { list?.values.append(.string(value)) }
      return nil
    }
    guard let slot = slot(isNested: parent == .attribute) else { return nil }
    if isList {
      list = (slot, [])
      return nil
    }
    return fill(slot, xml.attribute("value") ?? "")
  }

  private mutating func slot(isNested: Bool) -> Int? {
    let (scope, columns) = (scope, columns)
    if isNested {
      guard namesNested else { return nil }
      return columns.slot(named: scope.prefix + path.joined(separator: "/"))
    }
    // Taken out, so that it can learn while the reader is read.
    var memo = SlotMemo()
    swap(&memo, &memos[scope.rawValue])
    defer { swap(&memo, &memos[scope.rawValue]) }
    let slot = xml.withAttribute("key") { key in
      memo.slot(of: key) { columns.slot(named: scope.prefix + $0) }
    }
    return slot ?? nil
  }

  private mutating func endList() {
    guard let list else { return }
    self.list = nil
    _ = fill(list.slot, list.values.isEmpty ? "" : JSONValue.array(list.values).text)
  }

  private mutating func fill(_ slot: Int, _ text: String) -> RowElement? {
    if RecordRow.Cell.index(of: slot, in: cells[scope.rawValue]) != nil {
      let name = columns.name(slot)
      let reason = Diagnostic(
        ImportCode.repeated, "the attribute '\(name)' stands twice", "属性“\(name)”重复", at: place)
      if scope == .event { refusal = refusal ?? reason }
      return scope == .event ? nil : .refused(line: xml.place.line, reason)
    }
    if scope == .trace, event > 0 {
      let name = columns.name(slot)
      return .refused(
        line: xml.place.line,
        Diagnostic(
          ImportCode.trailing, "'\(name)' stands behind events of its trace, which went without it",
          "“\(name)”写在本案事件之后，前面的事件没有它", at: place))
    }
    cells[scope.rawValue].append(.init(slot, text, at: xml.place))
    if scope != .event { shared = nil }
    return nil
  }
}
