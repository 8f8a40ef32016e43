/// How much of what is exhaustive is tested: a sample in a debug build, which people run all day, the
/// whole in an optimised one.
public enum Thoroughness {
  public static let isWhole: Bool = {
    #if DEBUG
      false
    #else
      true
    #endif
  }()
}
