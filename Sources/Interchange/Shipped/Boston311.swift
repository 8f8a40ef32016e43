extension ShippedMapping {
  /// Service requests of Boston, the columns of "311 Service Requests" of Analyze Boston.
  ///
  /// `target_dt` is the city's own due time. `closure_reason` and `case_title` are free text in
  /// which names and telephone numbers of people stand, and no book may hold those (SPEC §9): the
  /// status and the type of the request take their places (decision 41).
  static let boston311 = ShippedMapping(
    name: "boston311",
    mapping: #"""
      {"zone":"America/New_York",
       "times":["yyyy-MM-dd HH:mm:ss","yyyy-MM-dd'T'HH:mm:ss","MM/dd/yyyy hh:mm:ss a"],
       "case":"BOS-{case_enquiry_id}","source":"/import/boston311",
       "units":[{"unit":"dept/{department}","kind":"department","name":"{department}"}],
       "events":[
         {"type":"case.registered","time":"{open_dt}","data":{"matter":"{reason}",
           "place":"{neighborhood}","channel":"import","urgency":"normal","title":"{type}"}},
         {"type":"case.accepted","time":"{open_dt}","data":{"due":{"time":"{target_dt}"}}},
         {"type":"case.dispatched","time":"{open_dt}","data":{"to":"dept/{department}"}},
         {"type":"case.resolved","time":"{closed_dt}",
           "data":{"action":"{case_status}","unit":"dept/{department}"}}]}

      """#)
}
