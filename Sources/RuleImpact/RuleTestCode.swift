package import Basics

/// What keeps a document from being a rule test.
package enum RuleTestCode: String, ErrorCode {
  case form = "rule-test.form"
  case json = "rule-test.json"
  case rules = "rule-test.rules"

  package var remedy: Phrase {
    switch self {
    case .form:
      Phrase(
        #"a test is {"name":…,"events":[…],"now":…,"expect":{CASE:{…}}}, with "rules" where it brings its own"#,
        #"一项测试写作 {"name":…,"events":[…],"now":…,"expect":{案件:{…}}}，自带规则时另写 "rules""#)
    case .json:
      Phrase("each line is one JSON document (RFC 8259)", "每行一个 JSON 文件（RFC 8259）")
    case .rules:
      Phrase(
        "name rules with --rules R, or put \"rules\" into the test",
        "请用 --rules R 指定规则，或在测试中写明“rules”")
    }
  }
}
