import Interchange
import Testing

@Suite("Service requests become events")
struct Open311ReaderTests {
  private let expected = [
    #"unit/dept/Water unit.registered 2026-01-02T10:00:00Z {"unit":"dept/Water","kind":"department","name":"Water"}"#,
    #"7/1 case.registered 2026-01-02T10:00:00Z {"matter":"71","place":"","channel":"import","urgency":"normal","title":"Leak"}"#,
    #"7/2 case.accepted 2026-01-02T10:00:00Z {}"#,
    #"7/3 case.dispatched 2026-01-02T10:00:00Z {"to":"dept/Water"}"#,
    #"7/4 case.resolved 2026-01-03T10:00:00Z {"action":"Closed","unit":"dept/Water"}"#,
  ]

  private static let request =
    #"{"service_request_id":7,"status":"Closed","service_code":71,"service_name":"Leak","lat":null,"#
    + #""agency_responsible":"Water","requested_datetime":"2026-01-02 10:00:00","expected_datetime":"null","#
    + #""updated_datetime":"2026-01-03T10:00:00Z"}"#

  @Test(
    "JSON is read as a list, or under the key that servers put it",
    arguments: [
      "[\(request)]", #"{"requests":[\#(request)]}"#, #"{"x":{},"service_requests":[\#(request)]}"#,
    ])
  func json(text: String) throws { #expect(try told(.open311, text) == expected) }

  @Test("XML is read the same way")
  func xml() throws {
    let text =
      "<?xml version='1.0'?>\n<service_requests><request><service_request_id>7</service_request_id>"
      + "<status>Closed</status><service_code>71</service_code><service_name>L<![CDATA[ea]]>k</service_name><lat/>"
      + "<agency_responsible>Water</agency_responsible><requested_datetime>2026-01-02 10:00:00</requested_datetime>"
      + "<expected_datetime>null</expected_datetime><updated_datetime>2026-01-03T10:00:00Z</updated_datetime>"
      + "</request>\n</service_requests>"
    #expect(try told(.open311, text) == expected)
  }

  @Test("A field that stands twice refuses its request, and the next is taken")
  func twice() throws {
    let json = #"[{"status":"Open","status":"x"},\#(Self.request)]"#
    #expect(try told(.open311, json) == ["f:1:19 import.json"] + expected)
    let xml =
      "<service_requests><request><status>a</status><status>b</status></request><request/></service_requests>"
    #expect(
      try told(.open311, xml).map { $0.split(separator: " ").last } == [
        "import.repeated-key", "import.case",
      ])
    #expect(try told(.open311, "[7]") == ["f:1:2 import.shape"])
    #expect(throws: (any Error).self) { try told(.open311, "<html/>") }
  }

  @Test("A field of an object within stands behind a slash")
  func nested() throws {
    let mapping =
      #"{"zone":"UTC","times":["rfc3339"],"case":"{service_request_id}","source":"/import/x","events":"#
      + #"[{"type":"case.noted","time":"{updated_datetime}","data":{"what":"{extended_attributes/unit}"}}]}"#
    let text =
      #"[{"service_request_id":"7","updated_datetime":"2026-01-03T10:00:00Z","extended_attributes":{"unit":"u"}}]"#
    #expect(
      try told(.open311, text, mapping) == [#"7/1 case.noted 2026-01-03T10:00:00Z {"what":"u"}"#])
  }
}
