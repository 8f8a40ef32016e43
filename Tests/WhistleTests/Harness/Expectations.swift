import Testing

/// A refusal: exit status 2, nothing on standard output, and `place: error[code]: …` on standard
/// error, or the same in Chinese.
func expectRefusal(
  _ outcome: Outcome, _ code: String, at place: String? = nil, inChinese: Bool = false,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectStatus(outcome, 2, sourceLocation: sourceLocation)
  #expect(outcome.out.isEmpty, "\(outcome.out)", sourceLocation: sourceLocation)
  let head = inChinese ? "错误[\(code)]：" : "error[\(code)]: "
  #expect(
    outcome.err.split(separator: "\n").contains { line in
      guard let place else { return line.contains(head) }
      return line.hasPrefix("\(place): \(head)")
    },
    "no '\(head)' at '\(place ?? "any place")':\n\(outcome.err)", sourceLocation: sourceLocation)
}

func expectStatus(
  _ outcome: Outcome, _ status: Int32, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(!outcome.wasKilled, "ended by a signal", sourceLocation: sourceLocation)
  #expect(
    outcome.status == status, "\(outcome.err)", sourceLocation: sourceLocation)
}

/// The sequences of a book and the `caseseq` of each of its subjects have neither gap nor repeat.
func expectContiguous(
  _ lines: [String], sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var subjects: [String: Int] = [:]
  for (index, line) in lines.enumerated() {
    let event = try object(line)
    #expect(
      (event["sequence"] as? String).flatMap { Int($0) } == index + 1,
      sourceLocation: sourceLocation)
    let subject = try #require(event["subject"] as? String)
    subjects[subject, default: 0] += 1
    #expect(event["caseseq"] as? Int == subjects[subject], sourceLocation: sourceLocation)
  }
}
