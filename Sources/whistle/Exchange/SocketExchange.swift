import Basics
import FileStore

/// An exchange with many clients of a socket: one thread waits for all of them, and a batch holds what any
/// of them has sent.
final class SocketExchange {
  private let exchange: Exchange
  private let socket: LocalSocket
  private let signals: StopSignals
  private let context: Context
  private var clients: [Client] = []
  /// Whose lines come first in the next batch.
  private var first = 0

  private static let mostClients = 256
  private static let pieceSize = 1 << 16
  /// So many lines of one client at most are in a batch that others have a part in.
  private static let share = 64
  /// So many lines of a client wait at most, and so many bytes for it, before nothing more is read of it.
  private static let mostWaiting = 1000
  private static let mostUnread = 1 << 20
  /// So long a client may leave its answers unread before it is let go.
  private static let patience: Int64 = 60_000_000

  private final class Client {
    let connection: LocalConnection
    let login: String
    var input = LineInput()
    /// What it sent and is not answered yet.
    var lines: [LineInput.Line] = []
    /// Answers that it has not taken yet.
    var output: [UInt8] = []
    var sent = 0
    /// When it last took something, or had nothing to take.
    var heard: Int64 = 0
    var hasFinished = false
    var isGone = false

    init(_ connection: LocalConnection, _ login: String) {
      self.connection = connection
      self.login = login
    }

    var unread: Int { output.count - sent }
    var isOpen: Bool { !hasFinished && lines.count < mostWaiting && unread < mostUnread }
    var isDone: Bool { isGone || hasFinished && lines.isEmpty && unread == 0 }
  }

  init(
    _ exchange: Exchange, _ socket: LocalSocket, _ signals: StopSignals, _ context: Context
  ) {
    self.exchange = exchange
    self.socket = socket
    self.signals = signals
    self.context = context
  }

  /// Serves until a signal says that it is enough.
  ///
  /// - Throws: what ended the exchange, when all who had asked were told so.
  func run() throws(Diagnostic) {
    while try wait() {
      answer()
      for client in clients { send(client) }
      if let failure = exchange.failure {
        sayGoodbye()
        throw failure
      }
      clients.removeAll { $0.isDone }
    }
    sayGoodbye()
  }

  // MARK: Waiting

  /// Waits until there is something to do, lets clients in and reads what they sent.
  ///
  /// - Returns: false when it is to end.
  private func wait() throws(Diagnostic) -> Bool {
    var ready = Readiness()
    let stop = ready.watch(signals)
    let door = ready.watch(socket, isOpen: clients.count < Self.mostClients)
    for client in clients {
      _ = ready.watch(client.connection, reading: client.isOpen, writing: client.unread > 0)
    }
    let isBusy = clients.contains { !$0.lines.isEmpty && $0.unread < Self.mostUnread }
    let isOwed = clients.contains { $0.unread > 0 }
    ready.wait(milliseconds: isBusy ? 0 : isOwed ? 1000 : nil)
    if ready.isReadable(stop) { return false }
    for (index, client) in clients.enumerated() {
      if client.isOpen, ready.isReadable(door + 1 + index) { receive(client) }
      if ready.isWritable(door + 1 + index) { send(client) }
      letGoOfSlow(client)
    }
    if ready.isReadable(door), let connection = socket.accept(), let login = connection.login {
      clients.append(Client(connection, login))
    }
    return true
  }

  private func receive(_ client: Client) {
    switch client.connection.receive(limit: Self.pieceSize) {
    case .bytes(let bytes): client.lines += client.input.take(bytes)
    case .nothing: break
    case .end:
      client.hasFinished = true
      if let cut = client.input.end() { client.lines.append(cut) }
    }
  }

  private func send(_ client: Client) {
    while client.unread > 0 {
      guard let count = client.connection.send(client.output[client.sent...]) else {
        client.isGone = true
        return
      }
      if count == 0 { return }
      client.sent += count
      client.heard = Clock.monotonicMicroseconds()
    }
    client.output.removeAll(keepingCapacity: client.output.capacity <= Self.pieceSize)
    client.sent = 0
  }

  private func letGoOfSlow(_ client: Client) {
    let now = Clock.monotonicMicroseconds()
    if client.unread == 0 { client.heard = now }
    guard now - client.heard > Self.patience else { return }
    client.isGone = true
    context.say(
      Diagnostic(
        ExchangeCode.slow, "a client of '\(client.login)' does not read its answers and was let go",
        "“\(client.login)”的客户端不读取回答，连接已关闭"), .warning)
  }

  // MARK: Answering

  /// Answers a batch: of each client in turn some lines, so that nobody waits for one who sends many.
  private func answer() {
    var lines: [Exchange.Line] = []
    var owners: [Client] = []
    let share = clients.count == 1 ? Self.mostWaiting : Self.share
    first = clients.isEmpty ? 0 : (first + 1) % clients.count
    for client in clients[first...] + clients[..<first] where client.unread < Self.mostUnread {
      for text in client.lines.prefix(share) {
        lines.append(Exchange.Line(text: text, login: client.login, by: nil))
        owners.append(client)
      }
    }
    if lines.isEmpty { return }
    let answers = exchange.answer(lines)
    // The lines of a client stand together, the first that it sent first.
    for (owner, answer) in zip(owners, answers) {
      if owner.unread == 0 { owner.heard = Clock.monotonicMicroseconds() }
      owner.output += answer
      owner.lines.removeFirst()
    }
  }

  /// What was answered is handed over, to whoever takes it within a second.
  private func sayGoodbye() {
    let end = Clock.monotonicMicroseconds() + 1_000_000
    while case let owed = clients.filter({ $0.unread > 0 && !$0.isGone }), !owed.isEmpty,
      case let rest = end - Clock.monotonicMicroseconds(), rest > 0
    {
      var ready = Readiness()
      for client in owed { _ = ready.watch(client.connection, reading: false, writing: true) }
      ready.wait(milliseconds: Int32(rest / 1000 + 1))
      for client in owed { send(client) }
    }
  }
}
