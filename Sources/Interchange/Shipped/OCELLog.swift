extension ShippedMapping {
  /// Object-centric logs whose objects of the type `case` are cases, as 'export ocel' writes them.
  static let ocel = ShippedMapping(
    name: "ocel", format: .ocel,
    mapping: #"""
      {"zone":"UTC","times":["rfc3339","yyyy-MM-dd'T'HH:mm:ss.SSS","yyyy-MM-dd'T'HH:mm:ss"],
       "case":"{object:case}","id":"{@id}/{object:case}","source":"/import/ocel",
       "units":[{"unit":"{unit}","kind":"organisation","name":"{unit}"},
         {"unit":"{to}","kind":"organisation","name":"{to}"},
         {"unit":"{place}","kind":"organisation","name":"{place}"}],
       "events":[
         {"type":"case.registered","once":true,"id":"{object:case}/registered",
           "when":{"column":"@activity","notIn":["case.registered"]},"time":"{@time}",
           "data":{"matter":"","place":"{place}","channel":"import","urgency":"normal",
             "title":"{object:case}","x-supplied":true}},
         {"type":"{@activity}","time":"{@time}",
           "else":{"type":"case.noted","data":{"what":"{@activity}"}}}]}

      """#)
}
