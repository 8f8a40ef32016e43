extension ShippedMapping {
  /// Service requests of New York City, the columns of "311 Service Requests" of NYC Open Data, as its
  /// pages export them and as its API does. The mapping is that of SPEC §12.
  static let nyc311 = ShippedMapping(
    name: "nyc311",
    mapping: #"""
      {"zone":"America/New_York",
       "times":["MM/dd/yyyy hh:mm:ss a","yyyy-MM-dd'T'HH:mm:ss.SSS","yyyy-MM-dd'T'HH:mm:ss"],
       "case":"NYC-{Unique Key}","source":"/import/nyc311",
       "units":[{"unit":"dept/{Agency}","kind":"department","name":"{Agency Name}"},
         {"unit":"{Borough}","kind":"organisation","name":"{Borough}"}],
       "events":[
         {"type":"case.registered","time":"{Created Date}","data":{"matter":"{Complaint Type}",
           "place":"{Borough}","channel":"import","urgency":"normal","title":"{Descriptor}"}},
         {"type":"case.accepted","time":"{Created Date}","data":{"due":{"time":"{Due Date}"}}},
         {"type":"case.dispatched","time":"{Created Date}","data":{"to":"dept/{Agency}"}},
         {"type":"case.resolved","time":"{Closed Date}",
           "data":{"unit":"dept/{Agency}","action":"{Resolution Description}"}}]}

      """#)
}
