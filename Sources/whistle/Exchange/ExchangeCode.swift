package import Basics

/// Why a line of an exchange is not taken, or an exchange ends.
package enum ExchangeCode: String, ErrorCode {
  case cut = "exchange.cut"
  case json = "exchange.json"
  case key = "exchange.key"
  case query = "exchange.query"
  case slow = "exchange.slow"
  case tooLong = "exchange.too-long"

  package var remedy: Phrase {
    switch self {
    case .cut:
      Phrase("end each line with LF, and send it again", "每行须以 LF 结束，请重新发送")
    case .json, .key:
      Phrase(
        "a line is {\"type\":…,\"subject\":…,\"data\":{…}} or {\"query\":…}",
        "每行是 {\"type\":…,\"subject\":…,\"data\":{…}} 或 {\"query\":…}")
    case .query:
      Phrase("the hint of the answer names what can be asked", "可用的查询见回答中的提示")
    case .slow: Phrase("read the answers while you write commands", "请边发送命令边读取回答")
    case .tooLong:
      Phrase(
        "keep large content elsewhere and name it by its digest in data.evidence",
        "大的内容请另行存放，在 data.evidence 中写其摘要")
    }
  }
}
