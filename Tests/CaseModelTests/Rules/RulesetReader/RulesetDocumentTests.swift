import Basics
import CaseModel
import CaseTestSupport
import Testing

@Suite("Ruleset documents")
struct RulesetDocumentTests {
  @Test("a document of SPEC's shape is valid")
  func valid() throws {
    #expect(Fixture.faults(Fixture.rules).isEmpty)
    var symbols = SymbolTable()
    let rules = try Fixture.ruleset(Fixture.rules, &symbols)
    #expect(rules.ladder.map { symbols.text($0) } == ["building", "grid", "community", "street"])
    let noise = try #require(rules.matter(symbols.find("noise")))
    #expect(symbols.text(noise.serviceClass) == "normal")
    #expect(!noise.needsEvidence && !noise.needsVerification && noise.needsFollowUp)
    #expect(noise.admit == nil)
    #expect(rules.returns.limit == 2)
    #expect(rules.escalations.map(\.trigger) == [.red(.handle), .returns(2), .rework(3)])
  }

  @Test("only the required keys are needed")
  func minimal() {
    var document: JSONValue = [:]
    for key in ["name", "ladder", "zone", "calendar", "classes"] {
      document = document.setting([key], Fixture.rules.at(key))
    }
    document = document.setting(["matters"], [])
    #expect(Fixture.faults(document).isEmpty)
  }

