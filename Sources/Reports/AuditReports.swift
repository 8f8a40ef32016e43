import Basics
import CaseModel
import CommandLineKit
import Projection
package import Queries

/// What an auditor reads beside the anomalies.
package enum AuditReports {
  package static let suspicions = RowType<Suspicion>(
    [
      .init("sequence", \.place?.sequence, rank: 3), .init("segment", \.place?.segment),
      .init("line", \.place?.line),
      .init("kind", \.kind.rawValue, rank: 7, least: .max, named: Words.suspicion),
      .init("reason", \.reason, width: 80, rank: 9, least: 28),
      .init("case", \.subject, rank: 8, least: 16), .init("unit", \.unit, rank: 4),
      .init("actor", \.actor, rank: 5), .init("time", \.time, rank: 2), .init("look", \.look),
    ], table: ["sequence", "case", "kind", "unit", "actor", "time", "reason"])

  package static let log = RowType<LogItem>(
    [
      .init("sequence", \.sequence, rank: 2), .init("recordedtime", \.recorded, rank: 1),
      .init("time", \.time, rank: 7), .init("case", \.subject, rank: 9, least: .max),
      .init("type", \.type, rank: 8, least: .max, named: Words.event),
      .init("unit", \.unit, rank: 4),
      .init("actor", \.actor, rank: 5), .init("data", \.what),
    ],
    extra: [
      .init("what", with: { $1.members($0.members) }, width: 80, rank: 6, titled: "data")
    ], table: ["sequence", "recordedtime", "time", "case", "type", "unit", "actor", "what"])
}

extension Words {
  /// What a kind of suspicion is called.
  func suspicion(_ kind: String) -> String {
    language == .chinese ? Suspicion.Kind(rawValue: kind)?.chinese ?? kind : kind
  }
}

extension Suspicion.Kind {
  fileprivate var chinese: String {
    switch self {
    case .ownCheck: "自办自核"
    case .jurisdiction: "越权办理"
    case .ownExtension: "自批延期"
    case .backDated: "事后补录"
    case .clock: "时钟可疑"
    case .burst: "突击办结"
    case .lateExtension: "超期后延期"
    case .noContact: "未联系上而满意"
    case .noEvidence: "剔除无佐证"
    case .published: "公布不符"
    case .cardBasis: "亮牌无据"
    case .noCard: "超期未亮牌"
    }
  }
}
