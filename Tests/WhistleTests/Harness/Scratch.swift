import Foundation
import Glibc
import TestSupport

/// A directory of its own, gone with the object.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = "\(ScratchRoot.path)/whistle-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let target = path + "/" + name
    let parent = URL(fileURLWithPath: target).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: target))
  }

  func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
  }
}
