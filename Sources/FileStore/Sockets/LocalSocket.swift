package import Basics
import Glibc

/// A Unix socket on which this process listens, under the name of a file.
package final class LocalSocket {
  let file: FileDescriptor
  /// What stands under the name: only that is removed again.
  private let own: FileStatus?

  package var path: String { file.path }

  /// The clients that wait to be let in; more are turned away by the system.
  private static let waitingLimit: Int32 = 128

  /// Listens under a name. What an earlier process left there, on which nobody listens any more, is
  /// replaced.
  ///
  /// - Parameter mode: who may connect, as the rights to write to the file.
  /// - Throws: `socket.path` where something else has the name, or it is too long for a socket;
  ///   `socket.in-use` where somebody listens there; `file.*`.
  package init(listeningAt path: String, mode: Int) throws(Diagnostic) {
    try Self.clear(path)
    let file = try Self.open(path)
    // Made with its rights: between making and granting it would be open to whoever comes first.
    let before = umask(mode_t(0o777 & ~mode))
    // SAFETY: the address is valid for its length during the call.
    let bound = unsafe Self.withAddress(of: path) { address, length in
      unsafe bind(file.raw, address, length)
    }
    umask(before)
    guard bound == 0 else { throw SystemCall.failure(Phrase("listen", "监听"), path) }
    guard listen(file.raw, Self.waitingLimit) == 0 else {
      throw SystemCall.failure(Phrase("listen", "监听"), path)
    }
    own = try FileStatus.of(path, followingLinks: false)
    self.file = file
  }

  /// Takes the name away, where it still stands for this socket.
  package func remove() throws(Diagnostic) {
    guard let own, try FileStatus.of(path, followingLinks: false)?.isSame(as: own) == true
    else { return }
    try Directory.remove(file: path)
  }

  /// The next client; nil where it has gone again.
  package func accept() -> LocalConnection? {
    let accepted = Glibc.accept(file.raw, nil, nil)
    guard accepted >= 0 else { return nil }
    _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
    return LocalConnection(FileDescriptor(adopting: accepted, path))
  }

  // MARK: The name

  /// - Throws: where the name cannot be taken.
  private static func clear(_ path: String) throws(Diagnostic) {
    let longest = MemoryLayout<sockaddr_un>.size - MemoryLayout<sa_family_t>.size - 1
    guard path.utf8.count <= longest else {
      throw Diagnostic(
        FileCode.socketPath, "the path of a socket has at most \(longest) bytes",
        "套接字的路径最多 \(longest) 字节", at: .init(file: path))
    }
    guard let status = try FileStatus.of(path, followingLinks: false) else { return }
    guard status.kind == .socket else {
      throw Diagnostic(
        FileCode.socketPath, "is in the way: not a socket", "被占用：不是套接字", at: .init(file: path))
    }
    let other = try open(path)
    // SAFETY: the address is valid for its length during the call.
    let connected = unsafe withAddress(of: path) { address, length in
      unsafe connect(other.raw, address, length)
    }
    guard connected != 0, errno == ECONNREFUSED else {
      throw Diagnostic(
        FileCode.socketInUse, "another process listens on this socket", "已有其他程序在监听该套接字",
        at: .init(file: path))
    }
    try Directory.remove(file: path)
  }

  private static func open(_ path: String) throws(Diagnostic) -> FileDescriptor {
    let opened = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard opened >= 0 else { throw SystemCall.failure(Phrase("make a socket", "建立套接字"), path) }
    _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
    return FileDescriptor(adopting: opened, path)
  }

  private static func withAddress(
    of path: String, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // SAFETY: the path was found to fit, with the zero behind it that is there already; the address lives
    // through the call.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { name in
      unsafe name.copyBytes(from: path.utf8)
    }
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe call(pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
