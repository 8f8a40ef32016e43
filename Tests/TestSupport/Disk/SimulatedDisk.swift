package import FileStore
package import Glibc
import Synchronization

/// A disk in memory under the calls of `FileStore`, on which a program can be killed at any call and
/// power can fail at any time: it loses, reorders and tears what was not synced.
///
/// One program at a time works on it. After `kill` every call of that program fails and has no effect,
/// until `reap`: so whatever it still does is done by nobody.
package final class SimulatedDisk: FileCalls {
  /// What happens to one of the calls to come, counted from now; 1 is the next.
  package enum Fault: Sendable {
    case none
    /// The program dies in the call, which may have had its effect.
    case kill(at: Int)
    /// The disk is full from this write on.
    case full(atWrite: Int)
    /// This sync fails, and what it covered is lost or not.
    case failedSync(Int)
    /// This read ends before the file does.
    case endedRead(Int)
    /// This read brings one byte, whatever is there.
    case shortRead(Int)
    /// The disk puts what this write brings somewhere else, and reports that all is well.
    case misdirectedWrite(Int)
  }

  private let nodes: Mutex<DiskNodes>

  /// - Parameter ignored: syncs of this reason are left out, as if the program had none.
  package init(seed: UInt64, ignoring ignored: SyncReason? = nil) {
    nodes = Mutex(DiskNodes(seed: seed, ignored: ignored))
  }

  /// Calls so far.
  package var calls: Int { nodes.withLock { $0.calls } }
  package var isKilled: Bool { nodes.withLock { $0.isKilled } }

  package func expect(_ fault: Fault) { nodes.withLock { $0.expect(fault) } }
  /// Ends the program: its files are closed, its locks released.
  package func reap() { nodes.withLock { $0.reap() } }
  package func losePower() { nodes.withLock { $0.losePower() } }

  /// Lets a sector of a file rot, which is not empty.
  package func rot(_ path: String) throws { try nodes.withLock { try $0.rot(path) } }

  /// Whether some bytes stand on the disk, be it in a file that has no name any more.
  package func holds(_ bytes: [UInt8]) -> Bool { nodes.withLock { $0.hold(bytes) } }

  // MARK: The calls

  package func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    call { try $0.open(path, flags) }
  }

  package func close(_ file: Int32) { nodes.withLock { $0.close(file) } }

  package func status(_ file: Int32, _ status: inout stat) -> Int32 {
    set(&status) { try $0.status($0.node(file)) }
  }

  package func status(_ path: String, followingLinks: Bool, _ status: inout stat) -> Int32 {
    set(&status) { try $0.status($0.find(path)) }
  }

  private func set(
    _ status: inout stat, _ work: (inout DiskNodes) throws -> stat
  ) -> Int32 {
    var found = stat()
    let result = call { nodes in
      found = try work(&nodes)
      return 0
    }
    if result == 0 { status = found }
    return result
  }

  package func read(
    _ file: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) -> Int {
    // SAFETY: as many bytes are copied as the buffer has room for.
    nonisolated(unsafe) let buffer = unsafe buffer
    return Int(
      call { nodes in
        let bytes = unsafe try nodes.read(file, at: offset, limit: buffer.count)
        unsafe buffer.copyBytes(from: bytes)
        return Int32(bytes.count)
      })
  }

  package func write(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    write(file, unsafe Array(buffer), at: nil)
  }

  package func write(_ file: Int32, _ buffer: UnsafeRawBufferPointer, at offset: Int) -> Int {
    write(file, unsafe Array(buffer), at: offset)
  }

  private func write(_ file: Int32, _ bytes: [UInt8], at offset: Int?) -> Int {
    Int(call { try $0.write(file, bytes, at: offset) })
  }

  package func truncate(_ file: Int32, to size: Int) -> Int32 {
    call { try $0.truncate(file, to: size) }
  }

  package func sync(_ file: Int32, _ reason: SyncReason) -> Int32 {
    call { try $0.sync(file, reason) }
  }

  package func lock(_ file: Int32) -> Int32 { call { try $0.lock(file) } }

  /// There are no maps: files are read.
  package func map(_ file: Int32, _ size: Int, _ flags: Int32) -> UnsafeRawPointer? {
    errno = ENODEV
    return nil
  }

  package func names(_ path: String) -> [String]? {
    var names: [String] = []
    let result = call { nodes in
      names = try nodes.names(path)
      return 0
    }
    return result == 0 ? names : nil
  }

  package func makeDirectory(_ path: String, _ mode: mode_t) -> Int32 {
    call { try $0.makeDirectory(path) }
  }

  package func rename(_ path: String, _ target: String) -> Int32 {
    call { try $0.rename(path, target) }
  }

  package func remove(file path: String) -> Int32 { call { try $0.remove(path) } }
  package func remove(directory path: String) -> Int32 { call { try $0.remove(path) } }

  /// A call with its faults; sets `errno` where it fails.
  private func call(_ work: (inout DiskNodes) throws -> Int32) -> Int32 {
    do {
      return try nodes.withLock { nodes in try nodes.enter(work) }
    } catch {
      errno = (error as? CallError)?.code ?? EIO
      return -1
    }
  }
}

/// Why a call fails, as `errno` says it.
struct CallError: Error {
  let code: Int32

  init(_ code: Int32) { self.code = code }
}
