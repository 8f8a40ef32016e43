/// Steps that follow one another: a case, a service, the setting of the scene.
struct Thread: Sendable {
  private let steps: [Step]
  private var position = 0

  /// - Parameter steps: in the order of recording.
  init(_ steps: [Step]) { self.steps = steps }

  var next: Step? { position < steps.count ? steps[position] : nil }

  mutating func advance() { position += 1 }
}
