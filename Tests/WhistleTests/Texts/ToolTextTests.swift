import Foundation
import Testing

/// What the table of commands is made into for shells and for `man`. How it is made is held word for
/// word where it is made (`CommandLineKitTests`); here, that it says of this program what its help
/// says.
@Suite struct ToolTextTests {
  private static func completions(_ shell: String, _ language: String) throws -> String {
    let outcome = try Home().run("completions \(shell) --lang \(language)")
    expectStatus(outcome, 0)
    return outcome.out
  }

  @Test func bashCompletesWhatTheHelpOfEachCommandLists() throws {
    let text = try Self.completions("bash", "en")
    let pages = try HelpPage.all("en")
    #expect(pages.count > 50)
    for page in pages {
      let route = page.path.isEmpty ? "''" : "/" + page.path.joined(separator: "/")
      let lines = text.components(separatedBy: "\n    \(route)) words='")
      let listed = try #require(lines.dropFirst().first, "\(route)").prefix { $0 != "'" }
      let words = Set(listed.split(separator: " ").map(String.init))
      let options = Set(words.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) })
      // The version is the program's own.
      #expect(options.subtracting(["version"]) == page.options.subtracting(["version"]), "\(route)")
      let below = pages.filter { $0.path.dropLast() == page.path[...] && !$0.path.isEmpty }
      #expect(words.isSuperset(of: below.map { $0.path[$0.path.count - 1] }), "\(route)")
    }
  }

  @Test func zshCompletesWhatTheHelpOfEachCommandLists() throws {
    let text = try Self.completions("zsh", "en")
    for page in try HelpPage.all("en") {
      let name = (["_whistle"] + page.path).joined(separator: "_")
      let body = try #require(text.components(separatedBy: "\n\(name)() {\n").dropFirst().first)
      let block = body.components(separatedBy: "\n}\n")[0]
      let listed = block.matches(of: /(?m)^    '\*?--([a-z-]+)/).map { String($0.output.1) }
      #expect(
        Set(listed).subtracting(["version"]) == page.options.subtracting(["version"]), "\(name)")
    }
  }

  @Test func fishCompletesWhatTheHelpOfEachCommandLists() throws {
    let lines = try Self.completions("fish", "en").split(separator: "\n")
    let pages = try HelpPage.all("en")
    let everywhere = try #require(pages.first).options
    for page in pages.dropFirst() {
      let route = "__whistle_at /" + page.path.joined(separator: "/") + "'"
      let own = lines.filter { $0.contains(route) }
      for option in page.options.subtracting(everywhere) {
        #expect(own.contains { $0.contains(" -l \(option) ") }, "\(route) \(option)")
      }
    }
  }

  @Test(arguments: ["zsh", "fish"])
  func completionsSpeakTheLanguageThatIsAskedFor(_ shell: String) throws {
    for language in ["en", "zh"] {
      let text = try Self.completions(shell, language)
      let commands = try HelpPage.all(language).filter { $0.path.count == 1 }
      #expect(commands.count > 30)
      // A summary that was broken over lines is there with its beginning.
      for command in commands {
        #expect(text.contains(command.summary.prefix(6)), "\(language) \(command.path)")
      }
    }
  }

  @Test(arguments: ["en", "zh"])
  func theManualHasEachCommandWithItsOptions(_ language: String) throws {
    let outcome = try Home().run("manual --lang \(language)")
    expectStatus(outcome, 0)
    #expect(outcome.out.hasPrefix(".Dd July 20, 2026\n.Dt WHISTLE 1\n"))
    let pages = try HelpPage.all(language)
    let everywhere = try #require(pages.first).options
    let sections = outcome.out.components(separatedBy: "\n.Ss ").dropFirst()
    // A name may be quoted, or kept from being an instruction.
    let named = Dictionary(
      sections.map { ($0.prefix { $0 != "\n" }.filter { !"\"\\&".contains($0) }, $0) },
      uniquingKeysWith: { $1 })
    for page in pages.dropFirst() {
      let name = page.path.joined(separator: " ")
      let section = try #require(named[name], "\(name)")
      let flags = section.matches(of: /(?m)^\.It Fl (?:\\&)?\\-(\S+)/).map {
        String($0.output.1).replacing("\\", with: "")
      }
      #expect(Set(flags) == page.options.subtracting(everywhere), "\(name)")
    }
  }

  @Test func theBashCompletionsAreValidBash() throws {
    let home = try Home()
    try home.write(try home.run("completions bash").outBytes, to: "completions")
    let outcome = try home.shell("bash -n completions")
    expectStatus(outcome, 0)
  }
}
