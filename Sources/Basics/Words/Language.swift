/// The languages in which the program speaks to people. SPEC §10.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  /// The language of the locale: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set and
  /// not empty decides (POSIX.1-2024 §8.2). `zh…` is Chinese, all else English.
  public init(locale environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    self = locale?.lowercased().hasPrefix("zh") == true ? .chinese : .english
  }
}
