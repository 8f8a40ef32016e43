package import Basics

/// What does not hold of the dossier of a case. `verify-dossier` prints the part behind the dot.
package enum DossierCode: String, ErrorCode {
  case empty = "dossier.empty"
  case form = "dossier.form"
  case inclusion = "dossier.inclusion"
  case order = "dossier.order"
  case state = "dossier.state"
  case subject = "dossier.subject"
  case type = "dossier.type"

  package var remedy: Phrase {
    Phrase(
      "take an unchanged copy of what 'whistle prove --case' printed",
      "请使用“whistle prove --case”输出的未改动副本")
  }
}
