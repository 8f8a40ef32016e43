// swift-tools-version: 6.2
import PackageDescription

/// The same for every target: Swift 6 mode, strict memory safety, warnings as errors, and imports
/// that say what they mean. DESIGN: data flows one way, imports point the other way.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func library(
  _ name: String, _ dependencies: [Target.Dependency], and more: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings + more)
}

/// What replays a book is optimised in debug builds, too, with its assertions kept: the tests go
/// through it millions of times, and spend three fifths of their time there otherwise.
let optimised: [SwiftSetting] = [
  .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))
]

func tests(
  _ name: String, _ dependencies: [Target.Dependency], data: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: data, swiftSettings: settings)
}

/// The fuzzers are linked with libFuzzer, whose `main` they lack otherwise: they are there for
/// `Scripts/fuzz` alone.
let fuzzers: [Target] =
  Context.environment["WHISTLE_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "whistle-fuzz", dependencies: ["FuzzSupport"], path: "Tests/Fuzzers",
      swiftSettings: settings)
  ]

let package = Package(
  name: "Whistle",
  targets: [
    // C, since Swift has no way to a processor's instructions that holds on every processor.
    .target(name: "SHA256Kernel", cSettings: [.treatAllWarnings(as: .error)]),
    library("Basics", ["SHA256Kernel"], and: optimised),
    library("FileStore", ["Basics"]),
    library("EventBook", ["Basics", "FileStore"], and: optimised),
    library("CaseModel", ["Basics"], and: optimised),
    library("Rulesets", ["Basics"]),
    library("CaseJournal", ["Basics", "EventBook", "CaseModel"], and: optimised),
    library(
      "Projection", ["Basics", "FileStore", "EventBook", "CaseModel", "CaseJournal"],
      and: optimised),
    library("Queries", ["Basics", "EventBook", "CaseModel", "CaseJournal", "Projection"]),
    library(
      "RuleImpact",
      ["Basics", "FileStore", "EventBook", "CaseModel", "CaseJournal", "Projection"]),
    library("CommandLineKit", ["Basics"]),
    library(
      "Reports",
      [
        "Basics", "EventBook", "CaseModel", "CaseJournal", "Projection", "Queries", "RuleImpact",
        "CommandLineKit",
      ]),
    library(
      "Interchange",
      [
        "Basics", "FileStore", "EventBook", "CaseModel", "CaseJournal", "Projection", "Queries",
      ]),
    library("Simulation", ["Basics", "EventBook", "CaseModel", "CaseJournal", "Rulesets"]),
    .executableTarget(
      name: "whistle",
      dependencies: [
        "Basics", "FileStore", "EventBook", "CaseModel", "CaseJournal", "Projection", "Queries",
        "RuleImpact", "Interchange", "Rulesets", "Simulation", "Reports", "CommandLineKit",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "whistle-bench",
      dependencies: [
        "Basics", "FileStore", "EventBook", "CaseModel", "Projection", "Queries", "RuleImpact",
        "Simulation",
      ],
      exclude: ["baseline.json"], swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["Basics", "FileStore"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .target(
      name: "CaseTestSupport",
      dependencies: [
        "Basics", "FileStore", "EventBook", "CaseModel", "CaseJournal", "TestSupport",
      ],
      path: "Tests/CaseTestSupport", swiftSettings: settings),
    .target(
      name: "FuzzSupport",
      dependencies: [
        "Basics", "FileStore", "EventBook", "CaseModel", "CaseJournal", "Projection",
        "RuleImpact", "Reports", "Interchange", "Rulesets", "CaseTestSupport", "HomeTestSupport",
      ],
      path: "Tests/FuzzSupport", swiftSettings: settings),
    tests("FuzzTests", ["FileStore", "FuzzSupport", "TestSupport"], data: ["Corpus"]),
    .target(
      name: "HomeTestSupport",
      dependencies: [
        "Basics", "FileStore", "EventBook", "CaseModel", "Projection", "Queries", "Reports",
        "TestSupport", "CaseTestSupport",
      ],
      path: "Tests/HomeTestSupport", swiftSettings: settings),
    tests("HouseTests", []),
    tests("BasicsTests", ["Basics", "TestSupport"]),
    tests("FileStoreTests", ["Basics", "FileStore", "TestSupport"]),
    tests("EventBookTests", ["Basics", "FileStore", "EventBook", "TestSupport", "FuzzSupport"]),
    tests(
      "CaseModelTests",
      ["Basics", "EventBook", "CaseModel", "TestSupport", "CaseTestSupport"]),
    tests(
      "CaseJournalTests",
      ["Basics", "EventBook", "CaseModel", "CaseJournal", "CaseTestSupport"]),
    tests(
      "ProjectionTests",
      [
        "Basics", "FileStore", "EventBook", "CaseModel", "CaseJournal", "Projection", "Queries",
        "RuleImpact", "Reports", "TestSupport", "CaseTestSupport", "HomeTestSupport",
      ], data: ["Digest/Reducers", "Upcasting/Books"]),
    tests(
      "QueriesTests",
      [
        "Basics", "EventBook", "CaseModel", "Projection", "Queries", "Reports", "TestSupport",
        "CaseTestSupport", "HomeTestSupport",
      ]),
    tests(
      "RuleImpactTests",
      [
        "Basics", "EventBook", "CaseModel", "Projection", "Queries", "RuleImpact", "Reports",
        "TestSupport", "CaseTestSupport", "HomeTestSupport",
      ]),
    tests(
      "ReportsTests",
      [
        "Basics", "EventBook", "CaseModel", "Projection", "Queries", "CommandLineKit", "Reports",
        "CaseTestSupport", "HomeTestSupport",
      ]),
    tests(
      "InterchangeTests",
      ["Basics", "FileStore", "EventBook", "CaseModel", "Rulesets", "Interchange", "TestSupport"]),
    tests(
      "SimulationTests",
      ["Basics", "FileStore", "EventBook", "CaseModel", "Simulation", "CaseTestSupport"]),
    tests("CommandLineKitTests", ["Basics", "CommandLineKit"]),
    tests("BenchTests", ["Basics", "whistle-bench"]),
    tests(
      "WhistleTests",
      [
        "Basics", "FileStore", "EventBook", "CaseModel", "Projection", "RuleImpact", "Interchange",
        "CommandLineKit", "whistle", "TestSupport",
      ], data: ["Golden", "RuleTests"]),
  ] + fuzzers
)
