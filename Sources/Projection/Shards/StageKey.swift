import Basics

/// The keys of the documents that the stages of a sharded fold hand on. No other version reads them.
enum StageKey: String {
  case stage, files, pieces, shard
  // What book it is, and which build reads it.
  case book, links, segments, events, shards, version, reducers, tzdata
  // What is asked, and what was counted.
  case now, rules, periods, folded, cases, anomalies, last
  // A file.
  case name, rows, bytes, sha256
  // A segment, and what was merged in it.
  case segment, first, recorded, merges, into
  case `case`
  // A leaf of the tree over the state, and whose it is where it is no case.
  case subject, leaf
  // The parts of the whole.
  case common, tree, root, digest
}

extension JSONObject {
  init(stage members: KeyValuePairs<StageKey, JSONValue>) {
    self.init(members.map { ($0.key.rawValue, $0.value) })
  }
}
