import Foundation
import Glibc
import Testing

/// A client of a Unix socket, which speaks in lines.
final class SocketClient {
  private let socket: Int32
  private var rest: [UInt8] = []

  /// Waits until somebody listens there.
  init(_ path: String) throws {
    socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    try #require(path.utf8.count < 108)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
    for _ in 0..<2000 {
      let failed = unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      if failed == 0 { return }
      usleep(5000)
    }
    Issue.record("nobody listens on \(path)")
  }

  deinit { close(socket) }

  func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Says that nothing more will come.
  func finish() { shutdown(socket, Int32(SHUT_WR)) }

  /// The next line; nil at the end.
  func line() -> String? {
    while true {
      if let end = rest.firstIndex(of: 0x0A) {
        defer { rest.removeFirst(end + 1) }
        return String(decoding: rest[..<end], as: UTF8.self)
      }
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      let count = unsafe recv(socket, &piece, piece.count, 0)
      if count <= 0 { return nil }
      rest += piece[..<count]
    }
  }

  func answer(_ text: String) throws -> [String: Any] {
    send(text)
    return try object(try #require(line()))
  }
}
