import Interchange
import Testing

@Suite("Object-centric logs become events")
struct OCELReaderTests {
  private static let mapping =
    #"{"zone":"Asia/Shanghai","times":["rfc3339","yyyy-MM-dd'T'HH:mm:ss"],"case":"{object:order}","#
    + #""id":"{@id}/{object:order}","source":"/import/x","events":[{"type":"case.noted","time":"{@time}","#
    + #""data":{"what":"{@activity}","resource":"{by}","x-items":"{object:item}","x-of":"{of}"}}]}"#

  private func log(_ events: String, _ objects: String = "") -> String {
    #"{"objectTypes":[],"events":[\#(events)],"objects":[{"id":"o1","type":"order"},"#
      + #"{"id":"order/2","type":"order"},{"id":"i1","type":"item"},{"id":"i2","type":"item"}\#(objects)]}"#
  }

  private func event(_ id: String, _ objects: [String], _ time: String = "2026-01-02T10:00:00Z")
    -> String
  {
    let related = objects.map { #"{"objectId":"\#($0)","qualifier":"of"}"# }.joined(separator: ",")
    return
      #"{"id":"\#(id)","type":"pay","time":"\#(time)","attributes":[{"name":"by","value":"M"}],"#
      + #""relationships":[\#(related)]}"#
  }

  @Test("An event is a row for each of its cases, with its attributes, objects and qualifiers")
  func rows() throws {
    let found = try told(
      .ocel,
      log(
        [event("e1", ["o1", "i1", "i2"]), event("e2", ["o1", "order/2"])].joined(separator: ",")),
      Self.mapping)
    #expect(
      found == [
        #"e1/o1 case.noted 2026-01-02T18:00:00+08:00 {"what":"pay","resource":"M","x-items":"[\"i1\",\"i2\"]","#
          + #""x-of":"[\"o1\",\"i1\",\"i2\"]"}"#,
        #"e2/o1 case.noted 2026-01-02T18:00:00+08:00 {"what":"pay","resource":"M","x-of":"[\"o1\",\"2\"]"}"#,
        #"e2/2 case.noted 2026-01-02T18:00:00+08:00 {"what":"pay","resource":"M","x-of":"[\"o1\",\"2\"]"}"#,
      ])
  }

  @Test("A log of the first version is read as well, its events before its objects")
  func firstVersion() throws {
    let text =
      #"{"ocel:events":{"e1":{"ocel:activity":"a","ocel:timestamp":"2026-01-02T10:00:00","ocel:omap":["o1"],"#
      + #""ocel:vmap":{"by":"M"}}},"ocel:objects":{"o1":{"ocel:type":"order","ocel:ovmap":{}}}}"#
    #expect(
      try told(.ocel, text, Self.mapping)
        == [#"e1/o1 case.noted 2026-01-02T10:00:00+08:00 {"what":"a","resource":"M"}"#])
  }

  @Test(
    "What refers to nothing, comes twice or has no time is refused; what is about no case is passed over"
  )
  func refused() throws {
    func codes(_ text: String) throws -> [Substring?] {
      try told(.ocel, text, Self.mapping).map { $0.split(separator: " ").last }
    }
    #expect(try codes(log(event("e1", ["o9"]))) == ["import.dangling"])
    #expect(try codes(log(event("e1", ["o1"], ""))) == ["import.no-time"])
    #expect(try codes(log(event("e1", ["i1"]))) == [])
    #expect(try codes(log("7")) == ["import.shape"])
    #expect(
      try codes(log(event("e1", ["i1"]), #",{"id":"o1","type":"item"},{"id":"x"}"#))
        == ["import.repeated-key", "import.shape"])
    #expect(throws: (any Error).self) { try told(.ocel, "[]", Self.mapping) }
  }

  @Test("Events of our own come back under the mapping that is shipped")
  func own() throws {
    let text =
      #"{"objects":[{"id":"A-1","type":"case"},{"id":"unit/dept/w","type":"unit"}],"events":[{"id":"0001","#
      + #""type":"case.dispatched","time":"2026-01-02T10:00:00Z","attributes":[],"relationships":[{"objectId":"A-1","#
      + #""qualifier":"case"},{"objectId":"unit/dept/w","qualifier":"to"},{"objectId":"unit/dept/w","qualifier":"assist"}]}]}"#
    #expect(
      try told(.ocel, text) == [
        #"unit/dept/w unit.registered 2026-01-02T10:00:00Z {"unit":"dept/w","kind":"organisation","name":"dept/w"}"#,
        #"A-1/registered case.registered 2026-01-02T10:00:00Z {"matter":"","place":"","channel":"import","#
          + #""urgency":"normal","title":"A-1","x-supplied":true}"#,
        #"0001/A-1 case.dispatched 2026-01-02T10:00:00Z {"to":"dept/w","assist":["dept/w"]}"#,
      ])
  }
}
