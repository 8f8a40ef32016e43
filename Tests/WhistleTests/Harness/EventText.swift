/// A CloudEvents line as a user would write it, without what the book sets.
func event(
  _ id: String, _ type: String = "case.contacted", _ subject: String = "FH-2026-000003",
  data: String = #"{"reached":true}"#, source: String = "/fenghuang/yulan/g01",
  time: String = "2026-07-20T10:00:00+08:00", more: String = ""
) -> String {
  #"{"specversion":"1.0","id":"\#(id)","source":"\#(source)","type":"\#(type)","#
    + #""subject":"\#(subject)","time":"\#(time)"\#(more),"data":\#(data)}"# + "\n"
}

/// An event that no guard refuses and that asks for no case.
func need(_ id: String, _ subject: String = "list/1", source: String = "/test") -> String {
  event(id, "need.listed", subject, data: #"{"list":"1","unit":"test"}"#, source: source)
}
