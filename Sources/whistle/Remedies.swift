import Basics
import CommandLineKit

extension Diagnostic {
  /// The same without anything that a terminal would obey: texts of books and users are quoted.
  var harmless: Diagnostic {
    var copy = self
    copy.message = message.map(\.visible)
    copy.hints = hints.map { $0.map(\.visible) }
    copy.place?.file = place?.file.visible ?? ""
    return copy
  }

  /// The same with what to do about it, where whoever found it had nothing to say.
  var withRemedy: Diagnostic {
    guard hints.isEmpty, let remedy = remedy ?? Diagnostic.remedies[code] else { return self }
    var copy = self
    copy.hints = [remedy]
    return copy
  }

  private static let remedies: [String: Phrase] = [
    "append.form": Phrase(
      "the keys of each type are listed in events/FORMAT.md", "各类事件的键见 events/FORMAT.md")
  ]
}
