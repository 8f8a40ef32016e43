import FileStore
import Glibc

/// The files and directories of a simulated disk, and the program that works on them.
struct DiskNodes {
  private enum Node {
    case file(DiskFile)
    case directory(DiskDirectory)
  }

  private struct OpenFile {
    let node: Int
    let isAppending: Bool
  }

  private var nodes: [Node] = [.directory(DiskDirectory())]
  /// When each node was changed last, in calls.
  private var changed: [Int] = [0]
  private var open: [Int32: OpenFile] = [:]
  private var nextFile: Int32 = 100
  private var locks: [Int: Int32] = [:]
  private var chance: Seeded
  private let ignored: SyncReason?
  private(set) var calls = 0
  private(set) var isKilled = false
  private var killAt = Int.max
  private var writesToFull = Int.max
  private var syncsToFailure = Int.max
  private var readsToEnd = Int.max
  private var readsToShort = Int.max
  private var writesToMisdirection = Int.max

  init(seed: UInt64, ignored: SyncReason?) {
    chance = Seeded(seed)
    self.ignored = ignored
  }

  // MARK: Faults

  mutating func expect(_ fault: SimulatedDisk.Fault) {
    (killAt, writesToFull, syncsToFailure, readsToEnd) = (.max, .max, .max, .max)
    (writesToMisdirection, readsToShort) = (.max, .max)
    switch fault {
    case .none: break
    case .kill(let call): killAt = calls + call
    case .full(let write): writesToFull = write
    case .failedSync(let sync): syncsToFailure = sync
    case .endedRead(let read): readsToEnd = read
    case .shortRead(let read): readsToShort = read
    case .misdirectedWrite(let write): writesToMisdirection = write
    }
  }

  mutating func enter(
    _ work: (inout DiskNodes) throws -> Int32
  ) throws -> Int32 {
    if isKilled { throw CallError(EIO) }
    calls += 1
    guard calls >= killAt else { return try work(&self) }
    if chance.chance(50) { _ = try work(&self) }
    isKilled = true
    throw CallError(EIO)
  }

  mutating func reap() {
    isKilled = false
    open.removeAll()
    locks.removeAll()
    expect(.none)
  }

  func hold(_ bytes: [UInt8]) -> Bool {
    nodes.contains { node in
      if case .file(let file) = node { file.holds(bytes) } else { false }
    }
  }

  mutating func losePower() {
    for index in nodes.indices {
      switch nodes[index] {
      case .file(var file):
        file.losePower(&chance)
        nodes[index] = .file(file)
      case .directory(var directory):
        directory.losePower(&chance)
        nodes[index] = .directory(directory)
      }
    }
  }

  // MARK: Paths

  func find(_ path: String) throws -> Int {
    var node = 0
    for name in path.split(separator: "/") {
      guard let next = try directory(node).entries[String(name)] else { throw CallError(ENOENT) }
      node = next
    }
    return node
  }

  private func parent(_ path: String) throws -> (node: Int, name: String) {
    let parts = path.split(separator: "/")
    guard let name = parts.last else { throw CallError(EEXIST) }
    return (try find(parts.dropLast().joined(separator: "/")), String(name))
  }

  private func directory(_ node: Int) throws -> DiskDirectory {
    guard case .directory(let directory) = nodes[node] else { throw CallError(ENOTDIR) }
    return directory
  }

  private mutating func changeDirectory(
    _ node: Int, _ change: (inout DiskDirectory) -> Void
  ) throws {
    var directory = try directory(node)
    change(&directory)
    nodes[node] = .directory(directory)
  }

  private mutating func add(_ node: Node, at path: String) throws -> Int {
    let (parent, name) = try parent(path)
    guard try directory(parent).entries[name] == nil else { throw CallError(EEXIST) }
    nodes.append(node)
    changed.append(calls)
    let index = nodes.count - 1
    try changeDirectory(parent) { $0.add(name, index) }
    return index
  }

  // MARK: Files

  mutating func open(_ path: String, _ flags: Int32) throws -> Int32 {
    let node: Int
    if flags & O_CREAT != 0 {
      node = try add(.file(DiskFile()), at: path)
    } else {
      node = try find(path)
      if flags & O_DIRECTORY != 0 { _ = try directory(node) }
    }
    nextFile += 1
    open[nextFile] = OpenFile(node: node, isAppending: flags & O_APPEND != 0)
    return nextFile
  }

  mutating func close(_ file: Int32) {
    guard let closed = open.removeValue(forKey: file) else { return }
    if locks[closed.node] == file { locks[closed.node] = nil }
  }

  func node(_ file: Int32) throws -> Int {
    guard let open = open[file] else { throw CallError(EBADF) }
    return open.node
  }

  func content(_ file: Int32) throws -> [UInt8] {
    guard case .file(let found) = nodes[try node(file)] else { throw CallError(EISDIR) }
    return found.content
  }

  mutating func read(_ file: Int32, at offset: Int, limit: Int) throws -> ArraySlice<UInt8> {
    readsToEnd -= readsToEnd == .max ? 0 : 1
    readsToShort -= readsToShort == .max ? 0 : 1
    let content = try content(file)
    let most = readsToEnd == 0 ? 0 : readsToShort == 0 ? 1 : limit
    return content[min(offset, content.count)...].prefix(most)
  }