  /// A path to set, the value (nil takes it away), and the JSON Pointer of the fault.
  static let cases: [(path: String, value: JSONValue?, pointer: String)] = [
    // Unknown keys.
    ("extra", 1, "/extra"), ("calendar/extra", 1, "/calendar/extra"),
    ("matters/0/extra", 1, "/matters/0/extra"),
    ("classes/normal/extra", 1, "/classes/normal/extra"),
    ("classes/normal/timers/nap", ["limit": "1d"], "/classes/normal/timers/nap"),
    ("classes/normal/timers/handle/soft", "1wd", "/classes/normal/timers/handle/soft"),
    ("tiers/grid/extra", 1, "/tiers/grid/extra"),
    ("tiers/grid/meeting/extra", 1, "/tiers/grid/meeting/extra"),
    ("whistles/soft", ["answer": "1h"], "/whistles/soft"),
    ("whistles/routine/extra", 1, "/whistles/routine/extra"),
    ("returns/extra", 1, "/returns/extra"),
    ("extensions/extra", 1, "/extensions/extra"), ("reopen/extra", 1, "/reopen/extra"),
    ("escalate/0/extra", 1, "/escalate/0/extra"), ("skips/0/extra", 1, "/skips/0/extra"),
    ("points/extra", 1, "/points/extra"), ("assess/extra", 1, "/assess/extra"),
    ("assess/weights/extra", 1, "/assess/weights/extra"), ("a~b/c", nil, ""),
    // Missing keys.
    ("name", nil, ""), ("ladder", nil, ""), ("zone", nil, ""), ("calendar", nil, ""),
    ("classes", nil, ""),
    ("matters", nil, ""), ("calendar/name", nil, "/calendar"), ("calendar/week", nil, "/calendar"),
    ("calendar/hours", nil, "/calendar"), ("matters/0/code", nil, "/matters/0"),
    ("classes/normal/timers", nil, "/classes/normal"),
    ("classes/normal/timers/handle/limit", nil, "/classes/normal/timers/handle"),
    ("tiers/grid/meeting/at", nil, "/tiers/grid/meeting"),
    ("tiers/grid/meeting/on", nil, "/tiers/grid/meeting"),
    ("escalate/1/count", nil, "/escalate/1"), ("skips/0/to", nil, "/skips/0"),
    ("assess/weights", nil, "/assess"),
    // Wrong kinds and values.
    ("name", 1, "/name"), ("name", "", "/name"), ("ladder", "grid", "/ladder"),
    ("ladder", [], "/ladder"),
    ("ladder/1", 7, "/ladder/1"), ("zone", "Mars/Olympus", "/zone"), ("zone", 8, "/zone"),
    ("calendar", "cn", "/calendar"), ("calendar/week/0", "monday", "/calendar/week/0"),
    ("calendar/week", [], "/calendar/week"), ("calendar/week/5", "mon", "/calendar/week/5"),
    ("calendar/hours", [], "/calendar/hours"), ("calendar/hours/0", "9-12", "/calendar/hours/0"),
    ("calendar/hours/0", "12:00-09:00", "/calendar/hours/0"),
    ("calendar/hours/0", "09:00-09:00", "/calendar/hours/0"),
    ("calendar/hours/1", "13:30-24:01", "/calendar/hours/1"),
    ("classes", [], "/classes"),
    ("classes/normal/timers/handle", "5wd", "/classes/normal/timers/handle"),
    ("classes/normal/timers/sign/limit", "4", "/classes/normal/timers/sign/limit"),
    ("classes/normal/timers/sign/limit", 4, "/classes/normal/timers/sign/limit"),
    ("classes/normal/timers/sign/limit", "-4h", "/classes/normal/timers/sign/limit"),
    ("classes/normal/timers/sign/limit", "4.5h", "/classes/normal/timers/sign/limit"),
    ("classes/normal/timers/sign/limit", "4 h", "/classes/normal/timers/sign/limit"),
    ("classes/normal/timers/sign/limit", "4H", "/classes/normal/timers/sign/limit"),
    ("classes/normal/timers/sign/limit", "99999999h", "/classes/normal/timers/sign/limit"),
    ("matters/0/evidence", "yes", "/matters/0/evidence"),
    ("matters/0/kind", "plea", "/matters/0/kind"),
    ("matters/0/admit/0", "street", "/matters/0/admit/0"),
    ("matters/0/admit", "tier", "/matters/0/admit"),
    ("matters/0/code", "", "/matters/0/code"), ("suspend/0", 1, "/suspend/0"),
    ("suspend", [:], "/suspend"),
    ("returns/window", "1mtg", "/returns/window"), ("returns/limit", -1, "/returns/limit"),
    ("reopen/window", "1mtg", "/reopen/window"), ("extensions/count", "2", "/extensions/count"),
    ("extensions/cap", "x", "/extensions/cap"), ("escalate/0/on", "handle.late", "/escalate/0/on"),
    ("escalate/0/on", "nap.red", "/escalate/0/on"), ("escalate/0/on", "handle", "/escalate/0/on"),
    ("escalate/0/count", 2, "/escalate/0/count"), ("escalate/1/count", 0, "/escalate/1/count"),
    ("skips/0/urgency", "extreme", "/skips/0/urgency"), ("points/normal", "1", "/points/normal"),
    ("points/normal", .parsed("1.5"), "/points/normal"),
    ("assess/rank", "sparse", "/assess/rank"),
    ("assess/weights/response", -1, "/assess/weights/response"),
    ("assess/weights/response", "30", "/assess/weights/response"),
    ("tiers/grid/meeting/at", "24:00", "/tiers/grid/meeting/at"),
    ("tiers/grid/meeting/at", "9:00", "/tiers/grid/meeting/at"),
    ("tiers/grid/meeting/every", "fortnight", "/tiers/grid/meeting/every"),
    ("tiers/grid/meeting/on", "last", "/tiers/grid/meeting/on"),
    ("tiers/community/meeting/on", 0, "/tiers/community/meeting/on"),
    ("tiers/community/meeting/on", 32, "/tiers/community/meeting/on"),
    ("tiers/community/meeting/on", "sat", "/tiers/community/meeting/on"),
    ("tiers/grid/meeting/every", "day", "/tiers/grid/meeting/on"),
    // Contradictions.
    ("classes/normal/timers/handle/limit", "11wd", "/classes/normal/timers/handle/red"),
    ("classes/normal/timers/handle/red", "90d", "/classes/normal/timers/handle/red"),
    ("classes/normal/timers/handle/remind", "1h", "/classes/normal/timers/handle/remind"),
    ("classes/normal/timers/handle/remind", "1wh", "/classes/normal/timers/handle/remind"),
    ("calendar/hours/1", "11:59-17:30", "/calendar/hours/1"), ("ladder/1", "building", "/ladder/1"),
    ("matters/0/tier", "county", "/matters/0/tier"), ("tiers/county", [:], "/tiers/county"),
    ("skips/0/to", "county", "/skips/0/to"), ("matters/0/class", "swift", "/matters/0/class"),
    ("matters/1/code", "heating", "/matters/1/code"), ("suspend/1", "materials", "/suspend/1"),
    ("classes/normal/timers/handle", ["limit": "1mtg"], "/classes/normal/timers/handle"),
    (
      "classes/urgent/timers/resolve", ["limit": "1d", "red": "1mtg"],
      "/classes/urgent/timers/resolve"
    ),
    ("whistles/tough", ["answer": "1mtg"], "/whistles/tough/answer"),
  ]

