extension ShippedRuleset {
  /// Qianyang (千阳), 2025: grid group, village or community, town, county; "小事不出村、大事不出镇、矛盾不上交".
  ///
  /// The six kinds of dispute that arise most (六类) form a class of their own, `six-kinds`, by which
  /// `whistle disputes` computes their share. The document names two of the six, family and neighbours;
  /// the other four are usual ones, to be replaced by the county's own list.
  ///
  /// The admission list (社区准入清单) keeps what is a department's duty from being dispatched to a
  /// village or community, which is what the document complains of.
  package static let qianyang = ShippedRuleset(
    name: "qianyang",
    text: #"""
      {"name":"qianyang","ladder":["grid","village","town","county"],
      \#(RulesParts.clock),
      "matters":[
        {"code":"family","name":"婚姻家庭纠纷","nameEn":"Family dispute","kind":"dispute","tier":"village","class":"six-kinds"},
        {"code":"neighbour","name":"邻里关系纠纷","nameEn":"Dispute of neighbours","kind":"dispute","tier":"village","class":"six-kinds"},
        {"code":"land","name":"土地山林纠纷","nameEn":"Dispute over land","kind":"dispute","tier":"village","class":"six-kinds"},
        {"code":"debt","name":"债务纠纷","nameEn":"Dispute over debts","kind":"dispute","tier":"village","class":"six-kinds"},
        {"code":"wages","name":"劳资纠纷","nameEn":"Dispute over wages","kind":"dispute","tier":"village","class":"six-kinds"},
        {"code":"injury","name":"损害赔偿纠纷","nameEn":"Dispute over damages","kind":"dispute","tier":"village","class":"six-kinds"},
        {"code":"dispute-other","name":"其他纠纷","nameEn":"Other dispute","kind":"dispute","tier":"village","class":"dispute"},
        {"code":"garbage","name":"生活垃圾","nameEn":"Household waste","kind":"request","tier":"village"},
        {"code":"toilet","name":"农村改厕","nameEn":"Rural toilets","kind":"request","tier":"village","verify":true},
        {"code":"sewage","name":"生活污水","nameEn":"Sewage","kind":"request","tier":"village","department":"dept/environment","verify":true},
        {"code":"old-estate","name":"老旧小区设施","nameEn":"Facilities of old estates","kind":"request","tier":"village","department":"dept/housing","verify":true},
        {"code":"parking","name":"停车难","nameEn":"Parking","kind":"request","tier":"village","department":"dept/housing"},
        {"code":"elder-child","name":"一老一小服务","nameEn":"Care of the old and the young","kind":"request","tier":"village"},
        {"code":"resettlement","name":"易地搬迁安置","nameEn":"Resettlement","kind":"request","tier":"village","department":"dept/relocation"},
        {"code":"jobs","name":"就业帮扶","nameEn":"Help to find work","kind":"request","tier":"village","department":"dept/labour"},
        {"code":"safety","name":"安全隐患","nameEn":"Safety hazard","kind":"inspection","tier":"village","class":"urgent","verify":true},
        {"code":"small-power","name":"小微权力监督","nameEn":"Use of village powers","kind":"inspection","tier":"town","department":"dept/discipline","admit":["department"],"verify":true},
        {"code":"department-duty","name":"部门职责事项","nameEn":"Duty of a department","kind":"request","tier":"town","admit":["department","company"]},
        {"code":"wish","name":"微心愿","nameEn":"Small wish","kind":"wish","tier":"village","class":"wish","evidence":true},
        {"code":"police-home","name":"上门警务服务","nameEn":"Police service at home","kind":"task","tier":"village","department":"dept/police","follow":false}],
      "classes":{
        \#(RulesParts.classes),
        \#(RulesParts.wish),
        "six-kinds":{"timers":{
          "accept":{"limit":"1wd"},"contact":{"limit":"1wd"},
          "handle":{"remind":"4wd","limit":"5wd","red":"10wd"},"resolve":{"limit":"15wd"},
          "rework":{"limit":"5wd"},"follow":{"limit":"5wd"},"reply":{"limit":"3wd"}}}},
      "suspend":["materials","season","works"],
      "ledgers":{"ledger":{"full":100,"grades":[90,75,60],"dividend":[40,30,20,10]}},
      \#(RulesParts.procedure),
      \#(RulesParts.authority(top: "county"))}
      """#)
}
