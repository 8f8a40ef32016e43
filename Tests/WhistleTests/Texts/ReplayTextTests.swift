import Testing

@Suite struct ReplayTextTests {
  /// The four figures stand apart from their names, in both languages.
  @Test(arguments: ["en", "zh"])
  func figuresStandApartFromTheirNames(_ language: String) throws {
    let lines = try Home.fixed().run("replay --lang \(language)").lines.dropFirst()
    #expect(lines.count == 4)
    for line in lines { #expect(line.contains("  "), "\(line)") }
  }
}