  @Test("each fault names its path", arguments: cases.indices)
  func fault(index: Int) {
    let (path, value, pointer) = Self.cases[index]
    let steps = path.split(separator: "/").map(String.init)
    let document =
      path.hasPrefix("a~b")
      ? Fixture.rules.setting(["name"], nil) : Fixture.rules.setting(steps, value)
    let faults = Fixture.faults(document)
    #expect(
      faults.contains { $0.path.description == pointer },
      "\(path): \(faults.map { "\($0.path): \($0.reason)" })")
  }

  /// A required key, an optional one that others rest on, a timer, a key within.
  @Test(
    "a misspelt key is one fault, which names the key that was meant",
    arguments: [
      ("classes", "clases", "/clases"), ("ladder", "lader", "/lader"), ("tiers", "teirs", "/teirs"),
      ("classes/normal/timers/handle/limit", "limt", "/classes/normal/timers/handle/limt"),
      ("classes/normal/timers/resolve", "reslove", "/classes/normal/timers/reslove"),
      ("calendar/hours", "hour", "/calendar/hour"),
    ])
  func misspelt(path: String, typed: String, pointer: String) {
    var steps = path.split(separator: "/").map(String.init)
    let rules = Fixture.rules(meeting: .parsed(#"{"every":"day","at":"10:00"}"#))
      .setting(["classes", "urgent", "timers", "resolve"], ["limit": "1mtg"])
    let value = steps.reduce(rules) { $0.at($1) ?? .null }
    let without = rules.setting(steps, nil)
    let meant = steps.removeLast()
    let faults = Fixture.faults(without.setting(steps + [typed], value))
    #expect(faults.map(\.path.description) == [pointer])
    #expect(faults.first?.reason.english.contains("did you mean '\(meant)'?") == true)
    #expect(faults.first?.isOfKey == true)
  }

  @Test("what stands under a misspelt key is judged, too; beside the right key nothing is meant")
  func withinMisspelt() {
    func faults(_ limits: JSONValue) -> [String] {
      Fixture.faults(Fixture.rules("sign", limits)).map { "\($0.path) \($0.reason.english)" }
    }
    let wrong = faults(["limt": "soon"])
    #expect(wrong.count == 2 && wrong[1].contains("/limt 'soon' is not a length of time"))
    #expect(faults(["limit": "1d", "limt": "1d"]).first?.contains("known:") == true)
  }

  @Test("keys with slashes and tildes are escaped in a path")
  func escapes() {
    let faults = Fixture.faults(Fixture.rules.setting(["classes", "a/b~c"], 1))
    #expect(faults.map(\.path.description) == ["/classes/a~1b~0c"])
  }

  @Test(
    "units of one family can be compared",
    arguments: [("1d", "25h", true), ("2d", "47h", false), ("60m", "1h", true)])
  func families(limit: String, red: String, isValid: Bool) {
    let limits: JSONValue = ["limit": .string(limit), "red": .string(red)]
    #expect(Fixture.faults(Fixture.rules("sign", limits)).isEmpty == isValid)
  }

  @Test("hours need no order, and may touch")
  func hours() {
    let hours: JSONValue = ["13:30-24:00", "09:00-12:00", "12:00-13:30"]
    #expect(Fixture.faults(Fixture.rules.setting(["calendar", "hours"], hours)).isEmpty)
  }

  @Test("meetings at every tier let a class use mtg")
  func meetings() {
    let rules = Fixture.rules(meeting: .parsed(#"{"every":"day","at":"10:00"}"#))
    #expect(
      Fixture.faults(
        rules.setting(["classes", "normal", "timers", "handle", "limit"], "1mtg")
          .setting(["classes", "normal", "timers", "handle", "red"], "2mtg")
          .setting(["classes", "normal", "timers", "handle", "remind"], "0mtg")
      ).isEmpty)
  }

  @Test("a document too long for a line is refused, hundreds of matters are not")
  func length() {
    func document(_ count: Int) -> JSONValue {
      let matters = (0..<count).map { JSONValue.object(["code": .string("matter-\($0)")]) }
      return Fixture.rules.setting(["matters"], .array(matters))
    }
    #expect(Fixture.faults(document(800)).isEmpty)
    #expect(Fixture.faults(document(4000)).map(\.path.description) == [""])
  }

  @Test("all faults are told at once")
  func all() {
    let document = Fixture.rules.setting(["extra"], 1).setting(["zone"], 1)
      .setting(["points", "normal"], "x")
    #expect(
      Set(Fixture.faults(document).map(\.path.description)) == [
        "/extra", "/zone", "/points/normal",
      ])
  }

  @Test("a text or an array is no document", arguments: [JSONValue.string("x"), [], .null, 3])
  func kinds(document: JSONValue) { #expect(!Fixture.faults(document).isEmpty) }

  @Test("the same rule of escalation stands once: a second could never fire")
  func doubledEscalation() {
    let twice: JSONValue = [["on": "resolve.red"], ["on": "resolve.red"]]
    #expect(
      Fixture.faults(Fixture.rules.setting(["escalate"], twice)).map(\.path.description)
        == ["/escalate/1"])
  }
}
