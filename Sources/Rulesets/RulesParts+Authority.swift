extension RulesParts {
  /// Who may record what in the places (SPEC §13): the member `authority`.
  ///
  /// The people of a tier act on what lies in their unit (属地管理) and on what it holds, supervisors and
  /// a grid's people on what is held below it, too; those of a department act in its name. That a unit
  /// must hold a case to act on it is for the guards to say. Whoever registers people gives them their
  /// roles, so that this is the administrator's alone.
  ///
  /// - Parameter top: the highest tier, which orders supervision and publishes the tables.
  static func authority(top: String) -> String {
    #"""
    "authority":{"roles":{
      "administrator":[
        {"events":["rules.adopted","calendar.adopted","unit.*","actor.*","subject.erased"],"where":"any"}],
      "operator":[
        {"events":["case.registered","case.followed","case.reopened","case.closed","case.noted",\#(accepting)],"where":"any"},
        {"events":["supervision.answered"],"where":"unit"}],
      "guide":[\#(inGrid)],
      "police":[\#(inGrid)],
      "leader":[\#(inGrid),
        {"events":[\#(accepting),\#(directing)],"where":"place"},
        {"events":["appeal.filed",\#(accepting),\#(directing)],"where":"below"}],
      "clerk":[\#(inTier),
        {"events":[\#(accepting),\#(directing),\#(handling)],"where":"holder"},
        {"events":[\#(deciding)],"where":"dispatcher"}],
      "supervisor":[\#(inTier),
        {"events":[\#(accepting),\#(directing),\#(handling)],"where":"below"},
        {"events":[\#(deciding)],"where":"dispatcher"},
        {"events":["supervision.issued","supervision.lifted","case.excluded","exclusion.revoked",
          "appeal.decided","assessment.published","disclosure.published"],"where":"any","units":["\#(top)"]}],
      "handler":[
        {"events":["case.accepted","case.rejected","case.dispatched","case.signed",\#(handling),
          "whistle.answered","whistle.finished","whistle.rated","supervision.answered"],"where":"unit"}],
      "signer":[
        {"events":["case.signed","case.contacted","case.noted","whistle.answered","supervision.answered"],"where":"unit"}],
      "head":[
        {"events":["case.signed",\#(handling),\#(deciding),"appeal.filed","whistle.answered",
          "whistle.finished","whistle.rated","supervision.answered"],"where":"unit"}],
      "member":[{"events":["task.claimed","task.done","task.dropped"],"where":"self"}],
      "auditor":[]},
     "separate":[["case.resolved","case.verified"],["extension.requested","extension.granted"],
       ["return.requested","return.approved"]]}
    """#
  }

  // MARK: Rules

  /// What everybody in a grid may do.
  private static let inGrid = #"""
    {"events":["case.registered","case.accepted","case.signed","case.verified",
          "supervision.answered",\#(handling)],"where":"place"},
        {"events":["case.accepted","case.signed","case.verified",\#(handling)],"where":"below"},
        {"events":["supervision.answered"],"where":"unit"}
    """#

  /// What everybody in a unit above the grids may do.
  private static let inTier = #"""
    {"events":["case.registered","case.verified","case.followed","case.reopened","case.closed",
          \#(accepting),\#(directing),\#(handling)],"where":"place"},
        {"events":["appeal.filed","supervision.answered",\#(service)],"where":"unit"},
        {"events":["resource.offered","project.*"],"where":"any"}
    """#

  // MARK: Names of events

  private static let accepting = #"""
    "case.accepted","case.rejected","case.merged","case.reclassified","case.withdrawn"
    """#

  private static let directing = #"""
    "case.dispatched","case.escalated","whistle.blown","whistle.excused","whistle.rated",\#(deciding)
    """#

  private static let deciding = #"""
    "return.approved","return.denied","extension.granted","extension.denied"
    """#

  private static let handling = #"""
    "case.contacted","case.resolved","case.suspended","case.resumed","case.noted","extension.requested",
          "return.requested","mediation.recorded","meeting.held"
    """#

  private static let service = #"""
    "task.*","points.*","need.listed","commitment.*"
    """#
}
