extension RulesParts {
  /// Whistles, returns, extensions, escalation and points of the simulated places.
  static let countyProcedure = #"""
    "whistles":{"emergency":{"answer":"30m"},"routine":{"answer":"24h"},"tough":{"answer":"5wd"}},
    "suspend":["materials","season","works"],
    "returns":{"window":"2wd","limit":2},"extensions":{"count":2,"cap":"10wd"},
    "reopen":{"window":"15d"},
    "escalate":[{"on":"handle.red"},{"on":"returns","count":2},{"on":"rework","count":3}],
    "skips":[{"matter":"gas","urgency":"emergency","to":"street"}],
    "points":{"normal":1,"yellow":-5,"red":-10},
    "assess":{"weights":{"response":30,"solved":35,"satisfied":35},"rank":"dense","groups":[
      {"name":"部门","nameEn":"Departments","units":["department","company"]},
      {"name":"街道","nameEn":"Streets","units":["street"]},
      {"name":"社区","nameEn":"Communities","units":["community"]},
      {"name":"网格","nameEn":"Grids","units":["grid"],"weights":{"onTime":50,"solved":25,"satisfied":25}}]}
    """#

  /// A grid and a community settle what they keep sooner than a department is given.
  static let countyHolders = #"""
    "by":{"grid":{"remind":"1wd","limit":"2wd","red":"5wd"},"community":{"remind":"2wd","limit":"3wd","red":"6wd"}}
    """#

  /// The matters of the simulated places, whose plots are in `Simulation`.
  static let countyMatters = #"""
    "matters":[
      {"code":"heating","name":"供暖","nameEn":"Heating","kind":"request","department":"company/heat","tier":"grid","class":"urgent",\#(admit),"evidence":false,"verify":true,"follow":true},
      {"code":"leak","name":"漏水","nameEn":"Water leak","kind":"request","department":"dept/housing","tier":"grid","class":"normal",\#(admit),"evidence":false,"verify":true,"follow":true},
      {"code":"elevator","name":"电梯故障","nameEn":"Elevator fault","kind":"request","department":"dept/market","tier":"grid","class":"urgent",\#(admit),"evidence":true,"verify":true,"follow":true},
      {"code":"property","name":"物业服务","nameEn":"Property management","kind":"request","department":"dept/housing","tier":"community","class":"normal",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"water-outage","name":"停水","nameEn":"Water outage","kind":"request","department":"company/water","tier":"grid","class":"urgent",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"power-outage","name":"停电","nameEn":"Power outage","kind":"request","department":"company/power","tier":"grid","class":"urgent",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"corridor","name":"楼道堆物","nameEn":"Cluttered stairway","kind":"inspection","department":"dept/fire","tier":"building","class":"normal",\#(admit),"evidence":true,"verify":false,"follow":true},
      {"code":"parking","name":"车辆乱停","nameEn":"Parking","kind":"request","department":"dept/police","tier":"grid","class":"normal",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"streetlamp","name":"路灯","nameEn":"Street lamp","kind":"request","department":"dept/urban","tier":"grid","class":"normal",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"manhole","name":"井盖","nameEn":"Manhole cover","kind":"request","department":"dept/urban","tier":"grid","class":"urgent",\#(admit),"evidence":true,"verify":false,"follow":true},
      {"code":"garbage","name":"垃圾清运","nameEn":"Waste removal","kind":"request","department":"dept/urban","tier":"grid","class":"normal",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"illegal-building","name":"违建","nameEn":"Illegal construction","kind":"request","department":"dept/urban","tier":"community","class":"normal",\#(admit),"evidence":true,"verify":true,"follow":true},
      {"code":"road","name":"道路破损","nameEn":"Road damage","kind":"request","department":"dept/transport","tier":"grid","class":"normal",\#(admit),"evidence":true,"verify":false,"follow":true},
      {"code":"waterlogging","name":"积水内涝","nameEn":"Waterlogging","kind":"request","department":"dept/water","tier":"grid","class":"urgent",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"trees","name":"树木绿化","nameEn":"Trees and greens","kind":"request","department":"dept/land","tier":"grid","class":"normal",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"dogs","name":"流浪犬","nameEn":"Stray dogs","kind":"request","department":"dept/police","tier":"grid","class":"normal",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"gas","name":"燃气异味","nameEn":"Smell of gas","kind":"request","department":"company/gas","tier":"grid","class":"emergency",\#(admit),"evidence":true,"verify":true,"follow":true},
      {"code":"ebike","name":"电动自行车充电","nameEn":"E-bike charging","kind":"request","department":"dept/fire","tier":"grid","class":"normal",\#(admit),"evidence":true,"verify":false,"follow":true},
      {"code":"fire-lane","name":"消防通道占用","nameEn":"Blocked fire lane","kind":"request","department":"dept/fire","tier":"grid","class":"urgent",\#(admit),"evidence":true,"verify":false,"follow":true},
      {"code":"noise","name":"噪音扰民","nameEn":"Noise","kind":"request","department":"dept/urban","tier":"grid","class":"normal",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"fumes","name":"油烟扰民","nameEn":"Cooking fumes","kind":"request","department":"dept/urban","tier":"grid","class":"normal",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"food","name":"食品安全","nameEn":"Food safety","kind":"request","department":"dept/market","tier":"grid","class":"normal",\#(admit),"evidence":true,"verify":false,"follow":true},
      {"code":"patrol","name":"安全巡查","nameEn":"Safety patrol","kind":"inspection","department":"dept/emergency","tier":"grid","class":"normal",\#(admit),"evidence":false,"verify":false,"follow":false},
      {"code":"dispute","name":"邻里纠纷","nameEn":"Neighbour dispute","kind":"dispute","department":"dept/justice","tier":"grid","class":"six-kinds",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"wages","name":"欠薪","nameEn":"Wage arrears","kind":"dispute","department":"dept/labour","tier":"street","class":"dispute",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"elderly","name":"养老服务","nameEn":"Care for the elderly","kind":"request","department":"dept/civil","tier":"community","class":"normal",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"relief","name":"低保救助","nameEn":"Relief","kind":"request","department":"dept/civil","tier":"community","class":"normal",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"school","name":"入学","nameEn":"School enrolment","kind":"request","department":"dept/education","tier":"street","class":"normal",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"medical","name":"医疗卫生","nameEn":"Health care","kind":"request","department":"dept/health","tier":"community","class":"normal",\#(admit),"evidence":false,"verify":false,"follow":true},
      {"code":"wish","name":"微心愿","nameEn":"Small wish","kind":"wish","department":"dept/civil","tier":"community","class":"wish",\#(admit),"evidence":true,"verify":false,"follow":true}]
    """#

  /// Kinds of unit that any of these matters may be dispatched to.
  private static let admit = #""admit":["tier","department","company"]"#
}
