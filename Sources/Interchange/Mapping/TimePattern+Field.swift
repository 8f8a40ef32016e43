import Basics

extension TimePattern {
  /// A part of a local time that a pattern can ask for.
  enum Field: Int, CaseIterable, Sendable {
    case year, month, day, hour, halfDayHour, minute, second, half

    /// The letters of the pattern.
    var letters: String {
      switch self {
      case .year: "yyyy"
      case .month: "MM"
      case .day: "dd"
      case .hour: "HH"
      case .halfDayHour: "hh"
      case .minute: "mm"
      case .second: "ss"
      case .half: "a"
      }
    }

    private var range: ClosedRange<Int> {
      switch self {
      case .year: 0...9999
      case .month: 1...12
      case .day: 1...31
      case .hour: 0...23
      case .halfDayHour: 1...12
      case .minute, .second: 0...59
      case .half: 0...1
      }
    }

    /// Bytes that the part takes in a text.
    var width: Int { self == .year ? 4 : 2 }

    /// The value that exactly `width` bytes state, AM 0 and PM 1; nil for any other bytes.
    func value(of bytes: Substring.UTF8View) -> Int? {
      guard bytes.count == width else { return nil }
      guard let value = self == .half ? Self.half(bytes) : Decimal.value(bytes) else { return nil }
      return range.contains(value) ? value : nil
    }

    private static func half(_ bytes: Substring.UTF8View) -> Int? {
      switch bytes.map({ $0 | 0x20 }) {
      case Array("am".utf8): 0
      case Array("pm".utf8): 1
      default: nil
      }
    }
  }
}
