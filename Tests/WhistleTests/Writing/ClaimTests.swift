import Testing

/// 揭榜: a task is claimed by exactly one.
@Suite(.serialized) struct ClaimTests {
  @Test func ofTwoProcessesThatClaimAtOnceExactlyOneWins() throws {
    for round in 0..<5 {
      let home = try Home()
      expectStatus(
        try home.run("record task.posted task/1 actor=p item=x --by p --source village"), 0)
      if round == 3 { expectStatus(try home.run("snapshot create"), 0) }
      let claims = try ["a", "b"].map { actor in
        try home.start([
          "record", "task.claimed", "task/1", "actor=\(actor)", "--by", actor,
          "--source", "village",
        ])
      }
      let outcomes = try claims.map { try $0.finish() }
      #expect(outcomes.map(\.status).sorted() == [0, 2])
      let loser = try #require(outcomes.first { $0.status == 2 })
      expectRefusal(loser, "guard.task-taken")
      #expect(loser.err.contains("claimed it first"), "\(loser.err)")
      #expect(try home.bookLines().count == 2)
    }
  }

  @Test func aClaimOnATaskThatIsGoneSaysWhy() throws {
    let home = try Home()
    let by = "--by p --source village"
    expectRefusal(
      try home.run("record task.claimed task/1 actor=a \(by)"), "guard.no-task")
    expectStatus(try home.run("record task.posted task/1 actor=p \(by)"), 0)
    expectStatus(try home.run("record task.claimed task/1 actor=a \(by)"), 0)
    expectRefusal(try home.run("record task.done task/1 actor=a \(by)"), "guard.evidence")
    expectStatus(
      try home.run(#"record task.done task/1 actor=a evidence=["sha256:00"] \#(by)"#), 0)
    let outcome = try home.run("record task.claimed task/1 actor=b \(by)")
    expectRefusal(outcome, "guard.task-gone")
    #expect(outcome.err.contains("is done"), "\(outcome.err)")
  }
}
