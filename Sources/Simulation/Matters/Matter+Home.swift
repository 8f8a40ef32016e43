extension Matter {
  /// In and around the house.
  static let home: [Matter] = [
    Matter(
      code: "heating", calls: ["dept/housing"], weight: 60, season: [1, 2, 3, 11, 12],
      isSeasonal: true, urgent: 300, own: 120,
      plots: [
        ("{spot}{unit}暖气不热，室温不足16度", "上门测温并清洗过滤网，室温恢复至20度"),
        ("{spot}{unit}{floor}供暖管道漏水", "补焊漏点并恢复供暖"),
        ("{spot}整栋供暖温度偏低", "调节换热站二次网压力，回访室温达标"),
        ("{spot}夜间停暖未提前通知", "恢复夜间供暖，检修改为提前一天公告"),
        ("{spot}{unit}暖气立管堵塞", "更换立管阀门，排气后供暖恢复"),
        ("{spot}换热站噪音大、供温不稳", "更换循环泵并加装隔音罩"),
      ]),
    Matter(
      code: "leak", calls: ["company/water"], weight: 50, season: [6, 7, 8], urgent: 200, own: 350,
      plots: [
        ("{spot}{unit}楼顶渗水，顶层住户墙皮脱落", "动用维修资金完成楼顶防水修缮"),
        ("{spot}{unit}{floor}下水管漏水", "更换破损下水管段并做闭水试验"),
        ("{spot}地下车库顶板漏水", "注浆堵漏并清理积水"),
        ("{spot}{unit}污水管反水", "疏通污水主管，清运淤积物"),
        ("{spot}外墙雨水管破裂", "协调物业更换雨水管，现场复查无渗漏"),
      ]),
    Matter(
      code: "elevator", calls: ["dept/housing", "dept/fire"], weight: 35, urgent: 500, own: 150,
      whistle: 80,
      plots: [
        ("{spot}{unit}电梯频繁停运", "督促维保单位更换门机板，检验合格后恢复运行"),
        ("{spot}{unit}电梯困人后未检修", "停梯检修曳引轮，更换钢丝绳"),
        ("{spot}{unit}电梯门夹人、异响", "更换光幕与门滑块，试运行正常"),
        ("{spot}电梯年检标志过期", "完成定期检验并张贴新标志"),
        ("{spot}{unit}电梯停用三天老人无法下楼", "抢修恢复运行，期间安排志愿者帮扶"),
      ]),
    Matter(
      code: "property", calls: ["dept/market"], weight: 55, own: 500,
      plots: [
        ("{spot}物业收费未公示", "约谈物业，已在公示栏公布收费标准"),
        ("{spot}门禁损坏物业未维修", "门禁修复并纳入红色物业考核"),
        ("{spot}保洁不及时、楼道脏乱", "重新核定保洁班次，社区每周检查"),
        ("{spot}公共收益去向不明", "公示近两年公共收益收支"),
        ("{spot}物业撤场后无人管理", "召开业主座谈，选定临时物业接管"),
        ("{spot}监控损坏多日未修", "更换摄像头6个，画面恢复"),
      ]),
    Matter(
      code: "water-outage", calls: ["dept/housing"], weight: 25, season: [6, 7, 8], urgent: 600,
      own: 60,
      plots: [
        ("{spot}突然停水未接到通知", "抢修主管爆裂处，当日恢复供水"),
        ("{spot}{unit}高层水压不足", "更换泵房变频器，高层水压恢复"),
        ("{spot}自来水发黄有异味", "冲洗管网并送检，水质合格"),
        ("{spot}二次供水泵房故障", "更换水泵，供水正常"),
      ]),
    Matter(
      code: "power-outage", weight: 20, season: [7, 8], urgent: 600, own: 80,
      plots: [
        ("{spot}{unit}频繁跳闸停电", "更换表箱空开，测温正常"),
        ("{spot}公共照明停电多日", "查明断点，更换电缆后送电"),
        ("{spot}电表箱线路老化冒火花", "更换老化电缆及断路器，送电正常"),
        ("{spot}变压器超负荷经常停电", "增容变压器并完成切割"),
      ]),
    Matter(
      code: "corridor", calls: ["dept/housing"], weight: 45, own: 650,
      plots: [
        ("{spot}{unit}楼道堆放杂物", "楼栋长入户劝导，杂物当日清空"),
        ("{spot}{unit}{floor}楼道停放电动车", "电动车移至车棚，楼道恢复畅通"),
        ("{spot}{unit}安全出口被占用", "联合物业集中清理，张贴提示"),
        ("{spot}地下室堆放易燃物", "清运易燃物并上锁管理"),
      ]),
  ]
}
