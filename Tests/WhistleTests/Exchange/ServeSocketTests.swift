import FileStore
import Foundation
import Testing

/// Many clients of one process, each with their own login (SPEC §14).
@Suite struct ServeSocketTests {
  private static let login = FileStore.Process.login

  private func serve(_ home: Home, _ more: [String] = []) throws -> Running {
    try home.start(["serve-socket", "s", "--now", Home.now] + more)
  }

  private func end(_ server: Running, _ home: Home) throws {
    server.terminate()
    let outcome = try server.finish()
    expectStatus(outcome, 0)
    #expect(!home.exists("s"))
  }

  @Test func severalClientsWriteThroughOneProcess() throws {
    let home = try Home.fixed()
    let server = try serve(home)
    let clients = try (0..<3).map { _ in try SocketClient(home.path + "/s") }
    for (number, client) in clients.enumerated() {
      client.send((1...100).map { PipeCommandTests.need("\(number)-\($0)") }.joined())
    }
    for (number, client) in clients.enumerated() {
      for line in 1...100 {
        let answer = try object(try #require(client.line()))
        let sequence = try #require(answer["sequence"] as? Int)
        let stored = try object(try home.bookLines()[sequence - 1])
        #expect(stored["id"] as? String == "\(number)-\(line)")
      }
    }
    // One who sends no more is answered to the end, and what has no end is not taken.
    clients[0].send(#"{"query":"board"}"# + "\n" + #"{"query":"bo"#)
    clients[0].finish()
    #expect(try object(try #require(clients[0].line()))["ok"] as? Bool == true)
    #expect(try object(try #require(clients[0].line()))["code"] as? String == "exchange.cut")
    #expect(clients[0].line() == nil)
    try end(server, home)
    #expect(clients[1].line() == nil)
    try expectContiguous(try home.bookLines())
  }

  /// Whose login it is says the system, and the book who that is.
  @Test func theLoginOfAClientIsWhoRecords() throws {
    let home = try Home.fixed()
    let server = try serve(home)
    let client = try SocketClient(home.path + "/s")
    let nameless =
      #"{"type":"need.listed","subject":"list/1","data":{"list":"1","unit":"test"}}"# + "\n"
    #expect(try client.answer(nameless)["code"] as? String == "usage.missing-option")
    let register =
      #"{"type":"actor.registered","subject":"actor/li.na","by":"li.na","source":"fenghuang/yulan/g01","#
      + #""data":{"actor":"li.na","unit":"fenghuang/yulan/g01","roles":[],"login":"\#(Self.login)"}}"#
    #expect(try client.answer(register + "\n")["ok"] as? Bool == true)
    #expect(try client.answer(nameless)["ok"] as? Bool == true)
    let own = try object(try #require(try home.bookLines().last))
    #expect(own["authid"] as? String == "li.na" && own["behalfof"] == nil)
    #expect(own["source"] as? String == "/fenghuang/yulan/g01")
    let other = nameless.replacingOccurrences(
      of: #""subject""#, with: #""by":"chen.bo","source":"test","subject""#)
    #expect(try client.answer(other)["ok"] as? Bool == true)
    let another = try object(try #require(try home.bookLines().last))
    #expect(another["authid"] as? String == "chen.bo")
    #expect(another["behalfof"] as? String == Self.login)
    try end(server, home)
  }

  /// One who does not read keeps nobody waiting.
  @Test func aSlowReaderBlocksNobody() throws {
    let home = try Home.fixed()
    let server = try serve(home)
    let slow = try SocketClient(home.path + "/s")
    slow.send(String(repeating: #"{"query":"case","id":"FH-2026-000001"}"# + "\n", count: 3000))
    let quick = try SocketClient(home.path + "/s")
    for number in 1...20 {
      #expect(try quick.answer(PipeCommandTests.need("\(number)"))["ok"] as? Bool == true)
    }
    var answers = 0
    slow.finish()
    while slow.line() != nil { answers += 1 }
    #expect(answers == 3000)
    try end(server, home)
  }

  @Test func damageIsToldToAllWhoAskedAndEndsIt() throws {
    let home = try Home.fixed()
    let server = try serve(home)
    let client = try SocketClient(home.path + "/s")
    #expect(try client.answer(#"{"query":"board"}"# + "\n")["ok"] as? Bool == true)
    let bytes = try home.bytes(of: Home.segment)
    try FileManager.default.removeItem(atPath: home.path + "/events")
    try home.write(Array(bytes.prefix { $0 != 0x0A }) + [0x0A], to: Home.segment)
    #expect(try client.answer(PipeCommandTests.need("1"))["code"] as? String == "book.replaced")
    #expect(client.line() == nil)
    let outcome = try server.finish()
    expectStatus(outcome, 2)
    #expect(outcome.err.contains("error[book.replaced]"))
    #expect(!home.exists("s"))
  }

  @Test func thePathIsOnlyTakenWhereNobodyListens() throws {
    let home = try Home.fixed()
    let server = try serve(home, ["--mode", "0600"])
    _ = try SocketClient(home.path + "/s")
    expectRefusal(try home.run("serve-socket s"), "socket.in-use", at: "s")
    server.kill()
    _ = try server.finish()
    #expect(home.exists("s"))
    let next = try serve(home)
    _ = try SocketClient(home.path + "/s")
    try end(next, home)
    try home.write("x", to: "s")
    expectRefusal(try home.run("serve-socket s"), "socket.path", at: "s")
    expectRefusal(try home.run("serve-socket t --mode 999"), "usage.number")
  }
}
