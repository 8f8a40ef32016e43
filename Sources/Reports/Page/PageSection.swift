import Basics

/// A chart with what it says, the table behind it, and the commands that give its numbers.
struct PageFigure: Sendable {
  let title: Phrase
  /// What is shown, in a sentence.
  let note: Markup
  var keys: [(ink: Ink, meaning: Phrase)] = []
  /// nil where there is nothing to be drawn.
  let chart: Markup?
  var table: PageTable?
  let commands: [PageCommand]

  func markup(_ words: Words) -> Markup {
    let title = words.text(self.title)
    var out: Markup = "<figure><figcaption><h3>\(title)</h3><p>\(note)</p></figcaption>\n"
    if !keys.isEmpty, chart != nil {
      let items = keys.map { key -> Markup in
        "<span><i class=\"\(key.ink.name)\"></i>\(words.text(key.meaning))</span>"
      }
      out += "<p class=\"key\">\(items.joined())</p>\n"
    }
    out += chart ?? "<p class=\"none\">\(words.pick("None.", "无。"))</p>\n"
    if let table { out += table.markup(title, words) }
    out += "<p class=\"from\">\(commands.map(\.markup).joined("<br>"))</p></figure>\n"
    return out
  }
}

/// A part of a page under a heading of its own.
struct PageSection: Sendable {
  let title: Phrase
  /// What stands before the figures.
  var lead: Markup = ""
  var figures: [PageFigure] = []

  /// - Parameter id: its place on the page, from 1.
  func markup(_ words: Words, id: Int) -> Markup {
    // One alone leaves the other half of a wide page to the next section.
    let width: Markup = figures.count == 1 ? "" : " class=\"wide\""
    let drawn = figures.map { $0.markup(words) }.joined()
    return """
      <section id="s\(id)"\(width)><h2>\(words.text(title))</h2>
      \(lead)<div class="figures">
      \(drawn)</div></section>

      """
  }
}
