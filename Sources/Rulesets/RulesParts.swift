/// What the rulebooks of the places have in common: members of the document, to be put into it.
///
/// The source documents give no limits to the day. These are the ones of `standard`, so that a place
/// differs from another only in what its document says.
enum RulesParts {
  static let clock = #"""
    "zone":"Asia/Shanghai",
    "calendar":{"name":"cn","week":["mon","tue","wed","thu","fri"],
      "hours":["09:00-12:00","13:30-17:30"]}
    """#

  /// Members of `classes`.
  static let classes = #"""
    "normal":{"timers":{
        "accept":{"limit":"1wd","red":"2wd"},"sign":{"limit":"1wd"},
        "handle":{"remind":"4wd","limit":"5wd","red":"10wd","by":{"tier":{"remind":"2wd","limit":"3wd","red":"6wd"}}},
        "resolve":{"limit":"15wd"},
        "rework":{"limit":"3wd"},"follow":{"limit":"5wd"},"reply":{"limit":"3wd"}}},
      "urgent":{"timers":{
        "accept":{"limit":"4wh"},"sign":{"limit":"4wh"},"contact":{"limit":"1wd"},
        "handle":{"remind":"2wd","limit":"3wd","red":"6wd"},"resolve":{"limit":"7wd"},
        "rework":{"limit":"3wd"},"follow":{"limit":"3wd"},"reply":{"limit":"2wd"}}},
      "emergency":{"timers":{
        "accept":{"limit":"30m"},"sign":{"limit":"30m"},"contact":{"limit":"1h"},
        "handle":{"limit":"6h","red":"1d"},"resolve":{"limit":"24h"},"reply":{"limit":"1wd"}}},
      "dispute":{"timers":{
        "accept":{"limit":"1wd"},"contact":{"limit":"2wd"},
        "handle":{"remind":"8wd","limit":"10wd","red":"20wd"},"resolve":{"limit":"30wd"},
        "rework":{"limit":"10wd"},"follow":{"limit":"5wd"},"reply":{"limit":"3wd"}}}
    """#

  /// A class of wishes for places whose tiers do not all have meetings.
  static let wish = #"""
    "wish":{"timers":{"accept":{"limit":"2wd"},"handle":{"limit":"30d"},"resolve":{"limit":"90d"}}}
    """#

  static let procedure = #"""
    "whistles":{"emergency":{"answer":"30m"},"routine":{"answer":"24h"},"tough":{"answer":"5wd"}},
    "returns":{"window":"2wd","limit":2},"extensions":{"count":2,"cap":"10wd"},
    "reopen":{"window":"15d"},
    "escalate":[{"on":"handle.red"},{"on":"returns","count":2},{"on":"rework","count":3}],
    "points":{"normal":1,"yellow":-5,"red":-10},
    "assess":{"weights":{"response":30,"solved":35,"satisfied":35},"rank":"dense","groups":[
      {"name":"部门","nameEn":"Departments","units":["department","company"]},
      {"name":"层级单位","nameEn":"Units of the tiers","units":["tier"]}]}
    """#
}
