import CaseModel

/// What Chinese readers call the values of the command line. A single letter is the same in both
/// languages: the help speaks of `T` and `N`.
enum ValueNames {
  static let chinese: [String: String] = keys.merging(own) { $1 }

  /// What the verbs say, by the names of the keys of `data`.
  private static let keys = Dictionary(
    uniqueKeysWithValues: DataKey.allCases.map {
      (Verb.word($0.rawValue).uppercased(), $0.chineseName)
    })

  private static let own = [
    "BYTES": "字节数", "CASE": "案件", "CLASS>N": "类别>N", "CLAUSE": "条款", "CODE": "代码",
    "COMMAND": "命令", "DIR": "目录", "EVENT-ID": "事件标识", "FILE": "文件", "FORM": "格式", "FORMAT": "格式",
    "ID": "编号", "KEY": "公钥", "KEY=VALUE": "键=值", "LANG": "语言", "LEVEL": "级别", "MODE": "权限",
    "MONTH": "月份",
    "NAME": "名称", "NAME|DIGEST": "名称|摘要", "OPTION": "选项", "ORDER": "次序", "PART": "部分",
    "PATH": "路径", "REF": "代号", "ROLE": "角色", "RULES": "规则", "SECONDS": "秒数", "SEGMENT": "分卷",
    "SEQUENCE": "序号", "SHELL": "外壳", "STATUS": "状态", "SUBJECT": "对象", "TEXT": "文字",
    "TYPE": "类型", "VIEW": "视图", "YEAR": "年份", "YUAN": "元",
  ]
}
