extension Matter {
  /// Safety and the environment.
  static let safety: [Matter] = [
    Matter(
      code: "gas", calls: ["dept/fire", "dept/emergency"], weight: 12, isEmergency: true, own: 0,
      whistle: 600,
      plots: [
        ("{spot}{unit}楼道有燃气异味", "关阀疏散，更换灶前软管，检测浓度归零"),
        ("{spot}{floor}一住户家中燃气报警", "更换灶具阀门，复检无泄漏"),
        ("{spot}施工挖断燃气管道", "抢修中压管道并带气置换，复检无泄漏"),
        ("{spot}沿街餐馆燃气泄漏", "停用不合格气瓶，加装报警切断阀"),
      ]),
    Matter(
      code: "ebike", calls: ["company/power", "dept/housing"], weight: 55, own: 400, whistle: 120,
      plots: [
        ("{spot}{unit}飞线充电", "拆除飞线8处，入户宣传"),
        ("{spot}充电桩太少，建议增设", "新增充电位24个并接入智能断电"),
        ("{spot}充电桩收费过高", "公示充电单价，电费与服务费分列"),
        ("{spot}{unit}电动车上楼充电", "安装电梯阻车系统"),
        ("{spot}车棚线路老化", "更换车棚线路并加装漏电保护"),
      ]),
    Matter(
      code: "fire-lane", calls: ["dept/police", "dept/urban"], weight: 28, urgent: 500, own: 250,
      whistle: 150,
      plots: [
        ("{spot}消防通道停满车辆", "清理占道车辆，划设禁停标线"),
        ("{spot}消防栓无水", "修复消防栓及管网压力"),
        ("{spot}商户占用消防通道经营", "责令商户整改并复查"),
        ("{spot}灭火器过期", "更换灭火器32具"),
      ]),
    Matter(
      code: "noise", calls: ["dept/police", "dept/ecology"], weight: 60, season: [5, 6, 7, 8],
      own: 350,
      plots: [
        ("{spot}夜间施工噪音扰民", "责令工地夜间停工并备案"),
        ("{spot}广场舞音响过大", "约定时段与音量，设定向音响"),
        ("{spot}楼下KTV凌晨噪音", "检测后责令隔音整改"),
        ("{spot}{unit}装修噪音午休扰民", "协商装修时段，双方签承诺"),
        ("{spot}空调外机噪音", "加装减振垫，复测达标"),
      ]),
    Matter(
      code: "fumes", calls: ["dept/ecology", "dept/market"], weight: 30, own: 150, whistle: 150,
      plots: [
        ("{spot}楼下餐饮油烟直排", "安装油烟净化设施并改高空排放"),
        ("{spot}烧烤摊油烟扰民", "取缔露天烧烤，引导入店经营"),
        ("{spot}油烟净化器不运行", "清洗净化器，建立台账"),
      ]),
    Matter(
      code: "food", calls: ["dept/health"], weight: 25, own: 40,
      plots: [
        ("{spot}超市销售过期食品", "下架过期食品并立案"),
        ("{spot}门口流动摊点无证经营", "引导摊点入市经营"),
        ("{spot}周边零食来源不明", "查扣来源不明食品，约谈经营者"),
        ("{spot}餐馆后厨不卫生", "责令停业整改，复查合格后恢复营业"),
      ]),
    Matter(
      code: "patrol", calls: ["dept/housing", "dept/fire"], weight: 40, own: 700,
      plots: [
        ("{spot}外墙面砖空鼓", "拉设警戒并拆除空鼓面砖"),
        ("{spot}沿街广告牌松动", "加固广告牌"),
        ("{spot}工地围挡破损", "修复围挡30米"),
        ("{spot}商铺无应急灯", "督促业主安装应急灯，现场验收"),
        ("{spot}高空抛物隐患", "加装防抛物监控"),
      ]),
  ]
}