  func status(_ node: Int) -> stat {
    var status = stat()
    status.st_dev = 1
    status.st_ino = ino_t(node + 1)
    status.st_mtim.tv_sec = changed[node]
    status.st_ctim.tv_sec = changed[node]
    switch nodes[node] {
    case .file(let file):
      status.st_mode = S_IFREG
      status.st_size = file.content.count
    case .directory: status.st_mode = S_IFDIR
    }
    return status
  }

  private mutating func change(
    _ file: Int32, _ change: (inout DiskFile, inout Seeded) -> Void
  ) throws {
    let node = try node(file)
    guard case .file(var found) = nodes[node] else { throw CallError(EISDIR) }
    change(&found, &chance)
    nodes[node] = .file(found)
    changed[node] = calls
  }

  /// A full disk takes a part; a call that a program dies in, or a signal interrupts, does so too.
  mutating func write(
    _ file: Int32, _ bytes: [UInt8], at offset: Int?
  ) throws -> Int32 {
    writesToFull -= writesToFull == .max ? 0 : 1
    if writesToFull < 0 { throw CallError(ENOSPC) }
    let isShort = writesToFull == 0 || calls == killAt || chance.once(in: 16)
    let part = isShort ? bytes.prefix(max(1, chance.below(bytes.count))) : bytes[...]
    let end = try content(file).count
    let isAppending = open[file]?.isAppending ?? false
    writesToMisdirection -= writesToMisdirection == .max ? 0 : 1
    if writesToMisdirection == 0 {
      return try misdirect(Array(part), file, at: isAppending ? end : offset ?? end)
    }
    try change(file) { found, _ in found.write(part, at: isAppending ? end : offset ?? end) }
    return Int32(part.count)
  }

  /// The bytes come to stand in some sector of some file, and where they belong what stood there stays.
  private mutating func misdirect(
    _ bytes: [UInt8], _ file: Int32, at offset: Int
  ) throws -> Int32 {
    let stale = try content(file).dropFirst(offset).prefix(bytes.count)
    try change(file) { found, _ in
      found.write(stale + [UInt8](repeating: 0, count: bytes.count - stale.count), at: offset)
    }
    try spoil(chance.pick(filled()), bytes)
    return Int32(bytes.count)
  }

  /// The files that hold something.
  private func filled() -> [Int] {
    nodes.indices.filter { node in
      if case .file(let file) = nodes[node] { !file.content.isEmpty } else { false }
    }
  }

  /// Puts bytes at the beginning of some sector of a file.
  private mutating func spoil(_ node: Int, _ bytes: [UInt8]) throws {
    guard case .file(var file) = nodes[node] else { throw CallError(EISDIR) }
    let sector = chance.below((file.content.count - 1) / DiskFile.sectorSize + 1)
    file.spoil(bytes, at: sector * DiskFile.sectorSize)
    nodes[node] = .file(file)
  }

  /// A sector of a file rots: a bit of it, or all.
  mutating func rot(_ path: String) throws {
    let node = try find(path)
    guard case .file(var file) = nodes[node], !file.content.isEmpty else { throw CallError(EISDIR) }
    let size = DiskFile.sectorSize
    switch chance.below(3) {
    case 0:
      let offset = chance.below(file.content.count)
      file.spoil([file.content[offset] ^ 1 << UInt8(chance.below(8))], at: offset)
      nodes[node] = .file(file)
    case 1: try spoil(node, [UInt8](repeating: 0, count: size))
    default: try spoil(node, (0..<size).map { _ in UInt8(chance.below(256)) })
    }
  }

  mutating func truncate(_ file: Int32, to size: Int) throws -> Int32 {
    try change(file) { found, _ in found.truncate(to: size) }
    return 0
  }

  mutating func sync(_ file: Int32, _ reason: SyncReason) throws -> Int32 {
    if reason == ignored { return 0 }
    let node = try node(file)
    guard case .file = nodes[node] else {
      try changeDirectory(node) { $0.sync() }
      return 0
    }
    syncsToFailure -= syncsToFailure == .max ? 0 : 1
    let isFailing = syncsToFailure == 0
    try change(file) { found, chance in isFailing ? found.failToSync(&chance) : found.sync() }
    if isFailing { throw CallError(EIO) }
    return 0
  }

  mutating func lock(_ file: Int32) throws -> Int32 {
    let node = try node(file)
    if let holder = locks[node], holder != file { throw CallError(EWOULDBLOCK) }
    locks[node] = file
    return 0
  }

  // MARK: Names

  func names(_ path: String) throws -> [String] {
    Array(try directory(find(path)).entries.keys)
  }

  mutating func makeDirectory(_ path: String) throws -> Int32 {
    _ = try add(.directory(DiskDirectory()), at: path)
    return 0
  }

  /// Within one directory, as the program does it.
  mutating func rename(_ path: String, _ target: String) throws -> Int32 {
    let (parent, name) = try parent(path)
    let (other, newName) = try self.parent(target)
    guard parent == other, try directory(parent).entries[name] != nil else {
      throw CallError(ENOENT)
    }
    try changeDirectory(parent) { $0.rename(name, to: newName) }
    return 0
  }

  mutating func remove(_ path: String) throws -> Int32 {
    let (parent, name) = try parent(path)
    guard try directory(parent).entries[name] != nil else { throw CallError(ENOENT) }
    try changeDirectory(parent) { $0.remove(name) }
    return 0
  }
}
