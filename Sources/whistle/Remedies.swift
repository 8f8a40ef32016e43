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
    hints.isEmpty ? hinting(remedy) : self
  }
}
