import Basics
import FileStore
import Foundation
import Glibc
import Testing

@Suite("A Unix socket", .serialized)
struct LocalSocketTests {
  private let directory = FileManager.default.temporaryDirectory.path

  private func path() -> String { directory + "/s\(UInt32.random(in: .min ... .max))" }

  @Test("has the rights that it is given, and is gone when it is removed")
  func rights() throws {
    for mode in [0o660, 0o600, 0o666] {
      let path = path()
      let socket = try LocalSocket(listeningAt: path, mode: mode)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode)
      #expect(
        code { () throws(Diagnostic) in _ = try LocalSocket(listeningAt: path, mode: mode) }
          == "socket.in-use")
      try socket.remove()
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test("takes the place of one on which nobody listens any more, and of nothing else")
  func stale() throws {
    let path = path()
    do { _ = try LocalSocket(listeningAt: path, mode: 0o600) }
    #expect(FileManager.default.fileExists(atPath: path))
    let second = try LocalSocket(listeningAt: path, mode: 0o600)
    // Another has its name now: that one is left alone.
    try Directory.remove(file: path)
    let third = try LocalSocket(listeningAt: path, mode: 0o600)
    try second.remove()
    #expect(FileManager.default.fileExists(atPath: path))
    try third.remove()
    try Data("x".utf8).write(to: URL(fileURLWithPath: path))
    #expect(
      code { () throws(Diagnostic) in _ = try LocalSocket(listeningAt: path, mode: 0o600) }
        == "socket.path")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "x")
    try Directory.remove(file: path)
    let long = directory + "/" + String(repeating: "长", count: 60)
    #expect(
      code { () throws(Diagnostic) in _ = try LocalSocket(listeningAt: long, mode: 0o600) }
        == "socket.path")
  }
}
