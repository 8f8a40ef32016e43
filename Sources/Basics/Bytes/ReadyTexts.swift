/// Texts that are ready to be written, by their numbers.
package struct ReadyTexts: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  package init(_ texts: [String]) {
    for text in texts {
      bytes += text.utf8
      ends.append(bytes.count)
    }
  }

  package func append(_ number: Int, to out: inout TextBuffer) {
    out.append(bytes, (number == 0 ? 0 : ends[number - 1])..<ends[number])
  }
}
