package import Basics

/// What is wrong with an XML document.
package enum XMLCode: String, ErrorCode {
  case doctype = "xml.doctype"
  case encoding = "xml.encoding"
  case entity = "xml.entity"
  case syntax = "xml.syntax"
  case tooLong = "xml.too-long"
  case utf8 = "xml.utf8"

  package var remedy: Phrase {
    switch self {
    case .doctype:
      Phrase(
        "take the document type (DOCTYPE) out: nothing is fetched or expanded here",
        "请删去文档类型声明（DOCTYPE）：程序从不读取或展开其内容")
    case .encoding:
      Phrase(
        "write utf-8, gb18030, utf-16 or iso-8859-1 in the first line, or save the file as UTF-8",
        "首行请写 utf-8、gb18030、utf-16 或 iso-8859-1，或把文件另存为 UTF-8")
    case .entity:
      Phrase(
        "write the characters themselves; &lt; &gt; &amp; &quot; &apos; and &#N; are known",
        "请直接写出字符；可用的只有 &lt; &gt; &amp; &quot; &apos; 和 &#N;")
    case .syntax:
      Phrase(
        "export it again; 'xmllint --noout FILE' names the place", "请重新导出；“xmllint --noout 文件”可指出位置"
      )
    case .tooLong:
      Phrase("look whether a quote or a tag is never closed", "请检查是否有未闭合的引号或标签")
    case .utf8:
      Phrase(
        "say in the first line how the file is written, such as encoding=\"GB18030\"",
        "请在首行写明文件的编码，如 encoding=\"GB18030\"")
    }
  }
}

/// What is wrong with markup, and at which byte.
struct XMLFault: Error, Hashable {
  let offset: Int
  let code: XMLCode
  let reason: Phrase
}
