extension ShippedRuleset {
  /// The prefecture of the report of 2024, which hides its name: grid, community, street, district,
  /// city (市区街社网), "哨响即至" and "未诉先办、接诉即办".
  ///
  /// What grid members find before anybody complains comes in by the channel `proactive`; these are
  /// inspections. Who is called is contacted within hours, and an emergency whistle is answered
  /// within a quarter of an hour. What a community posts (张榜) are tasks, done with evidence, and
  /// gain points in two ledgers, 红松分 and 兴安分; the document does not say what tells them apart.
  /// Grids have 300 to 500 households, in hard areas 200 to 300; of posts it says nothing.
  package static let prefecture = ShippedRuleset(
    name: "prefecture",
    text: #"""
      {"name":"prefecture","ladder":["grid","community","street","district","city"],
      \#(RulesParts.clock),
      "matters":[
        {"code":"hazard","name":"安全隐患","nameEn":"Hazard","kind":"inspection","tier":"grid","class":"urgent","verify":true},
        {"code":"environment","name":"环境卫生","nameEn":"Cleanliness","kind":"inspection","tier":"grid"},
        {"code":"facility","name":"公共设施","nameEn":"Public facilities","kind":"inspection","tier":"grid","department":"dept/housing","verify":true},
        {"code":"heating","name":"供暖","nameEn":"Heating","kind":"request","tier":"community","department":"dept/housing","class":"urgent","verify":true},
        {"code":"water","name":"供水","nameEn":"Water supply","kind":"request","tier":"community","department":"dept/water","class":"urgent"},
        {"code":"social-security","name":"社会保障","nameEn":"Social security","kind":"request","tier":"community","department":"dept/labour"},
        {"code":"couriers","name":"新就业群体服务","nameEn":"Services for couriers and drivers","kind":"request","tier":"community"},
        {"code":"safety","name":"社会治安","nameEn":"Public order","kind":"request","tier":"grid","department":"dept/police","class":"urgent"},
        {"code":"forest-fire","name":"林区火情","nameEn":"Forest fire","kind":"inspection","tier":"street","department":"dept/emergency","class":"emergency","follow":false},
        {"code":"posted","name":"张榜事项","nameEn":"Posted task","kind":"task","tier":"community","evidence":true,"follow":false},
        {"code":"wish","name":"微心愿","nameEn":"Small wish","kind":"wish","tier":"community","class":"wish","evidence":true},
        {"code":"dispute","name":"矛盾纠纷","nameEn":"Dispute","kind":"dispute","tier":"grid","class":"dispute"}],
      "classes":{
        \#(RulesParts.classes),
        \#(RulesParts.wish)},
      "suspend":["materials","season","works"],
      "skips":[{"matter":"forest-fire","urgency":"emergency","to":"city"}],
      "grids":{"households":[300,500],"hard":[200,300]},
      "ledgers":{
        "red-pine":{"name":"红松分","nameEn":"Red pine points"},
        "xingan":{"name":"兴安分","nameEn":"Xing'an points"}},
      \#(RulesParts.procedure.replacing(#""answer":"30m""#, with: #""answer":"15m""#)),
      \#(RulesParts.authority(top: "city"))}
      """#)
}
