package import Basics

extension Fixture {
  /// China's public holidays and make-up days of 2026, as `calendar.adopted` carries them.
  package static let calendar2026: JSONObject = [
    "calendar": "cn", "year": 2026,
    "holidays": days([
      ("2026-01-01", 3), ("2026-02-15", 9), ("2026-04-04", 3), ("2026-05-01", 5), ("2026-06-19", 3),
      ("2026-09-25", 3), ("2026-10-01", 7),
    ]),
    "workdays": [
      "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
    ],
  ]

  /// A calendar of a year that names no day.
  package static func plainCalendar(_ year: Int, _ name: String = "cn") -> JSONObject {
    [
      "calendar": .string(name), "year": .integer(year), "holidays": [], "workdays": [],
    ]
  }

  private static func days(_ stretches: [(first: String, count: Int)]) -> JSONValue {
    .array(
      stretches.flatMap { first, count in
        (0..<count).compactMap { offset in
          CivilDate(first).map { .string(($0 + offset).text) }
        }
      })
  }
}
