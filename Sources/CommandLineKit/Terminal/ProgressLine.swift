/// What a progress bar shows at one moment, as a pure function of its fields.
///
///     Replaying  [=========>          ]  48%  960000/2000000
///
/// The bar is drawn in ASCII: block characters are two columns wide in some East Asian terminals.
struct ProgressLine: Hashable {
  var label: String
  var done, total: Int

  /// The line, shorter than the window so that it never wraps: first the bar gives way, then the
  /// end of the text.
  func rendered(columns: Int) -> String {
    let room = columns - 1
    let head = label.visible + "  "
    let tail = "  \(percent.padded(to: 4, .right))  \(done)/\(total)"
    let inner = min(40, room - DisplayWidth.of(head + tail) - 2)
    guard inner >= 5 else { return (head + tail.drop { $0 == " " }).truncated(to: room) }
    return head + "[" + bar(inner) + "]" + tail
  }

  /// How much is done, 0 ... 1. Nothing to do is done.
  private var share: Double { total > 0 ? min(1, max(0, Double(done) / Double(total))) : 1 }

  private var percent: String { "\(Int(share * 100))%" }

  private func bar(_ columns: Int) -> String {
    let filled = Int(share * Double(columns))
    let line = String(repeating: "=", count: filled) + (filled < columns ? ">" : "")
    return line.padded(to: columns)
  }
}
