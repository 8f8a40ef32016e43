import Basics
import CaseModel

/// What a unit does beside the main thread of a case, when its time comes.
struct Errand: Sendable {
  enum Deed: Sendable {
    case contact(isLate: Bool)
    case answer(Symbol)
    case excuse(Symbol)
    case finish(Symbol)
    case replyToCard(Symbol)
    case liftCard(Symbol)
    case order(CardLevel)
    case slip(Slip)
    case meet(step: Int)
    /// Enters what happened earlier.
    indirect case enter(Step)
  }

  let time: Timestamp
  let deed: Deed
}
