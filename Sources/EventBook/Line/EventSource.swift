public import Basics

/// What a `source` may be (SPEC §2).
public enum EventSource {
  /// What every source of the engine itself begins with.
  private static let enginePrefix = "/system/"

  /// Whether a source is the engine's: nobody else records under it.
  public static func isOfEngine(_ source: String) -> Bool {
    source.utf8.starts(with: enginePrefix.utf8) || source.utf8.elementsEqual("/system".utf8)
  }

  /// What is said of a source that is the engine's.
  public static let engineReason = Phrase(
    "sources that begin with '/system/' are the engine's own", "以“/system/”开头的来源由系统专用")
}
