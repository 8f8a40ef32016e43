extension Matter {
  /// People, their quarrels and their wishes.
  static let people: [Matter] = [
    Matter(
      code: "dispute", calls: ["dept/police"], weight: 55, own: 750, whistle: 80,
      plots: [
        ("{spot}{unit}上下楼漏水赔偿纠纷", "调解达成赔偿协议，双方签字"),
        ("{spot}公共部位堆物引发争执", "清理堆物，双方互相谅解"),
        ("{spot}宠物扰邻纠纷", "约定遛犬时段，双方签字"),
        ("{spot}车位归属纠纷", "核对产权，引导司法确认调解协议"),
        ("{spot}空调滴水纠纷", "加装接水管，双方和解"),
      ]),
    Matter(
      code: "wages", calls: ["dept/housing", "dept/justice"], weight: 25, season: [1, 2, 12],
      urgent: 300, own: 100, whistle: 200,
      plots: [
        ("{spot}工地拖欠农民工工资", "启用工资保证金先行垫付"),
        ("{spot}装修工程款未结", "达成分期支付协议，首期已到账"),
        ("{spot}商铺停业拖欠员工工资", "督促企业足额支付工资"),
        ("{spot}劳务公司克扣工资", "责令补发工资，已到账"),
      ]),
    Matter(
      code: "elderly", calls: ["dept/health"], weight: 40, own: 600,
      plots: [
        ("{spot}独居老人申请助餐", "纳入助餐名单，次日送餐"),
        ("{spot}老人高龄津贴未到账", "补发高龄津贴"),
        ("{spot}日间照料中心开放时间短", "延长照料中心开放时间至18时"),
        ("{spot}失能老人申请适老化改造", "完成适老化改造并验收"),
      ]),
    Matter(
      code: "relief", calls: ["dept/medicare"], weight: 28, own: 350,
      plots: [
        ("{spot}困难家庭申请临时救助", "入户核查后发放临时救助金"),
        ("{spot}低保复核结果异议", "复核家庭收入，维持低保待遇"),
        ("{spot}大病支出困难申请救助", "告知政策并协助提交材料"),
      ]),
    Matter(
      code: "school", weight: 25, season: [6, 7, 8], own: 50,
      plots: [
        ("{spot}学区划分咨询", "解释学区政策并协助报名"),
        ("{spot}随迁子女入学材料问题", "补齐居住证明，完成入学登记"),
        ("{spot}幼儿园学位不足", "统筹分流至邻近公办园"),
        ("{spot}课后服务收费疑问", "公示收费依据并解释"),
      ]),
    Matter(
      code: "medical", calls: ["dept/medicare"], weight: 22, own: 250,
      plots: [
        ("{spot}社区卫生站周末不开诊", "卫生站增设周末门诊"),
        ("{spot}慢病用药报销问题", "办理慢病备案，报销到账"),
        ("{spot}家庭医生签约无人上门", "家庭医生团队上门服务"),
        ("{spot}医保缴费异常", "更正缴费信息"),
      ]),
    Matter(
      code: "wish", calls: ["dept/education"], weight: 30, own: 850, whistle: 20,
      plots: [
        ("{spot}凉亭掉漆，建议重新粉刷", "凉亭粉刷完成，上传照片销号"),
        ("{spot}希望增设老年活动室", "活动室改造完工并开放"),
        ("{spot}希望增设儿童滑梯", "由共建单位认领，设施已安装"),
        ("{spot}建议设快递柜", "快递柜安装完成"),
        ("{spot}希望开设四点半课堂", "四点半课堂开班"),
      ]),
  ]
}
