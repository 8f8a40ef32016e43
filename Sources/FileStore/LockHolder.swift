import Basics
import Glibc

/// Who holds a lock on a directory, as the system itself knows it (`/proc/locks`): a note that the
/// holder left could be missing, forged or stale.
struct LockHolder {
  let process: Int
  /// What the process is called, and since when it has run; nil where it has ended, and whoever
  /// inherited the lock from it holds it on, or where it is not to be seen from here.
  let command: String?
  let started: Timestamp?

  /// The holder of the lock on a file; nil where the system does not say.
  init?(of status: FileStatus) {
    // 1: FLOCK  ADVISORY  WRITE 12345 08:01:131 0 EOF
    guard let text = Self.text("/proc/locks") else { return nil }
    // As makedev(3) packs them.
    let device = status.device
    let major = UInt32(truncatingIfNeeded: (device >> 8 & 0xFFF) | (device >> 32 & 0xFFFF_F000))
    let minor = UInt32(truncatingIfNeeded: (device & 0xFF) | (device >> 12 & 0xFFFF_FF00))
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 6, words[1] == "FLOCK", let process = Int(words[4]), process > 0 else {
        continue
      }
      let place = words[5].split(separator: ":")
      guard place.count == 3, UInt32(place[0], radix: 16) == major,
        UInt32(place[1], radix: 16) == minor, UInt64(place[2]) == status.inode
      else { continue }
      self.process = process
      command = Self.text("/proc/\(process)/comm").map { $0.filter { $0 != "\n" } }
      started = Self.start(of: process)
      return
    }
    return nil
  }

  /// The 22nd field of `stat`, in ticks since the machine started (proc(5)).
  private static func start(of process: Int) -> Timestamp? {
    guard let text = text("/proc/\(process)/stat"), let end = text.lastIndex(of: ")"),
      let boot = number("btime")
    else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    let perSecond = Int64(sysconf(Int32(_SC_CLK_TCK)))
    guard fields.count > 19, let ticks = Int64(fields[19]), perSecond > 0 else { return nil }
    return Timestamp(microseconds: 0).advanced(
      byMicroseconds: (boot + ticks / perSecond) * Timestamp.microsecondsPerSecond)
  }

  /// A number of the machine's own statistics.
  private static func number(_ key: String) -> Int64? {
    for line in (text("/proc/stat") ?? "").split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2, words[0] == key { return Int64(words[1]) }
    }
    return nil
  }

  private static func text(_ path: String) -> String? {
    // The system says that such files are empty: they are read to their end.
    (try? FileBytes.input(path)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What is said of it.
  var phrase: Phrase {
    guard let command else {
      return Phrase(
        "process \(process) took the lock; it is not to be seen from here, or has ended and left the "
          + "lock to another",
        "锁由进程 \(process) 取得；该进程在此不可见，或已结束而由其他进程继续持有")
    }
    let since = started?.rfc3339()
    let english = since.map { "; it has run since \($0)" } ?? ""
    let chinese = since.map { "，该进程自 \($0) 起运行" } ?? ""
    return Phrase(
      "process \(process) (\(command)) holds the lock\(english)",
      "锁由进程 \(process)（\(command)）持有\(chinese)")
  }
}
