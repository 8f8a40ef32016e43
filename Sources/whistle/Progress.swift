import CommandLineKit
import FileStore

/// A progress bar that comes into being when the total is known.
final class Progress {
  private let label: String
  private let environment: [String: String]
  private var bar: ProgressBar?

  init(_ label: String, _ environment: [String: String]) {
    self.label = label
    self.environment = environment
  }

  func update(done: Int, total: Int) {
    if bar == nil {
      bar = ProgressBar(
        label, total: total, environment: environment, clock: Clock.monotonicMicroseconds)
    }
    bar?.update(done: done)
  }

  func finish() { bar?.finish() }
}
