import Basics
import EventBook
import Interchange

extension FuzzTarget {
  /// Logs and requests: one reads the same in whatever pieces it comes, and its events are ones that a line can
  /// hold.
  ///
  ///     size of the pieces │ the file
  static let xes = ofRecords(
    .xes, Logs.xes,
    words: [
      "<trace>", "<event>", "</event>", "<string key='", "' value='", "'/>", "<list key='",
      "<values>", "<![CDATA[", "]]>", "<!--", "-->", "<?xml version='1.0'?>", "&amp;", "&#10;",
      "concept:name", "time:timestamp", "<!DOCTYPE a [", "<!ENTITY x SYSTEM 'f'>",
    ])
  static let ocel = ofRecords(
    .ocel, Logs.ocel,
    words: [
      "\"objects\":[", "\"events\":[", "\"ocel:objects\":{", "\"ocel:events\":{", "\"id\":\"",
      "\"type\":\"", "\"time\":\"", "\"relationships\":[", "{\"objectId\":\"", "\"qualifier\":\"",
      "\"attributes\":[", "\\\"", "\\u0000", "null",
    ])
  static let open311 = ofRecords(
    .open311, Logs.open311,
    words: [
      "[{", "}]", "{\"requests\":[", "\"service_request_id\":", "\"requested_datetime\":\"", "null",
      "<service_requests>", "<request>", "</request>", "<status>", "</status>", "<![CDATA[",
    ])

  private static func ofRecords(
    _ format: ImportFormat, _ seeds: [String], words: [String]
  ) -> FuzzTarget {
    let mapping = ShippedMapping.read(format).first
    return FuzzTarget(
      name: format.rawValue, seeds: { seeds.map { [7] + Array($0.utf8) } }, words: words,
      judge: { input in
        guard let first = input.first, let mapping else { return .refused }
        let file = Array(input.dropFirst())
        let whole = events(of: file, format, mapping, piece: max(1, file.count))
        let parts = events(of: file, format, mapping, piece: 1 + Int(first) % 23).rows
        if let fault = Verdict.comparing(whole.rows, parts, "in one piece and in several") {
          return fault
        }
        if let fault = whole.events.lazy.compactMap(lineFault).first { return .fault(fault) }
        return whole.events.isEmpty ? .refused : .taken
      })
  }
}

/// Small logs in the forms that tools write.
private enum Logs {
  static let xes = [
    """
    <?xml version='1.0' encoding='UTF-8'?>
    <log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">
    <!-- by hand --><global scope="event"><string key="concept:name" value=""/></global>
    <trace><string key="concept:name" value="3"/><event>
    <string key="concept:name" value="register &amp; request"/><date key="time:timestamp" value="2010-12-30T14:32:00.000+01:00"/>
    <string key="org:resource" value="皮特"/></event></trace></log>
    """,
    """
    <log><trace><string key='concept:name' value='FH-1'/><event><string key='concept:name' value='whistle.blown'/>
    <date key='time:timestamp' value='2026-01-02T10:00:00'/><string key='kind' value='tough'/>
    <list key='call'><values><string key='unit' value='a'/></values></list></event></trace></log>
    """,
  ]

  static let ocel = [
    """
    {"objectTypes":[],"eventTypes":[],
    "objects":[{"id":"A-1","type":"case","attributes":[]},{"id":"unit/w","type":"unit"}],
    "events":[{"id":"1","type":"case.dispatched","time":"2026-01-02T10:00:00Z","attributes":[{"name":"due",
    "value":"2026-01-03T10:00:00Z"}],"relationships":[{"objectId":"A-1","qualifier":"case"},{"objectId":"unit/w","qualifier":"to"}]}]}
    """,
    """
    {"ocel:events":{"e1":{"ocel:activity":"pay","ocel:timestamp":"2026-01-02T10:00:00","ocel:omap":["o1"],
    "ocel:vmap":{"by":"M"}}},"ocel:objects":{"o1":{"ocel:type":"case","ocel:ovmap":{}}}}
    """,
  ]
  static let open311 = [
    """
    [{"service_request_id":7,"status":"Closed","service_code":71,"service_name":"Leak","lat":null,
    "requested_datetime":"2026-01-02 10:00:00","updated_datetime":"2026-01-03T10:00:00Z"}]
    """,
    """
    <?xml version='1.0'?><service_requests><request><service_request_id>7</service_request_id>
    <status>open</status><requested_datetime>2026-01-02 10:00:00</requested_datetime></request></service_requests>
    """,
  ]
}
