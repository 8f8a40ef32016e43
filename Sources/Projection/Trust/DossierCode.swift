package import Basics

/// What does not hold of the dossier of a case. `verify-dossier` prints the part behind the dot.
package enum DossierCode: String, ErrorCode {
  case book = "dossier.book"
  case empty = "dossier.empty"
  case form = "dossier.form"
  case inclusion = "dossier.inclusion"
  case omission = "dossier.omission"
  case order = "dossier.order"
  case state = "dossier.state"
  case subject = "dossier.subject"
  case type = "dossier.type"

  package var remedy: Phrase {
    switch self {
    case .book:
      Phrase(
        "name the home directory of the book that the dossier was made from, at least as long as the checkpoint",
        "请指定出具该卷宗的台账所在目录，其行数不少于检查点")
    case .omission:
      Phrase(
        "have a new dossier made from the book: whistle prove --case",
        "请由台账重新出具卷宗：whistle prove --case")
    case .empty, .form, .inclusion, .order, .state, .subject, .type:
      Phrase(
        "take an unchanged copy of what 'whistle prove --case' printed",
        "请使用“whistle prove --case”输出的未改动副本")
    }
  }
}
