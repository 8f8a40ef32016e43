/// The departments and companies of a county, which every preset has.
enum Offices {
  /// Who takes requests in for all: the people there are operators.
  static let intake: Set = ["dept/centre", "dept/hotline"]

  static let departments: [Layout.Named] = [
    ("dept/centre", "社会治理指挥中心", "Command centre"),
    ("dept/hotline", "12345热线办", "Hotline 12345"),
    ("dept/housing", "住房和城乡建设局", "Housing and construction"),
    ("dept/urban", "综合行政执法局", "Urban management"),
    ("dept/police", "公安局", "Police"),
    ("dept/market", "市场监督管理局", "Market regulation"),
    ("dept/ecology", "生态环境分局", "Ecology and environment"),
    ("dept/civil", "民政局", "Civil affairs"),
    ("dept/labour", "人力资源和社会保障局", "Labour and social security"),
    ("dept/health", "卫生健康局", "Health"),
    ("dept/medicare", "医疗保障局", "Medical insurance"),
    ("dept/education", "教育和体育局", "Education and sports"),
    ("dept/land", "自然资源和规划局", "Natural resources and planning"),
    ("dept/transport", "交通运输局", "Transport"),
    ("dept/water", "水利局", "Water resources"),
    ("dept/agriculture", "农业农村局", "Agriculture"),
    ("dept/emergency", "应急管理局", "Emergency management"),
    ("dept/fire", "消防救援大队", "Fire and rescue"),
    ("dept/justice", "司法局", "Justice"),
    ("dept/appearance", "市容环境管理处", "City appearance"),
  ]

  static let companies: [Layout.Named] = [
    ("company/power", "供电公司", "Power supply"),
    ("company/water", "供水公司", "Water supply"),
    ("company/gas", "燃气公司", "Gas supply"),
    ("company/heat", "热力公司", "District heating"),
    ("company/sanitation", "环卫公司", "Sanitation"),
  ]

  static let organisations: [Layout.Named] = [
    ("org/mediation", "人民调解委员会", "Mediation committee"),
    ("org/volunteers", "志愿服务联合会", "Volunteers"),
  ]
}
