import Testing

@Suite struct EncodingTests {
  @Test func anArgumentThatIsNotUTF8IsRefused() throws {
    let home = try Home.fixed()
    let outcome = try home.shell(
      "\"$WHISTLE\" --now \(Home.now) record unit.registered unit/x unit=x "
        + "name=$(printf '\\271\\251') kind=department --by me --source /linshu")
    expectRefusal(outcome, "usage.encoding")
    #expect(outcome.err.contains("argument 7"), "\(outcome.err)")
    #expect(outcome.err.contains("iconv -f gb18030"), "\(outcome.err)")
    #expect(try home.bookLines().count == FixedBook.events)
  }

  @Test func aHomeThatIsNotUTF8IsRefused() throws {
    let outcome = try Home.fixed().shell(
      "WHISTLE_HOME=$(printf '\\271\\251') LANG=zh_CN.UTF-8 \"$WHISTLE\" board")
    expectRefusal(outcome, "usage.encoding", inChinese: true)
    #expect(outcome.err.contains("WHISTLE_HOME"), "\(outcome.err)")
  }

  @Test func aTextKeyIsReadAsText() throws {
    let home = try Home.fixed()
    let outcome = try home.run(
      "record need.listed list/1 list=110 unit=test x-count=3 x-word=abc --by a --source /test")
    expectStatus(outcome, 0)
    #expect(
      outcome.out.contains(#""data":{"list":"110","unit":"test","x-count":3,"x-word":"abc"}"#),
      "\(outcome.out)")
  }
}
