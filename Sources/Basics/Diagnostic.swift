/// What went wrong, where, and what to do about it, in both languages; rendered once, in the command
/// line.
///
///     events/0000000000000001.jsonl:42:17: error[book.gap]: expected sequence 42, found 44
///       hint: …
public struct Diagnostic: Error, Hashable, Sendable {
  /// A place in a file. Line and column count from 1, columns in UTF-8 bytes.
  public struct Place: Hashable, Sendable {
    public var file: String
    public var line, column: Int?

    public init(file: String, line: Int? = nil, column: Int? = nil) {
      self.file = file
      self.line = line
      self.column = column
    }

    public var text: String {
      [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(
        separator: ":")
    }
  }

  /// How much it matters: whether the command stopped, a line was left out, or all went on.
  public enum Severity: Sendable {
    case error, refused, warning, note

    var label: Phrase {
      switch self {
      case .error: Phrase("error", "错误")
      case .refused: Phrase("refused", "拒收")
      case .warning: Phrase("warning", "警告")
      case .note: Phrase("note", "提示")
      }
    }
  }

  /// A stable, dotted name such as `book.gap`.
  public let code: String
  public var message: Phrase
  public var place: Place?
  public var hints: [Phrase]
  /// What to do by its code alone, for who shows a diagnostic without hints.
  public let remedy: Phrase
  /// What of a JSON text it is about: who knows the text finds the column. The whole, where nothing is
  /// named.
  public var pointer = JSONPointer()

  /// - Parameter hints: nil for what the code says is to be done.
  public init(
    _ code: some ErrorCode, _ message: Phrase, at place: Place? = nil, hints: [Phrase]? = nil
  ) {
    self.code = code.rawValue
    self.message = message
    self.place = place
    self.hints = hints ?? [code.remedy]
    remedy = code.remedy
  }

  /// The same with the message in both languages.
  public init(
    _ code: some ErrorCode, _ english: String, _ chinese: String, at place: Place? = nil,
    hints: [Phrase]? = nil
  ) { self.init(code, Phrase(english, chinese), at: place, hints: hints) }

  /// The same with one hint, too.
  public init(
    _ code: some ErrorCode, _ english: String, _ chinese: String, at place: Place? = nil,
    hint: String, _ chineseHint: String
  ) { self.init(code, english, chinese, at: place, hints: [Phrase(hint, chineseHint)]) }

  /// The part of its code behind the dot.
  public var kind: String { Diagnostic.kind(code) }

  static func kind(_ code: String) -> String { String(code.drop { $0 != "." }.dropFirst()) }

  public func `is`(_ code: some ErrorCode) -> Bool { self.code == code.rawValue }

  /// The same diagnostic with another hint.
  public func hinting(_ hint: Phrase) -> Diagnostic {
    var copy = self
    copy.hints.append(hint)
    return copy
  }

  public func hinting(_ english: String, _ chinese: String) -> Diagnostic {
    hinting(Phrase(english, chinese))
  }

  /// The same diagnostic, at a place where none was known.
  public func at(_ place: Place) -> Diagnostic {
    var copy = self
    copy.place = copy.place ?? place
    return copy
  }

  /// `place: severity[code]: message`, and a line a hint.
  public func rendered(_ severity: Severity = .error, in language: Language = .english) -> String {
    let head = (place.map { $0.text + ": " } ?? "") + severity.label.text(in: language)
    let colon = Phrase(": ", "：").text(in: language)
    let hint = Phrase("  hint: ", "  说明：").text(in: language)
    return
      (["\(head)[\(code)]\(colon)\(message.text(in: language))"]
      + hints.map { hint + $0.text(in: language) }).joined(separator: "\n")
  }
}

/// The codes of a target's errors: stable, dotted names such as `book.gap`, of which each has one
/// meaning. What each means, and what to do, stands in error-codes.md.
public protocol ErrorCode: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// What to do: the hint of a diagnostic that is given no other.
  var remedy: Phrase { get }
}

extension ErrorCode {
  /// The part behind the dot, as `verify` and `audit` print it.
  public var kind: String { Diagnostic.kind(rawValue) }
}
