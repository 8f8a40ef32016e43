import Basics
import CaseTestSupport
import Testing

@testable import Reports

@Suite("What a rule test expects of a case")
struct ExpectationTests {
  private static let actual =
    #"{"status":"handling","holder":null,"round":1,"registered":"2026-09-01T10:00:00+08:00","#
    + #""cards":{"yellow":1,"red":0},"matters":["a","b"],"#
    + #""timers":[{"timer":"handle","run":1,"state":"met","due":null},{"timer":"handle","run":2,"state":"running"}]}"#

  private static func paths(_ expected: String, _ actual: String? = actual) -> [String] {
    let actual = actual.map { JSONValue.parsed($0) }?.object
    return Expectation(.parsed(expected), of: "A", actual).differences.map { difference in
      let context = RowContext()
      return difference.path.description + " " + difference.expected.json(context).text + " "
        + difference.actual.json(context).text
    }
  }

  @Test(
    "is held against any part of it",
    arguments: [
      ("{}", []), (#"{"status":"handling","holder":null}"#, []),
      (#"{"status":"closed"}"#, [#"/status "closed" "handling""#]),
      (#"{"round":1.0,"cards":{"yellow":1}}"#, []), (#"{"cards":{"red":1}}"#, ["/cards/red 1 0"]),
      (#"{"registered":"2026-09-01T02:00:00Z"}"#, []),
      (
        #"{"registered":"2026-09-01T03:00:00Z"}"#,
        [#"/registered "2026-09-01T03:00:00Z" "2026-09-01T10:00:00+08:00""#]
      ),
      (#"{"matters":["a","b"]}"#, []), (#"{"matters":["a"]}"#, [#"/matters ["a"] ["a","b"]"#]),
      (#"{"matters":["a","c"]}"#, [#"/matters/1 "c" "b""#]),
      (#"{"stauts":"handling"}"#, [#"/stauts "handling" null"#]),
      (#"{"status":{"a":1}}"#, [#"/status {"a":1} "handling""#]),
    ])
  func parts(expected: String, differences: [String]) {
    #expect(Self.paths(expected) == differences)
  }

  @Test(
    "finds a timer by its name and its run",
    arguments: [
      (#"{"timer":"handle","run":2,"state":"running"}"#, []),
      (#"{"timer":"handle","run":1,"state":"late"}"#, [#"/timers/handle/1/state "late" "met""#]),
      (#"{"timer":"handle","run":1,"due":null}"#, []),
      (#"{"timer":"sign","run":1,"state":null}"#, []),
      (#"{"timer":"sign","run":1}"#, [#"/timers/sign/1 {"timer":"sign","run":1} null"#]),
      (
        #"{"timer":"handle","run":2,"state":null}"#,
        [#"/timers/handle/2 null {"timer":"handle","run":2,"state":"running"}"#]
      ),
    ])
  func timers(expected: String, differences: [String]) {
    #expect(Self.paths(#"{"timers":[\#(expected)]}"#) == differences)
  }

  @Test("a case may be expected not to be there")
  func absent() {
    #expect(Self.paths("null", nil) == [])
    #expect(Self.paths(#"{"round":1}"#, nil) == [#" {"round":1} null"#])
    #expect(Self.paths("null", #"{"round":1}"#) == [#" null {"round":1}"#])
  }
}
