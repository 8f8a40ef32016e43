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

  @Test("A write signal does not kill once it is ignored, and kills before")
  func signals() async {
    await #expect(processExitsWith: .signal(SIGXFSZ)) { _ = raise(SIGXFSZ) }
    await #expect(processExitsWith: .success) {
      Process.ignoreWriteSignals()
      _ = raise(SIGXFSZ)
      _ = raise(SIGPIPE)
    }
  }

  @Test("A process ends with the status that it is given")
  func ending() async {
    await #expect(processExitsWith: .exitCode(70)) { Process.exit(70) }
  }
}
