import Testing

/// What the page on operations has an office type or write into a file does what the page says.
@Suite(.serialized) struct OperationsPageTests {
  private static let folder = "Sources/whistle/Documentation.docc/"
  /// The chapters, in the two languages.
  private static let pages = [
    ("operations.md", "Completions", "Several accounts", "Every morning", "Backup"),
    ("operations.zh.md", "命令补全", "多人使用", "每天清晨", "备份"),
  ]

  /// The book of the page, below a home.
  private static let book = "../srv/whistle"
  private static let paths = [
    "/usr/local/bin/whistle": "\"$WHISTLE\"", "/srv/": "../srv/", "/mnt/": "../mnt/",
  ]
  private static let simulate =
    "mkdir ../srv && whistle --home \(book) simulate --preset standard --cases 1 > simulated"

  private func type(_ chapter: String, of name: String, in home: Home, count: Int) throws {
    let page = try Page(Self.folder + name)
    let session = ShellSession(lines: page.lines(of: chapter), of: name)
    #expect(session.commands.count == count)
    try session.type(
      in: home, language: page.language, paths: Self.paths, before: Self.simulate)
  }

  @Test(arguments: pages)
  func completionsAndTheManualPageAreWritten(
    _ name: String, _ chapter: String, _: String, _: String, _: String
  ) throws {
    let home = try Home()
    try type(chapter, of: name, in: home, count: 3)
    #expect(try home.text(of: ".local/share/bash-completion/completions/whistle").contains("board"))
    #expect(try home.text(of: "here/whistle.1").hasPrefix(".Dd"))
  }

  @Test(arguments: pages)
  func aCopyOfTheBookIsWholeAndIsRestored(
    _ name: String, _: String, _: String, _: String, _ chapter: String
  ) throws {
    let home = try Home()
    try type(chapter, of: name, in: home, count: 6)
    let (book, restored) = ("srv/whistle/events", "srv/restored/events")
    #expect(try home.names(in: restored) == home.names(in: book).filter { $0 != "durable" })
    #expect(
      try home.bytes(of: restored + "/0000000000000001.jsonl")
        == home.bytes(of: book + "/0000000000000001.jsonl"))
  }

  @Test(arguments: [("operations.md", "Signed checkpoints"), ("operations.zh.md", "签署检查点")])
  func aBookIsSignedAndHeldAgainstWhatWasSigned(_ name: String, _ chapter: String) throws {
    let home = try Home()
    let page = try Page(Self.folder + name)
    let session = ShellSession(lines: page.lines(of: chapter), of: name)
    #expect(session.commands.count == 4)
    try session.type(
      in: home, language: page.language, paths: ["Scripts/": Package.root + "/Scripts/"],
      before: Self.simulate + " && export WHISTLE_HOME=\(Self.book)")
    #expect(try home.text(of: "here/noted").hasPrefix("example.org/book\n"))
  }

  @Test(arguments: [
    ("operations.md", "Signed checkpoints", "A new key"),
    ("operations.zh.md", "签署检查点", "更换密钥"),
  ])
  func aNewKeyFollowsTheOldOne(_ name: String, _ chapter: String, _ next: String) throws {
    let home = try Home()
    let page = try Page(Self.folder + name)
    let session = ShellSession(lines: page.lines(of: chapter) + page.lines(of: next), of: name)
    #expect(session.commands.count == 8)
    try session.type(
      in: home, language: page.language, paths: ["Scripts/": Package.root + "/Scripts/"],
      before: Self.simulate + " && export WHISTLE_HOME=\(Self.book)")
    let keys = try home.text(of: "srv/whistle/events/verifier-keys").split(separator: "\n")
    #expect(keys.count == 2)
  }

  @Test(arguments: [
    ("operations.md", "People and the vault"), ("operations.zh.md", "个人信息库"),
  ])
  func aPersonIsKeptShownAndErased(_ name: String, _ chapter: String) throws {
    let home = try Home()
    try type(chapter, of: name, in: home, count: 7)
    #expect(try home.names(in: "srv/vault") == ["vault"])
    let types = try home.text(of: "srv/whistle/events/0000000000000001.jsonl")
    #expect(types.contains("\"basis\":\"PIPL-47\""))
    #expect(!types.contains("王小明") && !types.contains("13800138000"))
  }

  /// The wrapper names the account that called it, whatever its caller says.
  @Test(arguments: pages)
  func nobodyRecordsUnderAnotherName(
    _ name: String, _: String, _ chapter: String, _: String, _: String
  ) throws {
    let home = try Home()
    try type(chapter, of: name, in: home, count: 1)
    let outcome = try home.shell(
      """
      cd here && SUDO_USER=xingfu.d1 sh whistle-record case.registered FH-2026-000101 \
        matter=property place=fenghuang/xingfu channel=window urgency=normal title=t --by somebody
      """)
    expectStatus(outcome, 0)
    #expect(outcome.out.contains("\"authid\":\"xingfu.d1\""))
    #expect(!outcome.out.contains("somebody"))
  }

  @Test(arguments: pages)
  func theLinesForCronRun(
    _ name: String, _: String, _: String, _ chapter: String, _: String
  ) throws {
    let home = try Home()
    let lines = try Page(Self.folder + name).lines(of: chapter)
    let commands = lines.compactMap { line in
      line.firstMatch(of: /^(?:[0-9*]+ ){5} whistle  (.*)/).map { String($0.output.1) }
    }
    #expect(commands.count == 3)
    let script = Self.paths.reduce(commands.joined(separator: " && ")) {
      $0.replacing($1.key, with: $1.value)
    }
    expectStatus(
      try home.shell(
        "whistle() { \"$WHISTLE\" \"$@\"; }; mkdir here && cd here && \(Self.simulate) && \(script)"
      ),
      0)
    #expect(try home.text(of: "srv/whistle/sweep.log").contains("supervision.issued"))
    #expect(try home.names(in: "srv/whistle/snapshots").count == 1)
  }
}
