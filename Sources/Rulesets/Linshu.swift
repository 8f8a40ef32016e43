extension ShippedRuleset {
  /// Linshu county (临沭县), 2026: five tiers and the five meetings (五会) of building, grid, community,
  /// street and county.
  package static let linshu = ShippedRuleset(
    name: "linshu-2026",
    text: #"""
      {"name":"linshu-2026","ladder":["building","grid","community","street","county"],
      \#(RulesParts.clock),
      "classes":{
        "normal":{"timers":{
          "accept":{"limit":"1wd","red":"2wd"},"sign":{"limit":"4wh"},
          "handle":{"remind":"4wd","limit":"5wd","red":"10wd",\#(RulesParts.countyHolders)},
          "resolve":{"limit":"15wd"},
          "rework":{"limit":"3wd"},"follow":{"limit":"3wd"},"reply":{"remind":"2wd","limit":"3wd"}}},
        "urgent":{"timers":{
          "accept":{"limit":"2wh"},"sign":{"limit":"2wh"},"contact":{"limit":"4wh"},
          "handle":{"remind":"1wd","limit":"2wd","red":"4wd"},"resolve":{"limit":"5wd"},
          "rework":{"limit":"2wd"},"follow":{"limit":"2wd"},"reply":{"remind":"1wd","limit":"2wd"}}},
        "emergency":{"timers":{
          "accept":{"limit":"15m"},"sign":{"limit":"30m"},"contact":{"limit":"30m"},
          "handle":{"remind":"2h","limit":"4h","red":"1d"},"resolve":{"limit":"24h"},
          "rework":{"limit":"12h"},"follow":{"limit":"2wd"},"reply":{"limit":"1wd"}}},
        "dispute":{"timers":{
          "accept":{"limit":"1wd"},"sign":{"limit":"1wd"},"contact":{"limit":"2wd"},
          "handle":{"remind":"8wd","limit":"10wd","red":"20wd"},"resolve":{"limit":"30wd"},
          "rework":{"limit":"10wd"},"follow":{"limit":"5wd"},"reply":{"remind":"2wd","limit":"3wd"}}},
        "six-kinds":{"timers":{
          "accept":{"limit":"1wd"},"sign":{"limit":"1wd"},"contact":{"limit":"2wd"},
          "handle":{"remind":"8wd","limit":"10wd","red":"20wd"},"resolve":{"limit":"30wd"},
          "rework":{"limit":"10wd"},"follow":{"limit":"5wd"},"reply":{"remind":"2wd","limit":"3wd"}}},
        "wish":{"timers":{
          "accept":{"limit":"2wd"},"sign":{"limit":"1wd"},"handle":{"limit":"2mtg"},
          "resolve":{"limit":"90d"},"follow":{"limit":"5wd"}}}},
      "tiers":{
        "building":{"meeting":{"every":"day","at":"18:30"}},
        "grid":{"meeting":{"every":"week","on":"sat","at":"10:00"}},
        "community":{"meeting":{"every":"month","on":"last","at":"19:00"}},
        "street":{"meeting":{"every":"quarter","on":"last","at":"15:00"}},
        "county":{"meeting":{"every":"half-year","on":"last","at":"09:00"}}},
      \#(RulesParts.countyProcedure),
      "ledgers":{"ledger":{"name":"志愿积分","nameEn":"Volunteers' points","full":10,"grades":[90,75,60],"dividend":[40,30,20,10]}},
      \#(RulesParts.countyMatters),
      \#(RulesParts.authority(top: "county"))}
      """#)

  /// The same as amended in May: a stricter signing and a shorter handling, a further reason to
  /// suspend, timeliness in the assessment.
  package static let linshuAmended = ShippedRuleset(
    name: linshu.name,
    text: amendments.reduce(linshu.text) { $0.replacing($1.before, with: $1.after) })

  private static let amendments: [(before: String, after: String)] = [
    (#""sign":{"limit":"4wh"}"#, #""sign":{"limit":"3wh"}"#),
    (
      #""handle":{"remind":"4wd","limit":"5wd","red":"10wd","#,
      #""handle":{"remind":"3wd","limit":"4wd","red":"8wd","#
    ),
    (
      #""suspend":["materials","season","works"]"#,
      #""suspend":["materials","season","weather","works"]"#
    ),
    (#""weights":{"response":30,"#, #""weights":{"onTime":15,"response":30,"#),
  ]
}
