extension Matter {
  /// Streets, yards and public places.
  static let streets: [Matter] = [
    Matter(
      code: "parking", calls: ["dept/urban"], weight: 60, own: 350,
      plots: [
        ("{spot}门口车辆乱停堵塞出入口", "增设禁停标线并安排定时巡查"),
        ("{spot}僵尸车长期占用车位", "联系车主挪走僵尸车3辆"),
        ("{spot}机动车占用盲道", "加装隔离桩，盲道恢复畅通"),
        ("{spot}周边接送学生车辆无序停放", "协调周边单位错时共享车位40个"),
        ("{spot}有人私装地锁", "拆除私装地锁5处"),
      ]),
    Matter(
      code: "streetlamp", calls: ["company/power"], weight: 35, own: 120,
      plots: [
        ("{spot}南侧路灯不亮", "更换灯头及控制线，当晚亮灯"),
        ("{spot}小区内路灯夜间全灭", "查明断缆点，接续后恢复照明"),
        ("{spot}路灯杆倾斜", "扶正灯杆并加固基础"),
        ("{spot}路灯白天不熄", "校正时控开关"),
      ]),
    Matter(
      code: "manhole", calls: ["dept/water", "company/heat"], weight: 30, season: [6, 7, 8],
      urgent: 600, own: 100,
      plots: [
        ("{spot}东门井盖破损", "更换球墨铸铁井盖并加装防坠网"),
        ("{spot}门前雨水井盖缺失", "围挡警示后补齐井盖"),
        ("{spot}井盖下沉、车辆颠簸异响", "重新找平井圈，消除异响"),
        ("{spot}热力井盖冒水", "抢修阀门，抽水后复位井盖"),
      ]),
    Matter(
      code: "garbage", calls: ["company/sanitation"], weight: 60, season: [6, 7, 8], own: 450,
      plots: [
        ("{spot}垃圾桶满溢异味扰民", "增加清运频次至每日两次"),
        ("{spot}装修垃圾长期堆放", "清运建筑垃圾2车并设围挡点"),
        ("{spot}绿化带内垃圾无人清理", "组织志愿者清理，物业落实日常保洁"),
        ("{spot}垃圾分类亭损坏", "维修分类亭，补换破损桶6只"),
      ]),
    Matter(
      code: "illegal-building", calls: ["dept/land", "dept/police", "dept/housing"], weight: 28,
      own: 50, whistle: 600,
      plots: [
        ("{spot}顶楼私搭阳光房", "下达限期拆除通知书，当事人自行拆除"),
        ("{spot}一楼圈占绿地建院", "联合执法拆除违建45平方米，恢复绿地"),
        ("{spot}私自开挖地下室", "回填加固并经鉴定合格"),
        ("{spot}沿街商铺外扩搭棚", "拆除外扩雨棚12处"),
        ("{spot}破墙开门改变结构", "恢复承重墙并经鉴定合格"),
      ]),
    Matter(
      code: "road", calls: ["dept/urban", "dept/housing"], weight: 35, own: 80,
      plots: [
        ("{spot}门前道路坑洼积水", "铣刨后重铺沥青120平方米"),
        ("{spot}西侧人行道砖松动", "更换人行道砖60平方米"),
        ("{spot}施工开挖后路面未恢复", "督促施工单位恢复路面并验收"),
        ("{spot}减速带脱落", "重新安装减速带4条"),
      ]),
    Matter(
      code: "waterlogging", calls: ["dept/urban", "dept/emergency"], weight: 22, season: [6, 7, 8],
      urgent: 500, own: 100, whistle: 250,
      plots: [
        ("{spot}雨后积水超过20厘米", "调泵车强排，清掏雨水篦子14处"),
        ("{spot}地下车库进水", "抽排积水并加装挡水板"),
        ("{spot}雨水篦子堵塞", "疏通管网，清淤300米"),
        ("{spot}下沉路段积水车辆熄火", "架设移动泵站，复查雨后无积水"),
      ]),
    Matter(
      code: "trees", calls: ["dept/urban"], weight: 25, season: [3, 4, 5], own: 350,
      plots: [
        ("{spot}树枝遮挡采光", "修剪枝干，采光恢复"),
        ("{spot}大风后树木倒伏", "清运倒伏树木并补植"),
        ("{spot}绿地被毁种菜", "恢复绿地80平方米"),
        ("{spot}枯树有倒伏危险", "伐除枯树并补植"),
      ]),
    Matter(
      code: "dogs", calls: ["dept/agriculture", "dept/urban"], weight: 25, own: 200,
      plots: [
        ("{spot}流浪犬成群追人", "收容流浪犬4只送留检所"),
        ("{spot}大型犬出门不拴绳", "对犬主批评教育并办理养犬登记"),
        ("{spot}犬只夜间吠叫扰民", "上门劝导，犬主落实约束措施"),
        ("{spot}犬粪无人清理", "设置宣传牌与拾便箱"),
      ]),
  ]
}
