import Basics

/// The service requests of an Open311 GeoReport v2 answer, each as a row whose columns are its fields; those of an
/// object within (`extended_attributes`) stand behind a slash.
///
///     [{"service_request_id":"638344", …}]      or under "requests" or "service_requests"
///     <service_requests><request><service_request_id>638344</service_request_id> …
struct Open311Reader: RowReader {
  static let isLog = false

  private enum Source {
    case json(JSONItems)
    case xml(XMLReader)
  }

  private var source: Source
  private let file: String
  private let columns: ColumnTable
  private var memo = SlotMemo()

  /// - Parameter isXML: as the first byte of the answer says.
  init(
    _ pieces: @escaping XMLReader.Pieces, isXML: Bool, file: String, columns: ColumnTable
  ) {
    source =
      isXML
      ? .xml(XMLReader(pieces, file: file))
      : .json(JSONItems(pieces, file: file, sections: ["requests", "service_requests"]))
    self.file = file
    self.columns = columns
  }

  mutating func next() throws(Diagnostic) -> RowElement? {
    switch source {
    case .json(var items):
      defer { source = .json(items) }
      return try items.next().map { row(of: $0) }
    case .xml(var xml):
      defer { source = .xml(xml) }
      return try next(&xml)
    }
  }

  private mutating func row(of item: JSONItems.Item) -> RowElement {
    let place = Diagnostic.Place(file: file, line: item.place.line, column: item.place.column)
    switch item.value {
    case .failure(let reason): return .refused(line: item.place.line, reason)
    case .success(let value):
      guard let object = value.object else {
        return .refused(
          line: item.place.line,
          Diagnostic(
            ImportCode.shape, "a request is an object, not \(value.kind)", "每个请求应为 JSON 对象",
            at: place))
      }
      var cells = RecordCells(columns, at: item.place, memo)
      cells.put(object)
      return finished(cells)
    }
  }

  private mutating func finished(_ cells: RecordCells) -> RowElement {
    let (row, memo) = cells.row()
    self.memo = memo
    return .row(row)
  }

  // MARK: XML

  /// How deep a request and its fields lie.
  private static let requestDepth = 2
  private static let fieldDepth = 3

  private mutating func next(_ xml: inout XMLReader) throws(Diagnostic) -> RowElement? {
    var object: [(key: String, value: JSONValue)] = []
    var place = xml.place
    var refusal: Diagnostic?
    var text = ""
    var name = ""
    while let token = try xml.next() {
      switch token {
      case .start:
        if xml.depth == 1, !xml.isNamed("service_requests") { throw shape(xml) }
        if xml.depth == Self.requestDepth { (object, refusal, place) = ([], nil, xml.place) }
        if xml.depth == Self.fieldDepth { (name, text) = (xml.name, "") }
      case .text: if xml.depth == Self.fieldDepth { text += xml.text }
      case .end where xml.depth == Self.fieldDepth - 1:
        if object.contains(where: { $0.key.hasBytes(of: name) }) {
          refusal = refusal ?? twice(name, xml)
        }
        object.append((name, .string(text)))
      case .end where xml.depth == Self.requestDepth - 1:
        if let refusal { return .refused(line: place.line, refusal) }
        var cells = RecordCells(columns, at: place, memo)
        cells.put(JSONObject(object))
        return finished(cells)
      case .end: continue
      }
    }
    return nil
  }

  private func shape(_ xml: XMLReader) -> Diagnostic {
    Diagnostic(
      ImportCode.shape,
      "these are no service requests: the document begins with <\(xml.name)>, not <service_requests>",
      "这不是服务请求：开头是 <\(xml.name)>，不是 <service_requests>",
      at: .init(file: file, line: xml.place.line, column: xml.place.column))
  }

  private func twice(_ name: String, _ xml: XMLReader) -> Diagnostic {
    Diagnostic(
      ImportCode.repeated, "the field '\(name)' stands twice", "字段“\(name)”重复",
      at: .init(file: file, line: xml.place.line, column: xml.place.column))
  }
}
