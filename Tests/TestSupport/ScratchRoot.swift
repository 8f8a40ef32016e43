import Foundation

/// Where tests keep their files.
package enum ScratchRoot {
  /// Memory where there is plenty of it: thousands of books are synced several times each, and a disk takes
  /// its time. What disks do to a book is for `Disk` and `Scripts/faults`.
  package static let path: String = {
    let memory = "/dev/shm"
    let free = try? FileManager.default.attributesOfFileSystem(forPath: memory)[.systemFreeSize]
    let isPlenty = (free as? NSNumber)?.int64Value ?? 0 >= 1 << 30
    return isPlenty && FileManager.default.isWritableFile(atPath: memory)
      ? memory : FileManager.default.temporaryDirectory.path
  }()
}
