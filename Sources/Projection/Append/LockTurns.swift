import FileStore

/// Sees to it that a process which takes the lock again and again does not keep it from others: who waits
/// only looks now and then whether it is free, and would hardly ever find it so.
struct LockTurns {
  private var released: Int64 = 0
  /// When the lock was last free for long enough.
  private var given: Int64 = 0

  /// For so long it must be free that whoever waits looks at least once.
  private static let pause = 2 * DirectoryLock.lookMicroseconds
  /// So long others may have to wait.
  private static let longest: Int64 = 500_000

  /// To be called before the lock is taken: waits where it is the others' turn.
  mutating func give() {
    let now = Clock.monotonicMicroseconds()
    let rest = Self.pause - (now - released)
    if rest > 0 {
      guard now - given > Self.longest else { return }
      Clock.sleep(microseconds: rest)
    }
    given = Clock.monotonicMicroseconds()
  }

  mutating func noteRelease() { released = Clock.monotonicMicroseconds() }
}
