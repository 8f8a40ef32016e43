package import Basics

/// Which book is folded, into how many shards, and by what: the head of every manifest. Results are put
/// together only where all of it is the same.
package struct ShardBook: Equatable, Sendable {
  package let name: String
  /// The digest of the links, which name every segment with its own.
  package let links: Digest
  package let segments, events: Int
  package let shards: Int
  package let build: Build

  /// By what it was made: another version may fold in another way, other zones lead to other due times.
  package struct Build: Equatable, Sendable {
    package let version: String
    package let reducers: Int
    package let zones: Digest

    /// - Parameters:
    ///   - version: of the program.
    ///   - zones: the digest of the machine's time zones.
    package init(version: String, zones: Digest) {
      self.version = version
      self.zones = zones
      reducers = Snapshot.reducers
    }
  }

  package init(_ links: BookLinks, shards: Int, build: Build) {
    name = links.book
    self.links = links.digest
    segments = links.segments.count
    events = links.events
    self.shards = shards
    self.build = build
  }

  /// - Throws: `shard.foreign`, `shard.build` where the other is of another book or made by another program.
  func check(_ other: ShardBook, at place: Diagnostic.Place) throws(Diagnostic) {
    guard links == other.links, shards == other.shards, segments == other.segments,
      events == other.events
    else {
      throw Diagnostic(
        ShardCode.foreign,
        "is of '\(other.name)' (links \(other.links.hex.prefix(12))) in \(other.shards) shards, "
          + "and not of '\(name)' (links \(links.hex.prefix(12))) in \(shards)",
        "属“\(other.name)”（关联文件 \(other.links.hex.prefix(12))，\(other.shards) 个分片），"
          + "而非“\(name)”（\(links.hex.prefix(12))，\(shards) 个分片）", at: place)
    }
    try build.check(other.build, at: place)
  }
}

extension ShardBook.Build {
  /// - Throws: `shard.build`.
  func check(_ other: ShardBook.Build, at place: Diagnostic.Place) throws(Diagnostic) {
    if version != other.version || reducers != other.reducers {
      throw Diagnostic(
        ShardCode.build,
        "made by version \(other.version) with reducers \(other.reducers), "
          + "and not by \(version) with \(reducers)",
        "由 \(other.version) 版（归约版本 \(other.reducers)）生成，而非 \(version) 版（\(reducers)）",
        at: place)
    }
    if zones != other.zones {
      throw Diagnostic(
        ShardCode.build,
        "made with other time zones (tzdata \(other.zones.hex.prefix(12))) than here "
          + "(\(zones.hex.prefix(12)))",
        "所用时区数据（tzdata \(other.zones.hex.prefix(12))）与此处（\(zones.hex.prefix(12))）不同",
        at: place)
    }
  }
}

// MARK: As JSON

extension ShardBook {
  var json: JSONObject {
    JSONObject(stage: [
      .book: .string(name), .links: .string(links.hex), .segments: .integer(segments),
      .events: .integer(events), .shards: .integer(shards),
      .version: .string(build.version), .reducers: .integer(build.reducers),
      .tzdata: .string(build.zones.hex),
    ])
  }

  init(_ document: StageDocument) throws(Diagnostic) {
    name = try document.text(StageKey.book)
    links = try document.digest(StageKey.links)
    segments = try document.number(StageKey.segments)
    events = try document.number(StageKey.events)
    shards = try document.number(StageKey.shards)
    build = try Build(document)
  }
}

extension ShardBook.Build {
  fileprivate init(_ document: StageDocument) throws(Diagnostic) {
    version = try document.text(StageKey.version)
    reducers = try document.number(StageKey.reducers)
    zones = try document.digest(StageKey.tzdata)
  }
}

extension JSONObject {
  /// With the members of another behind its own.
  func followed(by other: JSONObject) -> JSONObject { JSONObject(members + other.members) }
}
