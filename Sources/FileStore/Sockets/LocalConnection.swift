import Glibc

/// A client of a socket. It is never waited for: what does not go at once comes back.
package final class LocalConnection {
  let file: FileDescriptor
  /// The login of the process that connected, as the system saw it then (`SO_PEERCRED`, unix(7)): no
  /// client can name another's. nil where the system does not say.
  package let login: String?

  init(_ file: FileDescriptor) {
    self.file = file
    login = Self.user(of: file.raw).map(Process.login)
  }

  /// What came of looking for bytes.
  package enum Received {
    case bytes([UInt8])
    case nothing
    /// The client sends no more, or is gone.
    case end
  }

  package func receive(limit: Int) -> Received {
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = SystemCall.retrying {
      // SAFETY: the buffer is valid for its count during the call.
      unsafe bytes.withUnsafeMutableBytes {
        unsafe recv(file.raw, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
      }
    }
    if count < 0 { return errno == EAGAIN ? .nothing : .end }
    if count == 0 { return .end }
    bytes.removeLast(limit - count)
    return .bytes(bytes)
  }

  /// Sends as much as the system takes.
  ///
  /// - Returns: how many bytes that was; nil where the client is gone.
  package func send(_ bytes: ArraySlice<UInt8>) -> Int? {
    let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
    let count = SystemCall.retrying {
      // SAFETY: the buffer is valid for its count during the call.
      unsafe bytes.withUnsafeBytes {
        unsafe Glibc.send(file.raw, $0.baseAddress, $0.count, flags)
      }
    }
    if count >= 0 { return count }
    return errno == EAGAIN ? 0 : nil
  }

  /// `struct ucred` is three numbers of 32 bits: process, user, group.
  private static func user(of socket: Int32) -> uid_t? {
    var peer: [UInt32] = [0, 0, 0]
    var length = socklen_t(MemoryLayout<UInt32>.stride * peer.count)
    // SAFETY: the call fills no more than the length says, which is that of the array.
    let failed = unsafe getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &length)
    return failed == 0 ? peer[1] : nil
  }
}
