import FileStore
import Glibc
import Testing

@Suite("This process")
struct ProcessTests {
  @Test("The environment is read, with values that hold an equals sign")
  func environment() async {
    await #expect(processExitsWith: .success) {
      unsafe setenv("WHISTLE_TEST_VARIABLE", "a=b=中", 1)
      unsafe setenv("WHISTLE_TEST_EMPTY", "", 1)
      #expect(Process.environment["WHISTLE_TEST_VARIABLE"] == "a=b=中")
      #expect(Process.environment["WHISTLE_TEST_EMPTY"] == "")
      #expect(Process.environment["WHISTLE_TEST_NONE"] == nil)
    }
  }

  @Test("A write beyond a limit or to a closed pipe does not kill once that is asked for")
  func signals() async {
    for number in [SIGXFSZ, SIGPIPE] {
      // Whoever started the tests may have set them aside already: first the default again.
      await #expect(processExitsWith: .signal(number)) { [number = number as Int32] in
        Self.restore(number)
        _ = raise(number)
      }
      await #expect(processExitsWith: .success) { [number = number as Int32] in
        Self.restore(number)
        Process.ignoreWriteSignals()
        _ = raise(number)
      }
    }
  }

  /// The signal's own effect, in this thread too: those of the tests' pool block most signals.
  private static func restore(_ number: Int32) {
    _ = signal(number, SIG_DFL)
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, number)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  @Test("The name of a user stands in the system's register, or is the number")
  func logins() {
    let lines = Array("root:x:0:0:root:/root:/bin/bash\nli.na:x:100:1\nodd\n:x:7:\n王:*:1000".utf8)
    #expect(Process.name(of: 0, among: lines) == "root")
    #expect(Process.name(of: 100, among: lines) == "li.na")
    #expect(Process.name(of: 1000, among: lines) == "王")
    for user in [1, 7, 10, 10_000] as [UInt32] {
      #expect(Process.name(of: user, among: lines) == nil)
    }
    #expect(Process.login(of: 4_000_000_000) == "4000000000")
  }

  @Test("A process ends with the status that it is given")
  func ending() async {
    await #expect(processExitsWith: .exitCode(70)) { Process.exit(70) }
  }
}
