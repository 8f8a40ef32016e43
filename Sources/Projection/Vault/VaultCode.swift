package import Basics

/// What is wrong with a vault, or with what is asked of it.
package enum VaultCode: String, ErrorCode {
  case content = "vault.content"
  case emptied = "vault.emptied"
  case erased = "vault.erased"
  case foreign = "vault.foreign"
  case form = "vault.form"
  case inside = "vault.inside"
  case link = "vault.link"
  case mismatch = "vault.mismatch"
  case missing = "vault.missing"
  case open = "vault.open"
  case reference = "vault.reference"
  case trace = "vault.trace"
  case unfinished = "vault.unfinished"
  case unknown = "vault.unknown"
  case version = "vault.version"

  package var remedy: Phrase {
    switch self {
    case .content:
      Phrase(
        "write name=… telephone=… address=… note=…, or '-' and a JSON object with them on standard input",
        "请写 name=… telephone=… address=… note=…，或写“-”并从标准输入给出 JSON 对象")
    case .emptied, .erased:
      Phrase(
        "finish it: whistle person erase REF --vault DIR --basis CODE",
        "请完成删除：whistle person erase 〈代号〉 --vault 〈目录〉 --basis 〈代码〉")
    case .foreign:
      Phrase(
        "name the vault, or for a new one a directory that is empty or not there yet",
        "请指定个人信息库的目录；新建时请指定空目录或尚不存在的目录")
    case .form: Phrase("restore the file from a copy of the vault", "请用个人信息库的副本恢复该文件")
    case .inside:
      Phrase(
        "keep it in a directory of its own, with permissions of its own, beside the book",
        "请放在台账之外的单独目录，另设权限")
    case .link: Phrase("name the directory or the file itself", "请指定目录或文件本身")
    case .mismatch:
      Phrase(
        "the file is not what was committed to: take an unchanged copy of the vault",
        "该文件与入账时不同：请使用个人信息库的未改动副本")
    case .missing:
      Phrase(
        "name it with --vault DIR or WHISTLE_VAULT; 'whistle person add' makes it",
        "请用 --vault 〈目录〉 或 WHISTLE_VAULT 指定；“whistle person add”会新建")
    case .open:
      Phrase("take the rights of others away: chmod -R go= DIR", "请收回他人的权限：chmod -R go= 〈目录〉")
    case .reference:
      Phrase(
        "a reference is r and 32 hexadecimal digits, as 'whistle person add' prints it",
        "代号为 r 加 32 个十六进制数字，见“whistle person add”的输出")
    case .trace:
      Phrase(
        "take it out there; what stands in the book itself cannot be taken out",
        "请在该处删除；已写入台账的无法删除")
    case .unfinished:
      Phrase(
        "it was never acknowledged: the next 'whistle person add' or 'erase' overwrites and removes it",
        "其写入从未得到确认：下次“whistle person add”或“erase”会覆盖并移除它")
    case .unknown:
      Phrase("'whistle person list' lists the references", "“whistle person list”列出全部代号")
    case .version: Phrase("use the program that made it, or a later one", "请使用建立它的版本或更新的版本")
    }
  }
}
