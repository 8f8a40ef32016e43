package import Basics

/// What goes wrong with files, and with what the system has to provide.
package enum FileCode: String, ErrorCode {
  case denied = "file.denied"
  case full = "file.full"
  case io = "file.io"
  case missing = "file.missing"
  case notRegular = "file.not-regular"
  case readOnly = "file.read-only"
  case sync = "file.sync"
  case worldWritable = "file.world-writable"
  case locked = "book.locked"
  case noProgram = "program.missing"
  case socketInUse = "socket.in-use"
  case socketPath = "socket.path"
  case zoneUnknown = "zone.unknown"
  case zoneUnreadable = "zone.unreadable"

  package var remedy: Phrase {
    switch self {
    case .denied: Phrase("look at the owner and the permissions of the path", "请查看该路径的属主和权限")
    case .full: Phrase("make room on the disk and repeat the command", "请腾出磁盘空间后重试")
    case .io:
      Phrase(
        "look at the path: there may be a file in place of a directory, or the reverse",
        "请查看路径：该是目录处可能是文件，或相反")
    case .missing: Phrase("look at the path", "请查看路径")
    case .notRegular:
      Phrase(
        "it is neither followed nor read: move it away, or put the file itself in its place",
        "不会跟随或读取它：请将其移走，或放回文件本身")
    case .readOnly: Phrase("the file system is mounted read-only", "文件系统是只读的")
    case .sync:
      Phrase("the disk failed: look at the system's log before you go on", "磁盘出错：继续之前请先查看系统日志")
    case .worldWritable:
      Phrase("take the right away: chmod o-w on the path", "请收回该权限：对该路径 chmod o-w")
    case .locked:
      Phrase(
        "repeat the command, or wait longer with --wait (for example --wait 5m)",
        "请稍后重试，或用 --wait 延长等待（如 --wait 5m）")
    case .noProgram: Phrase("install the program, or do without what needs it", "请安装该程序，或改用不需要它的方式")
    case .socketInUse:
      Phrase("name another path, or end that process first", "请改用其他路径，或先结束该程序")
    case .socketPath: Phrase("name another path for the socket", "请为套接字改用其他路径")
    case .zoneUnknown:
      Phrase(
        "zones are named as in 'Asia/Shanghai'; their files come with the package tzdata",
        "时区名如“Asia/Shanghai”；时区文件在 tzdata 软件包中")
    case .zoneUnreadable:
      Phrase(
        "install the package tzdata (Debian: apt install tzdata)",
        "请安装 tzdata 软件包（Debian：apt install tzdata）")
    }
  }
}
