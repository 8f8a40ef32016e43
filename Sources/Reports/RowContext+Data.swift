import Basics
import CaseModel

/// The members of an event's `data` as people read them.
extension RowContext {
  /// `key=value` each; in Chinese with the names of keys, choices, units and matters.
  func members(_ members: [(key: String, value: String)]) -> String {
    members.map { key, value in
      let shown = words.language == .chinese ? meaning(of: value, as: key) : value
      return "\(words.dataKey(key))=\(shown)"
    }.joined(separator: " ")
  }

  private func meaning(of text: String, as member: String) -> String {
    guard let key = DataKey(rawValue: member) else { return text }
    switch key {
    case .unit, .place, .assist, .call, .lead, .rater, .parent, .successor, .to:
      return units(text) ?? words.tier(text)
    case .from, .tier: return words.tier(text)
    case .matter: return name(ofMatter: symbols.find(text)) ?? text
    case .timer: return words.timer(text)
    case .level: return words.card(text)
    case .urgency: return words.urgency(text)
    case .channel: return words.channel(text)
    case .kind: return words.whistle(text) == text ? words.unitKind(text) : words.whistle(text)
    case .due, .replyBy: return Timestamp(rfc3339: text)?.text(self) ?? text
    case .cause, .outcome, .slip: return words.choice(text)
    case .reached, .solved, .satisfied, .pass, .onsite, .skip, .granted, .provisional:
      return text == "true" ? "是" : text == "false" ? "否" : text
    case .evidence: return texts(text) ?? text
    default: return text
    }
  }

  /// The texts of a list; nil where it is none.
  private func texts(_ text: String) -> String? {
    let list = (try? JSONParser.parse(text))?.array
    let texts = list?.compactMap(\.string)
    return texts?.count == list?.count ? texts?.joined(separator: "、") : nil
  }

  /// The names of one unit or of a list of them; nil where one is not known.
  private func units(_ text: String) -> String? {
    let paths = (try? JSONParser.parse(text))?.array?.compactMap(\.string) ?? [text]
    let names = paths.compactMap { name(of: symbols.find($0)) }
    return names.count == paths.count ? names.joined(separator: "、") : nil
  }
}

extension Words {
  /// A key of `data`; in English it says itself what it is.
  func dataKey(_ name: String) -> String {
    language == .chinese ? DataKey(rawValue: name)?.chineseName ?? name : name
  }

  /// What may stand for a cause, an outcome or a slip.
  func choice(_ name: String) -> String { look(Self.choices, name) }

  private static let choices: [String: String] = [
    "unable": "无力办理", "timer": "超期", "returns": "多次退单", "rework": "多次返工", "order": "指令",
    "verify": "核查未通过", "follow": "回访不满意", "repeat": "重复诉求", "solved": "已解决",
    "explained": "已解释", "unsolved": "未解决", "deferred": "暂缓", "implement": "组织实施",
    "raise": "提请上级", "adjourn": "择期再议", "investigate": "排查", "judge": "研判",
    "mediate": "调解", "revisit": "回访",
  ]
}
