package import Basics
package import CaseModel

extension Fixture {
  /// A whole ruleset in the shape of SPEC §6.
  package static let rules: JSONValue = .parsed(
    """
    {"name":"test","ladder":["building","grid","community","street"],
     "zone":"Asia/Shanghai",
     "calendar":{"name":"cn","week":["mon","tue","wed","thu","fri"],
       "hours":["09:00-12:00","13:30-17:30"]},
     "matters":[
       {"code":"heating","name":"供暖","nameEn":"Heating","kind":"request",
        "department":"dept/housing","tier":"grid","class":"urgent",
        "admit":["tier","department"],"evidence":false,"verify":true,"follow":true},
       {"code":"noise"},
       {"code":"repair","kind":"wish","evidence":true,"follow":false},
       {"code":"gas","tier":"grid"},
       {"code":"quarrel","kind":"dispute"}],
     "classes":{
       "normal":{"timers":{
         "accept":{"limit":"1wd","red":"2wd"},"sign":{"limit":"4h"},"contact":{"limit":"24h"},
         "answer":{"limit":"2d"},
         "handle":{"remind":"4wd","limit":"5wd","red":"10wd"},
         "resolve":{"limit":"15wd","red":"20wd"},"rework":{"limit":"3wd"},
         "follow":{"limit":"3d"},"reply":{"limit":"2wd"}}},
       "urgent":{"timers":{
         "accept":{"limit":"30m"},"handle":{"remind":"4wh","limit":"8wh","red":"16wh"},
         "resolve":{"limit":"2d","red":"4d"}}}},
     "tiers":{"grid":{"meeting":{"every":"week","on":"sat","at":"10:00"}},
       "community":{"meeting":{"every":"month","on":"last","at":"19:00"}}},
     "whistles":{"emergency":{"answer":"30m"},"routine":{"answer":"24h"}},
     "suspend":["materials","season","works"],
     "returns":{"window":"2wd","limit":2},"extensions":{"count":2,"cap":"10wd"},
     "reopen":{"window":"15d"},
     "escalate":[{"on":"handle.red"},{"on":"returns","count":2},{"on":"rework","count":3}],
     "skips":[{"matter":"gas","urgency":"emergency","to":"street"}],
     "points":{"normal":1,"yellow":-5,"red":-10},
     "assess":{"weights":{"response":30,"solved":35,"satisfied":35},"rank":"dense"}}
    """)

  /// The rules with the timers of the class `normal` replaced.
  package static func rules(timers: JSONValue) -> JSONValue {
    rules.setting(["classes", "normal", "timers"], timers)
  }

  /// The rules with other meetings at every tier and one timer of the class `normal` changed.
  package static func rules(_ timer: String, _ limits: JSONValue) -> JSONValue {
    rules.setting(["classes", "normal", "timers", timer], limits)
  }

  /// The rules with this meeting at every tier.
  package static func rules(meeting: JSONValue, from rules: JSONValue = rules) -> JSONValue {
    var result = rules
    for tier in ["building", "grid", "community", "street"] {
      result = result.setting(["tiers", tier, "meeting"], meeting)
    }
    return result
  }

  /// Reads a document; the table takes its names.
  package static func ruleset(
    _ document: JSONValue, _ symbols: inout SymbolTable
  ) throws(RulesetFaults) -> Ruleset {
    try Ruleset(document, symbols: &symbols, zones: { zone($0) })
  }

  /// What is wrong with a document: `path: reason`, nothing where it is valid.
  package static func faults(_ document: JSONValue) -> [RulesetFault] {
    var symbols = SymbolTable()
    do throws(RulesetFaults) { _ = try ruleset(document, &symbols) } catch { return error.faults }
    return []
  }
}
