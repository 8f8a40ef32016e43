import Basics
import CaseModel

extension EventKey {
  /// What it means, as a sentence, and what may stand there where that is not one of a few words.
  var sentence: Phrase {
    let isText = if case .text = form { true } else { false }
    let isListed = isText || !form.choices.isEmpty || form.kind == .flag
    let said = DataKey(rawValue: name).flatMap { Self.said[$0] } ?? name
    let english = isListed ? said : "\(said): \(form.meaning.english)"
    let meaning = form.meaning.chinese
    let chinese = isListed || meaning == chineseName ? chineseName : "\(chineseName)：\(meaning)"
    return Phrase(english + ".", chinese + "。")
  }

  /// What the keys of verbs say. In Chinese their names do.
  private static let said: [DataKey: String] = [
    .action: "What was done",
    .actor: "Whom it is about: the actor's name",
    .advice: "Whom the requester is told to turn to instead",
    .amount: "How much",
    .assist: "Who helps the unit that handles it",
    .call: "The units that are called",
    .cause: "What gave cause to it",
    .channel: "How the request came in",
    .commitment: "What later proves the content that is kept in the vault",
    .correction: "What is put right",
    .due: "By when, instead of the rules' limit",
    .evidence: "What shows it",
    .external: "The number that it has in another system",
    .from: "The tier that it leaves",
    .granted: "Whether the appeal is granted",
    .gridKind: "What kind of grid it is",
    .ground: "On what ground",
    .holder: "Whose points they are",
    .households: "How many households live there",
    .indicator: "For what the rules give points",
    .into: "The case that goes on",
    .item: "What it is about",
    .kind: "Of what kind it is",
    .lead: "Which of the called units leads",
    .ledger: "The account book of the points",
    .level: "How grave it is",
    .lifecycle: "At what stage of the work",
    .list: "The list's name",
    .login: "The user of the system that the actor is",
    .matter: "What the request is about, by its code in the rules",
    .minutes: "What was said",
    .name: "How it is called",
    .nameEn: "How it is called in English",
    .note: "What else is to be known",
    .onsite: "Whether on the spot",
    .outcome: "What came of it",
    .parent: "What stands above it",
    .pass: "Whether the result holds",
    .place: "Where it is",
    .posts: "How many posts it has",
    .quarter: "For which quarter",
    .rater: "Who rates",
    .reached: "Whether the requester was reached",
    .reason: "Why",
    .ref: "For what it is given",
    .replyBy: "By when to reply",
    .requester: "Who asks, by a reference that says nothing about the person",
    .resource: "With whose help",
    .reviewOn: "When to look at it again",
    .roles: "What the actor may do by the rules",
    .run: "Which run of the timer",
    .satisfied: "Whether the requester is satisfied",
    .score: "How well it was done",
    .skip: "Whether a tier is left out",
    .slip: "Which of the four slips",
    .solved: "Whether it is solved",
    .step: "Which step of the procedure",
    .successor: "Who takes over",
    .tier: "Which tier",
    .timer: "Which timer",
    .title: "The request in a few words",
    .to: "Where it goes",
    .unit: "Who does it, or whom it is about",
    .urgency: "How urgent it is",
    .what: "What happened",
  ]
}
