import Glibc

/// Waits until one of several sockets can be read or written (poll(2)).
package struct Readiness {
  private var entries: [pollfd] = []

  package init() {}

  package mutating func watch(_ connection: LocalConnection, reading: Bool, writing: Bool) -> Int {
    add(connection.file.raw, reading: reading, writing: writing)
  }

  package mutating func watch(_ socket: LocalSocket, isOpen: Bool) -> Int {
    add(socket.file.raw, reading: isOpen, writing: false)
  }

  package mutating func watch(_ signals: StopSignals) -> Int {
    add(signals.file.raw, reading: true, writing: false)
  }

  private mutating func add(_ file: Int32, reading: Bool, writing: Bool) -> Int {
    let events = (reading ? POLLIN : 0) | (writing ? POLLOUT : 0)
    entries.append(pollfd(fd: file, events: Int16(events), revents: 0))
    return entries.count - 1
  }

  /// Waits until something can be done.
  ///
  /// - Parameter milliseconds: how long at most; nil for ever.
  package mutating func wait(milliseconds: Int32? = nil) {
    // SAFETY: the array is valid for its count during the call.
    _ = unsafe poll(&entries, nfds_t(entries.count), milliseconds ?? -1)
  }

  /// Whether there is something to read, or the other side is gone.
  package func isReadable(_ index: Int) -> Bool {
    Int32(entries[index].revents) & (POLLIN | POLLHUP | POLLERR) != 0
  }

  package func isWritable(_ index: Int) -> Bool {
    Int32(entries[index].revents) & (POLLOUT | POLLHUP | POLLERR) != 0
  }
}
