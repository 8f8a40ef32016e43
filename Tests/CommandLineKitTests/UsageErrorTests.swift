import Basics
import CommandLineKit
import Testing

/// A command line that is refused, and what is said of it.
struct Refusal: Sendable, CustomTestStringConvertible {
  var words: [String]
  var code: UsageCode
  var message: Phrase
  var hint: String?
  var testDescription: String { words.joined(separator: " ") }

  init(
    _ words: String, _ code: UsageCode, _ english: String, _ chinese: String,
    hint: String? = nil
  ) {
    self.words = words.split(separator: " ").map(String.init)
    self.code = code
    self.message = Phrase(english, chinese)
    self.hint = hint
  }

  static let all = [
    Refusal(
      "list --fromat json", .unknownOption, "unknown option '--fromat'", "未知选项“--fromat”",
      hint: "Did you mean '--format'?"),
    Refusal("list -z", .unknownOption, "unknown option '-z'", "未知选项“-z”"),
    Refusal("list --by x", .unknownOption, "unknown option '--by'", "未知选项“--by”"),
    Refusal("--by x list", .unknownOption, "unknown option '--by'", "未知选项“--by”"),
    Refusal(
      "lsit", .unknownCommand, "unknown command 'lsit'", "未知命令“lsit”",
      hint: "Did you mean 'list'?"),
    Refusal("elephant", .unknownCommand, "unknown command 'elephant'", "未知命令“elephant”"),
    Refusal(
      "help snapshot verfy", .unknownCommand, "unknown command 'snapshot verfy'",
      "未知命令“snapshot verfy”", hint: "Did you mean 'verify'?"),
    Refusal(
      "list --format jsno", .unknownChoice, "'jsno' is not a value of --format",
      "“jsno”不是 --format 的取值", hint: "Did you mean 'json'?"),
    Refusal(
      "list red", .unknownChoice, "'red' is not a value of STATE", "“red”不是 〈状态〉 的取值",
      hint: "values: open, lost"),
    Refusal(
      "", .missingCommand, "'ledger' needs a command", "“ledger”后面缺少命令",
      hint: "'ledger --help' lists them"),
    Refusal(
      "snapshot", .missingCommand, "'ledger snapshot' needs a command",
      "“ledger snapshot”后面缺少命令", hint: "'ledger snapshot --help' lists them"),
    Refusal("add p", .missingOption, "the option '--by' is required", "缺少必填选项“--by”"),
    Refusal("add --by me", .missingArgument, "the argument PARCEL is missing", "缺少参数 〈包裹〉"),
    Refusal(
      "add p --by", .missingValue, "the option '--by' needs a value ACTOR",
      "选项“--by”需要一个值 ACTOR"),
    Refusal(
      "add p --by --mark x", .missingValue, "the option '--by' needs a value ACTOR",
      "选项“--by”需要一个值 ACTOR"),
    Refusal(
      "list -f -- open", .missingValue, "the option '-f' needs a value FORMAT",
      "选项“-f”需要一个值 FORMAT"),
    Refusal(
      "snapshot verify --deep=1", .unexpectedValue, "the option '--deep' takes no value",
      "选项“--deep”不带值"),
    Refusal("list open lost", .unexpectedArgument, "unexpected argument 'lost'", "多余的参数“lost”"),
  ]
}

@Suite struct UsageErrorTests {
  @Test("A wrong command line is refused with its reason and remedy", arguments: Refusal.all)
  func refusal(_ refusal: Refusal) {
    let error = #expect(throws: Diagnostic.self) { try sample.parse(refusal.words) }
    #expect(error?.code == refusal.code.rawValue)
    #expect(error?.message == refusal.message)
    #expect(error?.hints.dropLast().first?.english == refusal.hint)
  }

  @Test("Every kind of error has a refusal above")
  func everyCode() {
    #expect(Set(Refusal.all.map(\.code)) == Set(UsageCode.allCases))
  }

  @Test("The hints end with the usage of the command that was meant")
  func usageLine() {
    let error = #expect(throws: Diagnostic.self) { try sample.parse(["list", "--formt=json"]) }
    #expect(
      error?.hints == [
        Phrase("Did you mean '--format'?", "最接近的是“--format”"),
        Phrase("usage: ledger list [STATE]", "用法：ledger list [〈状态〉]"),
      ])
  }

  @Test("A message never passes a control character on")
  func controlCharacters() {
    let error = #expect(throws: Diagnostic.self) { try sample.parse(["\u{1B}[2J"]) }
    #expect(error?.message.english == #"unknown command '\u{1B}[2J'"#)
  }
}
