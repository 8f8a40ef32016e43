extension ShippedRuleset {
  /// Gujiao (古交), 2024: centres of four tiers, 1 + 13 + 162 + N (市 乡镇街道 村社区 小区站).
  ///
  /// Order by menu (点菜式): what can be ordered are the matters of kind `order`, one for each of the
  /// document's kinds of service (党群、政务、生活、法律、健康、文体), each at the tier whose centre serves
  /// it; the duty roster says who there takes it. What volunteers and social organisations take on
  /// are tasks.
  package static let gujiao = ShippedRuleset(
    name: "gujiao",
    text: #"""
      {"name":"gujiao","ladder":["station","community","township","city"],
      \#(RulesParts.clock),
      "matters":[
        {"code":"menu-party","name":"党群活动","nameEn":"Party and group activities","kind":"order","tier":"community"},
        {"code":"menu-government","name":"政务服务","nameEn":"Government services","kind":"order","tier":"community"},
        {"code":"menu-living","name":"生活服务","nameEn":"Everyday services","kind":"order","tier":"station"},
        {"code":"menu-legal","name":"法律服务","nameEn":"Legal advice","kind":"order","tier":"township","department":"dept/justice"},
        {"code":"menu-health","name":"健康服务","nameEn":"Health services","kind":"order","tier":"community","department":"dept/health"},
        {"code":"menu-culture","name":"文体服务","nameEn":"Culture and sport","kind":"order","tier":"community"},
        {"code":"menu-homework","name":"假期课业辅导","nameEn":"Help with homework","kind":"order","tier":"community"},
        {"code":"visit","name":"参观预约","nameEn":"Visit to a centre","kind":"request","tier":"city","follow":false},
        {"code":"elder-child","name":"一老一小服务","nameEn":"Care of the old and the young","kind":"request","tier":"community"},
        {"code":"subsidence","name":"采煤沉陷搬迁","nameEn":"Moving because of mining subsidence","kind":"request","tier":"community","department":"dept/land","verify":true},
        {"code":"centre-repair","name":"阵地修缮","nameEn":"Repair of a centre","kind":"request","tier":"township","evidence":true},
        {"code":"volunteer","name":"志愿服务活动","nameEn":"Volunteers' activity","kind":"task","tier":"community","evidence":true,"follow":false},
        {"code":"incubation","name":"社会组织孵化","nameEn":"Incubation of an organisation","kind":"task","tier":"city","follow":false},
        {"code":"student-aid","name":"捐资助学","nameEn":"Aid for a student","kind":"wish","tier":"community","class":"wish","evidence":true},
        {"code":"hardship","name":"慰问特困家庭","nameEn":"Help for a family in hardship","kind":"wish","tier":"community","class":"wish","evidence":true},
        {"code":"dispute","name":"矛盾纠纷","nameEn":"Dispute","kind":"dispute","tier":"community","class":"dispute"}],
      "classes":{
        \#(RulesParts.classes),
        \#(RulesParts.wish)},
      "suspend":["materials","season","works"],
      \#(RulesParts.procedure),
      \#(RulesParts.authority(top: "city"))}
      """#)
}
