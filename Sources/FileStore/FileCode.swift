public import Basics

/// What goes wrong with files, and with what the system has to provide.
public enum FileCode: String, ErrorCode {
  case denied = "file.denied"
  case full = "file.full"
  case io = "file.io"
  case missing = "file.missing"
  case notRegular = "file.not-regular"
  case readOnly = "file.read-only"
  case sync = "file.sync"
  case locked = "book.locked"
  case noProgram = "program.missing"
  case zoneUnknown = "zone.unknown"
  case zoneUnreadable = "zone.unreadable"

  public var text: ErrorText {
    switch self {
    case .denied:
      ErrorText(
        "the system does not permit it", "系统不允许该操作",
        do: "look at the owner and the permissions of the path", "请查看该路径的属主和权限")
    case .full:
      ErrorText(
        "the disk or the quota is full, or the file would exceed a limit",
        "磁盘或配额已满，或文件大小将超出限制",
        do: "make room on the disk and repeat the command", "请腾出磁盘空间后重试")
    case .io:
      ErrorText(
        "the system could not read or write", "系统无法读取或写入",
        do: "look at the path: a file may stand where a directory is wanted, or the other way",
        "请查看路径：该是目录处可能是文件，或相反")
    case .missing:
      ErrorText(
        "there is no such file or directory", "没有该文件或目录", do: "look at the path", "请查看路径")
    case .notRegular:
      ErrorText(
        "a link, a directory or a device stands where a file is wanted",
        "应为文件之处是链接、目录或设备",
        do: "it is neither followed nor read: move it away, or put the file itself in its place",
        "不会跟随或读取它：请将其移走，或放回文件本身")
    case .readOnly:
      ErrorText(
        "nothing can be written to this file system", "该文件系统不可写入",
        do: "the file system is mounted read-only", "文件系统是只读的")
    case .sync:
      ErrorText(
        "whether what was written would survive a power failure is not known",
        "写入的内容断电后是否仍在，尚不明确",
        do: "the disk failed: look at the system's log before you go on",
        "磁盘出错：继续之前请先查看系统日志")
    case .locked:
      ErrorText(
        "another process is writing the book", "另一个程序正在写入台账",
        do: "repeat the command, or wait longer with --wait (for example --wait 5m)",
        "请稍后重试，或用 --wait 延长等待（如 --wait 5m）")
    case .noProgram:
      ErrorText(
        "a program that is needed cannot be started", "所需的程序无法启动",
        do: "install the program, or do without what needs it", "请安装该程序，或改用不需要它的方式")
    case .zoneUnknown:
      ErrorText(
        "no time zone has this name on this machine", "本机没有该时区",
        do: "zones are named as in 'Asia/Shanghai'; their files come with the package tzdata",
        "时区名如“Asia/Shanghai”；时区文件在 tzdata 软件包中")
    case .zoneUnreadable:
      ErrorText(
        "the file of a time zone is damaged", "时区文件已损坏",
        do: "install the package tzdata (Debian: apt install tzdata)",
        "请安装 tzdata 软件包（Debian：apt install tzdata）")
    }
  }
}
