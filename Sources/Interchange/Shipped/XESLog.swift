extension ShippedMapping {
  /// Logs of IEEE 1849 (XES), those of 'export xes' among them: an event whose name is one of ours is that,
  /// any other a `case.noted`. A case that a log does not register is registered with its first event.
  static let xes = ShippedMapping(
    name: "xes", format: .xes,
    mapping: #"""
      {"zone":"UTC","times":["rfc3339","yyyy-MM-dd'T'HH:mm:ss.SSS","yyyy-MM-dd'T'HH:mm:ss"],
       "case":"{case:concept:name}","id":"{case:concept:name}/{@event}","source":"/import/xes",
       "units":[{"unit":"{org:group}","kind":"organisation","name":"{org:group}"},
         {"unit":"{to}","kind":"organisation","name":"{to}"},
         {"unit":"{place}","kind":"organisation","name":"{place}"}],
       "events":[
         {"type":"case.registered","once":true,"id":"{case:concept:name}/registered",
           "when":{"column":"concept:name","notIn":["case.registered"]},"time":"{time:timestamp}",
           "data":{"matter":"{case:matter}","place":"{case:place}","channel":"import",
             "urgency":"normal","title":"{case:concept:name}","x-supplied":true}},
         {"type":"{concept:name}","time":"{time:timestamp}","data":{"unit":"{org:group}"},
           "else":{"type":"case.noted","data":{"what":"{concept:name}",
             "lifecycle":"{lifecycle:transition}","resource":"{org:resource}"}}}]}

      """#)
}
