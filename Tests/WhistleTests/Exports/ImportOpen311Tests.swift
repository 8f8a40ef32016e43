import Testing

/// `whistle import open311`: answers of servers, real ones and our own.
@Suite struct ImportOpen311Tests {
  @Test func whatWasExportedComesInFromEitherForm() throws {
    let first = try Home.fixed()
    var books: [[String]] = []
    for form in ["json", "xml"] {
      let home = try Home()
      try home.write(try first.run("export open311 - --as \(form)").out, to: "requests")
      let outcome = try home.run("import open311 requests")
      expectStatus(outcome, 0)
      books.append(try home.bookLines())
    }
    #expect(books[0].count == books[1].count)
    #expect(
      books[0].map { $0.split(separator: "\"data\"").last }
        == books[1].map { $0.split(separator: "\"data\"").last })
  }

  @Test func aFieldThatStandsTwiceRefusesItsRequestAndTheRestGoesOn() throws {
    let home = try Home()
    try home.write(
      """
      [{"service_request_id":"1","updated_datetime":"null","updated_datetime":"true"},
       {"service_request_id":"2","status":"open","service_code":"x","requested_datetime":"2026-01-02 10:00:00","lat":null}]
      """, to: "r.json")
    let outcome = try home.run("import open311 r.json")
    expectStatus(outcome, 1)
    #expect(outcome.said.hasPrefix("r.json:1:54: refused[import.json]: "), "\(outcome.said)")
    #expect(outcome.err.contains("rows 2, refused 1; events appended 2,"), "\(outcome.err)")
  }

  @Test(.enabled(if: Package.has(Package.data("open311"))))
  func realRequestsComeIn() throws {
    let home = try Home()
    let outcome = try home.run("import open311 \(Package.data("open311/sf-200-requests.json"))")
    expectStatus(outcome, 0)
    #expect(outcome.err.contains("rows 200, refused 0; events appended 546,"), "\(outcome.err)")
    let twice = try home.run("import open311 \(Package.data("open311/duplicate-keys.json"))")
    expectStatus(twice, 1)
    #expect(twice.err.contains(":2:215: refused[import.json]: "), "\(twice.err)")
  }
}
