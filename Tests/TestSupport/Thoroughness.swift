/// How much of what is exhaustive a run of the tests does: a sample where a newcomer runs them, all of
/// it in the optimised run.
public enum Thoroughness {
  #if DEBUG
    public static let isWhole = false
  #else
    public static let isWhole = true
  #endif
}
