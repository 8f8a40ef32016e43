extension ShippedMapping {
  /// Service requests of Los Angeles, the columns of "MyLA311 Service Request Data".
  ///
  /// The city states no due times: `ServiceDate` is the day on which a crew comes, nearly always the
  /// day of closing, and stays outside (decision 42). A request that was cancelled or referred out counts as
  /// resolved, its `Status` being the action, for the file gives these the same closing time.
  static let la311 = ShippedMapping(
    name: "la311",
    mapping: #"""
      {"zone":"America/Los_Angeles","times":["yyyy-MM-dd'T'HH:mm:ss","MM/dd/yyyy hh:mm:ss a"],
       "case":"LA-{SRNumber}","source":"/import/la311",
       "units":[{"unit":"dept/{Owner}","kind":"department","name":"{Owner}"}],
       "events":[
         {"type":"case.registered","time":"{CreatedDate}","data":{"matter":"{RequestType}",
           "place":"{NC}","channel":"import","urgency":"normal","title":"{RequestType}"}},
         {"type":"case.accepted","time":"{CreatedDate}","data":{}},
         {"type":"case.dispatched","time":"{CreatedDate}","data":{"to":"dept/{Owner}"}},
         {"type":"case.resolved","time":"{ClosedDate}",
           "data":{"action":"{Status}","unit":"dept/{Owner}"}}]}

      """#)
}
