extension ShippedRuleset {
  /// Yongji (永济), 2024: building, residential area, community, street, city (楼栋 小区 社区 街道 市), each
  /// with its meeting (五会), so that a wish is computed in sessions.
  ///
  /// A wish is fulfilled only with evidence: "社区每点亮一个“微心愿”，便会附上相应的照片". What residents order
  /// (点单) are requests; what is done for them at home or in their place (帮办代办、上门办理) are tasks.
  package static let yongji = ShippedRuleset(
    name: "yongji",
    text: #"""
      {"name":"yongji","ladder":["building","grid","community","street","city"],
      \#(RulesParts.clock),
      "matters":[
        {"code":"ebike","name":"电动自行车停放充电","nameEn":"E-bike parking and charging","kind":"request","tier":"grid"},
        {"code":"traffic","name":"人车分流","nameEn":"Keeping cars and walkers apart","kind":"request","tier":"grid"},
        {"code":"parking","name":"停车位划分","nameEn":"Parking spaces","kind":"request","tier":"grid"},
        {"code":"service-point","name":"便民服务点","nameEn":"Service point","kind":"request","tier":"grid"},
        {"code":"elder-room","name":"老年活动室","nameEn":"Room for the elderly","kind":"request","tier":"grid"},
        {"code":"gate","name":"智能门禁","nameEn":"Entrance control","kind":"request","tier":"grid"},
        {"code":"heating","name":"供暖管道","nameEn":"Heating pipes","kind":"request","tier":"community","department":"dept/housing","class":"urgent","verify":true},
        {"code":"leak","name":"房屋漏水","nameEn":"Leaking roofs","kind":"request","tier":"community","department":"dept/housing","class":"urgent","evidence":true,"verify":true},
        {"code":"drains","name":"雨污分流","nameEn":"Separate drains","kind":"request","tier":"community","department":"dept/housing"},
        {"code":"pavement","name":"路面平整","nameEn":"Levelling of roads","kind":"request","tier":"community","department":"dept/housing"},
        {"code":"wish","name":"微心愿","nameEn":"Small wish","kind":"wish","tier":"grid","class":"wish","evidence":true},
        {"code":"lane-lights","name":"巷道亮化","nameEn":"Lights in a lane","kind":"wish","tier":"community","class":"wish","evidence":true},
        {"code":"pavilion","name":"凉亭粉刷","nameEn":"Painting of a pavilion","kind":"wish","tier":"grid","class":"wish","evidence":true},
        {"code":"chargers","name":"增设充电桩","nameEn":"More charging points","kind":"wish","tier":"grid","class":"wish","evidence":true},
        {"code":"errand","name":"帮办代办","nameEn":"Errand","kind":"task","tier":"community","follow":false},
        {"code":"home-visit","name":"上门办理","nameEn":"Service at home","kind":"task","tier":"community"},
        {"code":"haircut","name":"理发","nameEn":"Haircut","kind":"task","tier":"grid","follow":false},
        {"code":"housekeeping","name":"家政","nameEn":"Housekeeping","kind":"task","tier":"grid","follow":false},
        {"code":"elder-care","name":"看望孤寡老人","nameEn":"Visit to the elderly","kind":"task","tier":"community","evidence":true,"follow":false},
        {"code":"neighbour","name":"邻里纠纷","nameEn":"Dispute of neighbours","kind":"dispute","tier":"community","class":"dispute"},
        {"code":"family","name":"婚姻家庭纠纷","nameEn":"Family dispute","kind":"dispute","tier":"community","class":"dispute"},
        {"code":"property","name":"物业纠纷","nameEn":"Dispute with a property company","kind":"dispute","tier":"community","class":"dispute"}],
      "classes":{
        \#(RulesParts.classes),
        "wish":{"timers":{
          "accept":{"limit":"2wd"},"handle":{"limit":"2mtg"},"resolve":{"limit":"90d"}}}},
      "tiers":{
        "building":{"meeting":{"every":"day","at":"18:30"}},
        "grid":{"meeting":{"every":"week","on":"sat","at":"10:00"}},
        "community":{"meeting":{"every":"month","on":"last","at":"19:00"}},
        "street":{"meeting":{"every":"quarter","on":"last","at":"15:00"}},
        "city":{"meeting":{"every":"half-year","on":"last","at":"09:00"}}},
      "suspend":["materials","season","works","funds"],
      "skips":[{"matter":"leak","urgency":"emergency","to":"street"}],
      \#(RulesParts.procedure),
      \#(RulesParts.authority(top: "city"))}
      """#)
}
