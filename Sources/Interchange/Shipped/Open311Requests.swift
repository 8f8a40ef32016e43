extension ShippedMapping {
  /// Service requests as Open311 GeoReport v2 answers. A request that is closed was resolved when it was
  /// updated last; what the clerk wrote about it (`status_notes`) and where people live (`address`) stay
  /// outside, as of Boston (decision 41).
  static let open311 = ShippedMapping(
    name: "open311", format: .open311,
    mapping: #"""
      {"zone":"UTC","times":["rfc3339","yyyy-MM-dd HH:mm:ss","yyyy-MM-dd'T'HH:mm:ss","yyyy-MM-dd HH:mm:ss.S",
         "yyyy-MM-dd HH:mm:ss.SSS"],
       "case":"{service_request_id}","source":"/import/open311","empty":["null","NULL"],
       "units":[{"unit":"dept/{agency_responsible}","kind":"department","name":"{agency_responsible}"}],
       "events":[
         {"type":"case.registered","time":"{requested_datetime}","data":{"matter":"{service_code}",
           "place":"{address_id}","channel":"import","urgency":"normal","title":"{service_name}"}},
         {"type":"case.accepted","time":"{requested_datetime}",
           "data":{"due":{"time":"{expected_datetime}"}}},
         {"type":"case.dispatched","time":"{requested_datetime}","data":{"to":"dept/{agency_responsible}"}},
         {"type":"case.resolved","time":"{updated_datetime}",
           "when":{"column":"status","in":["closed","Closed","CLOSED"]},
           "data":{"action":"{status}","unit":"dept/{agency_responsible}"}}]}

      """#)
}
