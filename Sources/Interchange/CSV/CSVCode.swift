public import Basics

/// What is wrong with a comma-separated file.
public enum CSVCode: String, ErrorCode {
  case columns = "csv.columns"
  case lineBreak = "csv.line-break"
  case nul = "csv.nul"
  case quote = "csv.quote"
  case tooLong = "csv.too-long"
  case utf8 = "csv.utf8"

  public var text: ErrorText {
    switch self {
    case .columns:
      ErrorText(
        "a row has more or fewer cells than the first", "某行的格数与首行不同",
        do: "every row has as many cells as the first", "每行的格数须与首行相同")
    case .lineBreak:
      ErrorText(
        "a carriage return is not followed by a line feed", "回车之后没有换行",
        do: "lines end with LF or CRLF", "行尾用 LF 或 CRLF")
    case .nul:
      ErrorText(
        "there is a byte of zero", "有值为零的字节",
        do: #"where the whole file is UTF-16, say so in the mapping: "encoding":"utf-16""#,
        #"若整个文件是 UTF-16，请在映射中写明："encoding":"utf-16""#)
    case .quote:
      ErrorText(
        "a quote is never closed, or stands where none may", "引号没有成对，或出现在不该有的地方",
        do: "a quote within a cell is doubled, and the cell stands in quotes (RFC 4180)",
        "格内引号写两次，整格加引号（RFC 4180）")
    case .tooLong:
      ErrorText(
        "a row is longer than one may be", "某行过长",
        do: "look whether a quote is never closed", "请检查是否有未成对的引号")
    case .utf8:
      ErrorText(
        "there are bytes that are not UTF-8 (RFC 3629)", "有不是 UTF-8 的字节（RFC 3629）",
        do: "where the whole file is in another encoding, say so in the mapping: "
          + #""encoding":"gb18030""#,
        #"若整个文件是其他编码，请在映射中写明，如 "encoding":"gb18030""#)
    }
  }
}
