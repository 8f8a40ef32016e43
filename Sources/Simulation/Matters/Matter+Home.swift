extension Matter {
  /// In and around the house.
  static let home: [Matter] = [
    Matter(
      code: "heating", name: "供暖", nameEn: "Heating", departments: ["company/heat", "dept/housing"],
      serviceClass: "urgent", needsVerification: true, weight: 60, season: [1, 2, 3, 11, 12],
      urgent: 300, own: 120,
      titles: [
        "{spot}{unit}暖气不热,室温不足16度", "{spot}{unit}{floor}供暖管道漏水", "{spot}整栋供暖温度偏低",
        "{spot}夜间停暖未提前通知", "{spot}{unit}暖气立管堵塞", "{spot}换热站噪音大、供温不稳",
      ],
      actions: [
        "上门测温并清洗过滤网,室温恢复至20度", "更换立管阀门,排气后供暖恢复", "调节换热站二次网压力,回访室温达标",
        "补焊漏点并恢复供暖",
      ]),
    Matter(
      code: "leak", name: "漏水", nameEn: "Water leak",
      departments: ["dept/housing", "company/water"], needsVerification: true, weight: 50,
      season: [6, 7, 8], urgent: 200, own: 350,
      titles: [
        "{spot}{unit}楼顶渗水,顶层住户墙皮脱落", "{spot}{unit}{floor}下水管漏水", "{spot}地下车库顶板漏水",
        "{spot}{unit}污水管反水", "{spot}外墙雨水管破裂",
      ],
      actions: [
        "动用维修资金完成楼顶防水修缮", "更换破损下水管段并做闭水试验", "疏通污水主管,清运淤积物",
        "协调物业更换雨水管,现场复查无渗漏",
      ]),
    Matter(
      code: "elevator", name: "电梯故障", nameEn: "Elevator fault",
      departments: ["dept/market", "dept/housing", "dept/fire"], serviceClass: "urgent",
      needsEvidence: true, needsVerification: true, weight: 35, urgent: 500, own: 150, whistle: 80,
      titles: [
        "{spot}{unit}电梯频繁停运", "{spot}{unit}电梯困人后未检修", "{spot}{unit}电梯门夹人、异响",
        "{spot}电梯年检标志过期", "{spot}{unit}电梯停用三天老人无法下楼",
      ],
      actions: [
        "督促维保单位更换门机板,检验合格后恢复运行", "停梯检修曳引轮,更换钢丝绳", "完成定期检验并张贴新标志",
      ]),
    Matter(
      code: "property", name: "物业服务", nameEn: "Property management",
      departments: ["dept/housing", "dept/market"], tier: "community", weight: 55, own: 500,
      titles: [
        "{spot}物业收费未公示", "{spot}门禁损坏物业未维修", "{spot}保洁不及时、楼道脏乱",
        "{spot}公共收益去向不明", "{spot}物业撤场后无人管理", "{spot}监控损坏多日未修",
      ],
      actions: [
        "约谈物业,已在公示栏公布收费标准与公共收益", "门禁、监控修复并纳入红色物业考核", "重新核定保洁班次,社区每周检查",
        "召开业主座谈,选定临时物业接管",
      ]),
    Matter(
      code: "water-outage", name: "停水", nameEn: "Water outage",
      departments: ["company/water", "dept/housing"], serviceClass: "urgent", weight: 25,
      season: [6, 7, 8], urgent: 600, own: 60,
      titles: [
        "{spot}突然停水未接到通知", "{spot}{unit}高层水压不足", "{spot}自来水发黄有异味",
        "{spot}二次供水泵房故障",
      ],
      actions: [
        "抢修主管爆裂处,当日恢复供水", "更换泵房变频器,高层水压恢复", "冲洗管网并送检,水质合格",
      ]),
    Matter(
      code: "power-outage", name: "停电", nameEn: "Power outage", departments: ["company/power"],
      serviceClass: "urgent", weight: 20, season: [7, 8], urgent: 600, own: 80,
      titles: [
        "{spot}{unit}频繁跳闸停电", "{spot}公共照明停电多日", "{spot}电表箱线路老化冒火花",
        "{spot}变压器超负荷,夏季经常停电",
      ],
      actions: ["更换老化电缆及断路器,送电正常", "增容变压器并完成切割", "更换表箱空开,测温正常"]),
    Matter(
      code: "corridor", name: "楼道堆物", nameEn: "Cluttered stairway", kind: .inspection,
      departments: ["dept/fire", "dept/housing"], tier: "building", needsEvidence: true, weight: 45,
      own: 650,
      titles: [
        "{spot}{unit}楼道堆放杂物", "{spot}{unit}{floor}楼道停放电动车", "{spot}{unit}安全出口被占用",
        "{spot}地下室堆放易燃物",
      ],
      actions: ["楼栋长入户劝导,杂物当日清空", "联合物业集中清理,张贴提示", "电动车移至车棚,楼道恢复畅通"]),
  ]
}
