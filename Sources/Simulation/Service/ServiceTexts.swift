/// What communities list, promise and ask for (群众服务).
enum ServiceTexts {
  static let tasks = ["陪同独居老人就医", "维修小区凉亭座椅", "四点半课堂辅导", "清理楼道小广告", "为老人代购药品", "河道清洁", "安装楼道扶手"]
  static let needs = ["增设老年活动室", "儿童暑期托管", "电动车充电棚", "法律咨询进小区", "健康义诊"]
  static let resources = ["活动室一间", "志愿者20名", "义诊医生4名", "培训教室一间", "法律顾问2名"]
  static let commitments = ["更换老旧小区路灯40盏", "新增充电位60个", "适老化改造15户", "楼道扶手安装30处", "修缮雨污管网600米"]
  static let indicators = ["volunteer", "environment", "mutual-aid", "civility"]
}
