import Basics
import CommandLineKit
import Testing

@Suite struct ParserTests {
  @Test(
    "A global option stands before the command, after it, or at the very end",
    arguments: [
      ["--home", "x", "list"], ["list", "--home", "x"], ["--home=x", "list", "open"],
      ["list", "open", "--home=x"], ["list", "--home", "x", "--", "open"],
    ])
  func globalOptionAnywhere(words: [String]) throws {
    let invocation = try sample.parse(words)
    #expect(invocation.command == "list")
    #expect(invocation.string("home") == "x")
  }

  @Test("An option of a command may stand before it")
  func ownOptionBeforeTheCommand() throws {
    let invocation = try sample.parse(["--deep", "snapshot", "verify"])
    #expect(invocation.path == ["snapshot", "verify"])
    #expect(invocation.flag("deep"))
  }

  @Test(
    "A value follows its option as a word or after an equals sign",
    arguments: [
      (["--format", "json"], "json"), (["--format=json"], "json"), (["-f", "json"], "json"),
      (["-f=json"], "json"),
    ])
  func valueForms(option: [String], value: String) throws {
    #expect(try sample.parse(option + ["list"]).string("format") == value)
  }

  @Test(
    "A value is taken whatever it looks like",
    arguments: ["-5", "--odd", "-", "a=b", "--a=b", "=", "", "今天", "\u{301}"])
  func valuesOfAnyLook(value: String) throws {
    #expect(try sample.parse(["add", "p", "--by", value]).string("by") == value)
    #expect(try sample.parse(["add", "p", "--by=\(value)"]).string("by") == value)
  }

  @Test("What was not given has no value, whatever the help says of a default")
  func nothingGiven() throws {
    let invocation = try sample.parse(["list"])
    #expect(invocation.string("format") == nil)
    #expect(invocation.argument("STATE") == nil)
    #expect(invocation.positionals.isEmpty)
  }

  @Test("Each positional goes to its argument, the rest to the one that repeats")
  func argumentsByName() throws {
    let invocation = try sample.parse(["add", "-5", "a=b", "--by", "me", "-", "c==d"])
    #expect(invocation.argument("PARCEL") == "-5")
    #expect(invocation.arguments("KEY=VALUE") == ["a=b", "-", "c==d"])
    #expect(invocation.positionals == ["-5", "a=b", "-", "c==d"])
  }

  @Test("After two dashes nothing is an option")
  func dashesEndOptions() throws {
    let invocation = try sample.parse(["--by=me", "--", "add", "--help", "--", "-x"])
    #expect(invocation.positionals == ["--help", "--", "-x"])
    #expect(!invocation.helpRequested)
  }

  @Test("A repeatable option keeps its values in order")
  func repeatable() throws {
    let invocation = try sample.parse(["-m", "1", "add", "p", "--mark=2", "--by", "x", "-m", "3"])
    #expect(invocation.strings("mark") == ["1", "2", "3"])
  }

  @Test(
    "Help is asked for in any of its ways, and nothing else is then required",
    arguments: [
      (["--help"], []), (["help"], []), (["add", "-h"], ["add"]), (["help", "add"], ["add"]),
      (["-h", "snapshot", "create"], ["snapshot", "create"]), (["snapshot", "-h"], ["snapshot"]),
      (["help", "snapshot", "create"], ["snapshot", "create"]), (["add", "-h", "-h"], ["add"]),
    ] as [([String], [String])])
  func help(words: [String], path: [String]) throws {
    let invocation = try sample.parse(words)
    #expect(invocation.helpRequested)
    #expect(invocation.path == path)
  }

  @Test(
    "A program may have topics of help; any other word after it names a command",
    arguments: [
      ("help", true, []), ("help go", true, ["go"]), ("help help", true, ["help"]),
      ("help --help", true, ["help"]), ("help topic", false, ["help", "topic"]),
      ("help help topic", true, ["help", "topic"]), ("help topic -h", true, ["help", "topic"]),
    ])
  func topics(words: String, isHelp: Bool, path: [String]) throws {
    let topic = CommandSpec("topic", "a topic")
    let program = ProgramSpec(
      "p", version: "1", "a program",
      groups: [
        (
          "all", [CommandSpec("go", "goes"), CommandSpec("help", "help", subcommands: [topic])]
        )
      ])
    #expect(program.faults().isEmpty)
    let invocation = try program.parse(words.split(separator: " ").map(String.init))
    #expect(invocation.helpRequested == isHelp)
    #expect(invocation.path == path)
  }

  @Test(
    "The word that names the command is known without its table, where that is plain",
    arguments: [
      ("add", "add"), ("--home x add --by y", "add"), ("--home=x -f json list", "list"),
      ("nothing", "nothing"), ("", nil), ("--home", nil), ("--home --lang en add", nil),
      ("--by y add", nil), ("--help add", nil), ("-- add", nil), ("- add", nil),
    ] as [(String, String?)])
  func commandWord(words: String, word: String?) {
    #expect(sample.commandWord(in: words.split(separator: " ").map(String.init)) == word)
  }

  @Test(
    "An option may stand without its value where that is optional",
    arguments: [
      (["list", "--every"], ""), (["list", "--every", "5"], "5"), (["list", "--every=5"], "5"),
      (["--every", "list"], "list"), (["list", "--every", "--format", "json"], ""),
      (["list", "--every", "--", "open"], ""), (["list"], nil),
    ] as [([String], String?)])
  func optionalValue(words: [String], value: String?) throws {
    var program = sample
    program.options.append(
      OptionSpec("every", value: "N", "How often.", "多久一次。", isValueOptional: true))
    let known = words.first == "--every" ? words + ["list"] : words
    #expect(try program.parse(known).string("every") == value)
    #expect(program.help(for: [], in: .english).contains("--every [N]"))
  }

  @Test("The version is asked for without a command")
  func version() throws {
    #expect(try sample.parse(["--version"]).versionRequested)
  }

  @Test(
    "The language of a complaint is found in words that are wrong",
    arguments: [
      (["--lang", "zh", "nonsense"], "zh"), (["nonsense", "--lang=zh"], "zh"),
      (["--lang=en", "--lang", "zh"], "zh"), (["--lang"], nil), (["list"], nil),
    ] as [([String], String?)])
  func valueInWrongWords(words: [String], value: String?) {
    #expect(sample.value(of: "lang", in: words) == value)
  }

  @Test("Of an option given twice the last counts, of one that repeats all do")
  func lastCounts() throws {
    let invocation = try sample.parse([
      "-f", "xml", "list", "--format=json", "--home=a", "--home=b",
    ])
    #expect(invocation.strings("format") == ["json"])
    #expect(invocation.string("home") == "b")
    #expect(try sample.parse(["snapshot", "verify", "--deep", "--deep"]).flag("deep"))
  }

  @Test("A variable stands for an option that is not given, and is judged like it")
  func variables() throws {
    var program = sample
    program.options[1].variable = "LEDGER_FORMAT"
    func format(_ words: [String], _ value: String) throws -> String? {
      try program.parse(words, environment: ["LEDGER_FORMAT": value]).string("format")
    }
    #expect(try format(["list"], "json") == "json")
    #expect(try format(["list", "-f", "table"], "json") == "table")
    #expect(try format(["list"], "") == nil)
    let error = #expect(throws: Diagnostic.self) { try format(["list"], "xml") }
    #expect(error?.message.english.contains("LEDGER_FORMAT") == true)
    #expect(try format(["list", "-f", "json"], "xml") == "json")
  }
}
