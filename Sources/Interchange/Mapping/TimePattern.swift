public import Basics

/// A form in which a file writes local times, such as `MM/dd/yyyy hh:mm:ss a`.
///
///     yyyy year, four digits     HH hour 00–23        mm minute 00–59
///     MM   month 01–12           hh hour 01–12        ss second 00–59
///     dd   day 01–31             a  AM or PM, in either case
///     'T'  the letters between the quotes, '' a quote; other characters stand for themselves
///
/// Any other letters are an error, so that a pattern never means something else than it says. What
/// a pattern leaves out of the time of day is zero; a date it must have.
public struct TimePattern: Hashable, Sendable {
  /// What keeps a text from being a pattern.
  public struct Fault: Error, Hashable, Sendable {
    public let reason: String
  }

  enum Element: Hashable, Sendable {
    case literal([UInt8])
    case field(Field)
  }

  /// The pattern as it was written.
  public let text: String
  private let elements: [Element]

  /// - Throws: `Fault` for unknown letters, a quote that is not closed, a part that stands twice or
  ///   lacks its partner, and a pattern without a whole date.
  public init(_ text: String) throws(Fault) {
    self.text = text
    elements = try Self.elements(of: text)
    try Self.check(
      elements.compactMap { element in
        if case .field(let field) = element { field } else { nil }
      })
  }

  /// The local time that a text states; nil unless the whole text has this form and every part lies
  /// within its range, the day within its month.
  ///
  /// - Complexity: O(length).
  public func read(_ text: String) -> LocalTime? {
    var rest = text.utf8[...]
    var values = Array(repeating: 0, count: Field.allCases.count)
    for element in elements {
      switch element {
      case .literal(let bytes):
        guard rest.starts(with: bytes) else { return nil }
        rest.removeFirst(bytes.count)
      case .field(let field):
        guard let value = field.value(of: rest.prefix(field.width)) else { return nil }
        values[field.rawValue] = value
        rest.removeFirst(field.width)
      }
    }
    guard rest.isEmpty else { return nil }
    return Self.localTime(values)
  }

  /// - Parameter values: by the raw value of their field; zero where the pattern lacks the field.
  private static func localTime(_ values: [Int]) -> LocalTime? {
    func value(_ field: Field) -> Int { values[field.rawValue] }
    let date = CivilDate(year: value(.year), month: value(.month), day: value(.day))
    // 12 AM is midnight, 12 PM noon; a pattern has either HH or hh with a, the others are zero.
    let hour = value(.hour) + value(.halfDayHour) % 12 + value(.half) * 12
    return date.map {
      LocalTime(date: $0, hour: hour, minute: value(.minute), second: value(.second))
    }
  }
}
