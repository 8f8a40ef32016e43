extension ShippedRuleset {
  /// Four tiers, the limits of SPEC §6.
  package static let standard = ShippedRuleset(
    name: "standard",
    text: #"""
      {"name":"standard","ladder":["building","grid","community","street"],
      \#(RulesParts.clock),
      "classes":{
        "normal":{"timers":{
          "accept":{"limit":"1wd","red":"2wd"},"sign":{"limit":"1wd"},
          "handle":{"remind":"4wd","limit":"5wd","red":"10wd",\#(RulesParts.countyHolders)},
          "resolve":{"limit":"15wd"},
          "rework":{"limit":"3wd"},"follow":{"limit":"5wd"}}},
        "urgent":{"timers":{
          "accept":{"limit":"4wh"},"sign":{"limit":"4wh"},"contact":{"limit":"1wd"},
          "handle":{"remind":"2wd","limit":"3wd","red":"6wd"},"resolve":{"limit":"7wd"},
          "rework":{"limit":"3wd"},"follow":{"limit":"3wd"}}},
        "emergency":{"timers":{
          "accept":{"limit":"30m"},"sign":{"limit":"30m"},"contact":{"limit":"1h"},
          "handle":{"limit":"6h","red":"1d"},"resolve":{"limit":"24h"}}},
        "dispute":{"timers":{
          "accept":{"limit":"1wd"},"contact":{"limit":"2wd"},
          "handle":{"remind":"8wd","limit":"10wd","red":"20wd"},"resolve":{"limit":"30wd"},
          "rework":{"limit":"10wd"},"follow":{"limit":"5wd"}}},
        "six-kinds":{"timers":{
          "accept":{"limit":"1wd"},"contact":{"limit":"2wd"},
          "handle":{"remind":"8wd","limit":"10wd","red":"20wd"},"resolve":{"limit":"30wd"},
          "rework":{"limit":"10wd"},"follow":{"limit":"5wd"}}},
        "wish":{"timers":{
          "accept":{"limit":"2wd"},"handle":{"limit":"2mtg"},"resolve":{"limit":"90d"}}}},
      "tiers":{
        "building":{"meeting":{"every":"day","at":"18:30"}},
        "grid":{"meeting":{"every":"week","on":"sat","at":"10:00"}},
        "community":{"meeting":{"every":"month","on":"last","at":"19:00"}},
        "street":{"meeting":{"every":"quarter","on":"last","at":"15:00"}}},
      \#(RulesParts.countyProcedure),
      \#(RulesParts.countyMatters)}
      """#)
}
