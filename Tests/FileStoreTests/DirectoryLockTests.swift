import Basics
import FileStore
import Glibc
import Testing
import TestSupport

@Suite("The lock on a directory")
struct DirectoryLockTests {
  @Test("A second holder waits in vain, and has it once the first lets go")
  func exclusion() throws {
    let scratch = Scratch()
    var first: DirectoryLock? = try DirectoryLock(scratch.path, waitMicroseconds: patience)
    withExtendedLifetime(first) {
      for wait in [0, 20_000] as [Int64] {
        let found = code { () throws(Diagnostic) in
          _ = try DirectoryLock(scratch.path, waitMicroseconds: wait)
        }
        #expect(found == "book.locked")
      }
    }
    first = nil
    _ = try DirectoryLock(scratch.path, waitMicroseconds: patience)
    #expect(try scratch.names.isEmpty, "no lock file is left behind")
  }

  @Test("Whoever waits gets the lock when it comes free")
  func waiting() async throws {
    let scratch = Scratch()
    var first: DirectoryLock? = try DirectoryLock(scratch.path, waitMicroseconds: patience)
    let path = scratch.path
    async let waiter = onThread { () throws -> Bool in
      _ = try DirectoryLock(path, waitMicroseconds: patience)
      return true
    }
    try await Task.sleep(for: .milliseconds(30))
    withExtendedLifetime(first) {}
    first = nil
    #expect(try await waiter)
  }

  @Test("A holder that is killed holds no more")
  func death() async throws {
    let scratch = Scratch()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = scratch.path as String] in
      let lock = try DirectoryLock(path, waitMicroseconds: patience)
      withExtendedLifetime(lock) { _ = raise(SIGKILL) }
    }
    _ = try DirectoryLock(scratch.path, waitMicroseconds: patience)
  }

  @Test("Two directories have two locks")
  func independence() throws {
    let one = Scratch()
    let two = Scratch()
    let first = try DirectoryLock(one.path, waitMicroseconds: patience)
    let second = try DirectoryLock(two.path, waitMicroseconds: patience)
    withExtendedLifetime((first, second)) {}
  }

  @Test("Only a directory that is there can be locked")
  func missing() throws {
    let scratch = Scratch()
    try scratch.write("file", "")
    for name in ["none", "file"] {
      let found = code { () throws(Diagnostic) in
        _ = try DirectoryLock(scratch.file(name), waitMicroseconds: patience)
      }
      #expect(found == "file.missing")
    }
  }

  @Test("A wait without end is no fault of the program")
  func endlessWait() async {
    await #expect(processExitsWith: .success) {
      let scratch = Scratch()
      _ = try DirectoryLock(scratch.path, waitMicroseconds: .max)
    }
  }

  @Test("The clock of waits does not run backwards")
  func clock() {
    var last = Clock.monotonicMicroseconds()
    for _ in 0..<1000 {
      let next = Clock.monotonicMicroseconds()
      #expect(next >= last)
      last = next
    }
  }
}
