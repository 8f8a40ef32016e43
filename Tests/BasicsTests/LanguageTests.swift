import Basics
import Testing

@Suite struct LanguageTests {
  @Test(
    "The first locale variable that is set and not empty decides",
    arguments: [
      ([:], .english), (["LANG": "zh_CN.UTF-8"], .chinese), (["LANG": "en_US.UTF-8"], .english),
      (["LANG": "zh_TW", "LC_ALL": "C"], .english), (["LANG": "C", "LC_ALL": "zh"], .chinese),
      (["LANG": "C", "LC_MESSAGES": "zh_CN"], .chinese),
      (["LANG": "zh_CN", "LC_ALL": ""], .chinese), (["LANG": "de_DE"], .english),
      (["LANG": "ZH_cn"], .chinese),
    ] as [([String: String], Language)])
  func locale(environment: [String: String], language: Language) {
    #expect(Language(locale: environment) == language)
  }
}
