import Basics

/// What reading the parts of a mapping needs and gathers.
struct MappingContext {
  /// The keys of `data` that a type asks for; nil where there is no such type.
  let required: (String) -> [String]?
  /// Where named time zones come from; nil for a name that is none.
  let zones: (String) -> TimeZone?
  /// The columns named so far.
  var columns = ColumnTable()

  func zone(_ node: MappingNode) throws(MappingFault) -> TimeZone {
    let name = try node.text()
    if let zone = zones(name) { return zone }
    throw node.fault("no time zone is called '\(name)' on this machine", "本机没有名为“\(name)”的时区")
  }
}
