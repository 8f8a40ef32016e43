import Basics
import FileStore
import TestSupport
import Testing

@Suite("Programs that read a file")
struct PipedProgramTests {
  private func output(_ program: PipedProgram) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while case let piece = try program.next(), !piece.isEmpty { bytes += piece }
    return bytes
  }

  private func file(_ bytes: [UInt8]) throws -> (Scratch, String) {
    let scratch = Scratch()
    let path = scratch.path + "/in"
    try AtomicFile.replace(path, with: bytes)
    return (scratch, path)
  }

  @Test("what they write comes whole, more than a pipe holds")
  func whole() throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let (scratch, path) = try file(bytes)
    let program = try PipedProgram(["cat"], reading: path)
    #expect(try output(program) == bytes)
    let end = try program.finish()
    #expect(end.status == 0)
    #expect(end.message.isEmpty)
    withExtendedLifetime(scratch) {}
  }

  @Test("how they end is said, with what they said, and with a signal as none")
  func ends() throws {
    let (scratch, path) = try file([0x61])
    let script = "echo first >&2; echo second >&2; sleep 0.05; echo third >&2; exit 7"
    let end = try PipedProgram(["sh", "-c", script], reading: path, isSilent: true).finish()
    #expect(end.status == 7)
    #expect(end.message == "first")
    let killed = try PipedProgram(["sh", "-c", "kill -9 $$"], reading: path, isSilent: true)
    #expect(try killed.finish().status == nil)
    withExtendedLifetime(scratch) {}
  }

  @Test("one that is not there is missing, and one that nobody waits for goes with its owner")
  func missing() throws {
    let (scratch, path) = try file([0x61])
    #expect {
      try PipedProgram(["no-such-program-anywhere"], reading: path)
    } throws: { error in
      (error as? Diagnostic)?.code == "program.missing"
    }
    _ = try PipedProgram(["sleep", "1000"], reading: path)
    withExtendedLifetime(scratch) {}
  }
}
