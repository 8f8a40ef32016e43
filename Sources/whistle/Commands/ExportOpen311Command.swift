import Basics
import CommandLineKit
import FileStore
import Interchange
import Projection

enum ExportOpen311Command: Command {
  static let spec = CommandSpec(
    "open311",
    Phrase(
      "Cases as service requests, matters as services (Open311 GeoReport v2), in JSON or XML.",
      "案件作为服务请求、事项作为服务（Open311 GeoReport v2），JSON 或 XML。"),
    arguments: [
      ArgumentSpec(
        "FILE", kind: .file,
        "Where the requests go; - for standard output; a directory for requests and services in both forms.",
        "请求导出到此文件；- 为标准输出；为目录时导出请求和服务的两种格式。")
    ],
    options: Options.query + [
      OptionSpec(
        Options.since.name, value: "SEQUENCE",
        "Only cases about which something was recorded behind this one.",
        "只导出此号之后有新记录的案件。"),
      OptionSpec(
        "as", value: "FORM", kind: .choice(of: Open311Form.self), "Of a file: json or xml.",
        "文件的格式：json 或 xml。", default: "json"),
    ])

  static func run(_ context: Context) throws(Diagnostic) {
    let path = context.call.argument("FILE") ?? "-"
    let status = try path == "-" ? nil : FileStatus.of(path)
    let isDirectory = status?.isDirectory ?? false
    let form = context.given("as").flatMap(Open311Form.init(rawValue:)) ?? .json
    let file = try isDirectory ? nil : ExportFile(context)
    let export = try export(context)
    guard let file else { return try write(export, into: path, context) }
    let count = try export.write(.requests, as: form, to: file.write)
    try file.commit()
    context.say("\(count) requests", "\(count) 项请求")
  }

  /// Of all cases, or of those about which something was recorded behind a sequence.
  private static func export(_ context: Context) throws(Diagnostic) -> Open311Export {
    guard context.given(Options.since.name) != nil else {
      return Open311Export(try context.load(), jobs: context.jobs)
    }
    let (view, lines) = try context.caseLines(since: context.since)
    return Open311Export(view, jobs: context.jobs) { lines.has($0) }
  }

  private static func write(
    _ export: Open311Export, into directory: String, _ context: Context
  ) throws(Diagnostic) {
    var counts: [(table: String, rows: Int)] = []
    let files = try ExportFiles(
      Open311Export.List.allCases.flatMap { list in
        Open311Form.allCases.map { "\(list).\($0)" }
      }, in: directory, context)
    for list in Open311Export.List.allCases {
      for form in Open311Form.allCases {
        let count = try export.write(list, as: form) { bytes throws(Diagnostic) in
          try files.write(bytes, to: "\(list).\(form)")
        }
        if form == .json { counts.append((list.rawValue, count)) }
      }
    }
    try files.commit()
    context.say(counts)
  }
}
