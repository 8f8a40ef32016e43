import Foundation
import Testing

/// Links between the pages lead somewhere, on the file system as on a website.
@Suite struct LinkTests {
  /// A link as a page writes it, without code and without what leads out of the project.
  private static func links(of page: Page) -> [String] {
    page.prose.flatMap { line in
      line.replacing(/`[^`]*`/, with: "").matches(of: /\]\(([^)\s]+)\)/).map { String($0.output.1) }
    }.filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
  }

  /// What a heading is called in a link: letters and digits in lower case, hyphens for blanks.
  private static func anchors(of page: Page) -> Set<String> {
    let titles = page.prose.filter { $0.hasPrefix("#") }.map { $0.drop { $0 == "#" }.dropFirst() }
    return Set(
      titles.map { title in
        String(
          title.lowercased().replacing(" ", with: "-").filter {
            $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
          })
      })
  }

  private static func path(of target: String, on page: Page) -> String {
    let folder = URL(filePath: "/" + page.folder, directoryHint: .isDirectory)
    return String(URL(filePath: target, relativeTo: folder).standardizedFileURL.path.dropFirst())
  }

  @Test func everyLinkLeadsToAFileAndAHeading() throws {
    let pages = try Page.all()
    let anchors = Dictionary(uniqueKeysWithValues: pages.map { ($0.name, Self.anchors(of: $0)) })
    var count = 0
    for page in pages {
      for link in Self.links(of: page) {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].isEmpty ? page.name : Self.path(of: String(parts[0]), on: page)
        #expect(
          FileManager.default.fileExists(atPath: Package.root + "/" + path), "\(page.name): \(link)"
        )
        if parts.count == 2 {
          #expect(anchors[path]?.contains(String(parts[1])) == true, "\(page.name): \(link)")
        }
        count += 1
      }
    }
    #expect(count >= 150)
  }

  /// From the first page of its language a reader comes to every page.
  @Test(arguments: ["whistle.md", "whistle.zh.md"])
  func theFirstPageLeadsToAll(_ name: String) throws {
    let first = try Page("Sources/whistle/Documentation.docc/" + name)
    let reached = Set(
      Self.links(of: first).map { link in
        Self.path(of: String(link.prefix { $0 != "#" }), on: first)
      })
    let missing = try Page.all().filter { page in
      page.name != first.name && page.language == first.language && !reached.contains(page.name)
    }
    #expect(missing.map(\.name).isEmpty)
  }

  /// A page that exists in both languages says so at its head, on either side.
  @Test func pagesInTwoLanguagesKnowEachOther() throws {
    let pages = try Page.all()
    let names = Set(pages.map(\.name))
    for page in pages where page.language == "zh" {
      let english = page.name.replacing(".zh.md", with: ".md")
      #expect(names.contains(english), "\(page.name)")
      guard let other = pages.first(where: { $0.name == english }) else { continue }
      for (one, two) in [(page, other), (other, page)] {
        let last = two.name.split(separator: "/").last.map(String.init) ?? ""
        #expect(one.lines().prefix(4).contains { $0.contains("](\(last))") }, "\(one.name)")
      }
    }
  }
}
