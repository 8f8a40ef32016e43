import Basics
import EventBook
import Interchange

extension FuzzTarget {
  /// A log: it reads the same in whatever pieces it comes, and its events are ones that a line can hold.
  ///
  ///     size of the pieces │ the log
  static let xes = FuzzTarget(
    name: "xes",
    seeds: { Logs.all.map { [7] + Array($0.utf8) } },
    words: [
      "<trace>", "<event>", "</event>", "<string key='", "' value='", "'/>", "<list key='",
      "<values>", "<![CDATA[", "]]>", "<!--", "-->", "<?xml version='1.0'?>", "&amp;", "&#10;",
      "concept:name", "time:timestamp", "<!DOCTYPE a [", "<!ENTITY x SYSTEM 'f'>",
    ],
    judge: { input in
      guard let first = input.first, let mapping = ShippedMapping.ofLogs else { return .refused }
      let log = Array(input.dropFirst())
      let whole = events(of: log, .xes, mapping, piece: max(1, log.count))
      let parts = events(of: log, .xes, mapping, piece: 1 + Int(first) % 23).rows
      if let fault = Verdict.comparing(whole.rows, parts, "in one piece and in several") {
        return fault
      }
      if let fault = whole.events.lazy.compactMap(lineFault).first { return .fault(fault) }
      return whole.events.isEmpty ? .refused : .taken
    })
}

extension ShippedMapping {
  fileprivate static let ofLogs = read(.xes).first
}

/// Small logs in the forms that tools write.
private enum Logs {
  static let all = [
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
}
