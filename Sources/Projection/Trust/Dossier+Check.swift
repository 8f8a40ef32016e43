package import Basics
package import CaseJournal
import CaseModel
import EventBook

extension Dossier {
  /// Something in a dossier that does not hold.
  package struct Finding: Error, Hashable, Sendable {
    /// Of the line; 0 for the dossier itself.
    package let sequence: Int
    package let kind: String
    package let reason: Phrase

    /// - Parameter sequence: of the line; 0 for the dossier itself.
    package init(_ fault: Diagnostic, sequence: Int = 0) {
      self.sequence = sequence
      kind = fault.kind
      reason = fault.message
    }
  }

  /// What does not hold, but for signatures and the state: those need programs and tables.
  ///
  /// - Complexity: O(bytes + lines log size).
  package func findings(by codec: EventCodec) -> [Finding] {
    var findings: [Finding] = []
    var scanner = LineScanner()
    for line in events + reference where !isIncluded(line) {
      findings.append(
        line.finding(
          DossierCode.inclusion, "the proof does not lead from this line to the signed root",
          "由该行不能得出已签署的根哈希"))
    }
    var (last, count) = (0, 0)
    for line in events {
      count += 1
      if let finding = fault(of: line, behind: last, number: count, &scanner) {
        findings.append(finding)
      }
      last = line.sequence
    }
    findings += referenceFindings(codec, &scanner)
    if events.isEmpty {
      findings.append(
        Finding(Diagnostic(DossierCode.empty, "there is no line of the case", "没有案件的事件")))
    }
    return findings
  }

  /// The state that the lines lead to.
  package func derived(by codec: EventCodec) throws(Finding) -> CaseView {
    // A line may be of the case and of the rules: it counts once.
    let own = Set(events.map(\.sequence))
    let others = reference.filter { !own.contains($0.sequence) }
    return CaseView(try (events + others).folded(by: codec), now: now)
  }

  /// What a dossier that was made of the whole book has, and this one has not.
  ///
  /// - Parameter whole: of the same case, at the same time, under the same checkpoint.
  package func omissions(from whole: Dossier) -> [Finding] {
    let known = Set((events + reference).map(\.sequence))
    return (whole.events + whole.reference).filter { !known.contains($0.sequence) }
      .sorted { $0.sequence < $1.sequence }.map { line in
        let envelope = Envelope(storedLine: line.bytes)
        let (type, subject) = (envelope?.type ?? "?", envelope?.subject ?? "?")
        return line.finding(
          DossierCode.omission,
          "the book has \(type) of '\(subject)' here, and the dossier has not",
          "台账此处有“\(subject)”的 \(type)，卷宗中没有")
      }
  }

  /// That a book does not begin with the lines under the checkpoint.
  package func otherBook(_ directory: String) -> Finding {
    let size = signed.checkpoint.size
    return Finding(
      Diagnostic(
        DossierCode.book,
        "the book in \(directory) does not begin with the \(size) lines of the checkpoint",
        "\(directory) 中的台账与检查点的 \(size) 行不符"))
  }

  private func isIncluded(_ line: Line) -> Bool {
    let leaf = line.bytes.withByteView { MerkleTree.leaf($0) }
    return MerkleProof.root(
      of: leaf, at: line.sequence - 1, in: signed.checkpoint.size, by: line.proof)
      == signed.checkpoint.root
  }

  private func fault(
    of line: Line, behind last: Int, number: Int, _ scanner: inout LineScanner
  ) -> Finding? {
    read(line, behind: last, &scanner) { event in
      if !event.text(event.subject).hasBytes(of: name) {
        return line.finding(
          DossierCode.subject, "the line is of another subject", "该行属于另一对象")
      }
      guard event.caseSequence != number else { return nil }
      return line.finding(
        BookCode.caseGap, "expected caseseq \(number), found \(event.caseSequence)",
        "caseseq 应为 \(number)，实为 \(event.caseSequence)")
    }
  }

  /// What does not hold of the lines of rules, calendars and units. Of each of their subjects all must be
  /// there up to the last one, of whatever type.
  private func referenceFindings(_ codec: EventCodec, _ scanner: inout LineScanner) -> [Finding] {
    let subjects = referenceSubjects(codec, &scanner)
    var (findings, last): ([Finding], Int) = ([], 0)
    var counts: [[UInt8]: Int] = [:]
    for line in reference {
      let finding = read(line, behind: last, &scanner) { event in
        let subject = event.text(event.subject)
        guard subjects.contains(Array(subject.utf8)) else {
          return line.finding(
            DossierCode.type, "the line is of no rules, calendar or unit", "该行不是规则、日历或单位")
        }
        let expected = counts[Array(subject.utf8), default: 0] + 1
        counts[Array(subject.utf8)] = event.caseSequence
        if event.caseSequence == expected { return nil }
        return line.finding(
          BookCode.caseGap,
          "expected caseseq \(expected) of '\(subject)', found \(event.caseSequence)",
          "“\(subject)”的 caseseq 应为 \(expected)，实为 \(event.caseSequence)")
      }
      if let finding { findings.append(finding) }
      last = line.sequence
    }
    return findings
  }

  /// The subjects under which rules, calendars and units stand.
  private func referenceSubjects(
    _ codec: EventCodec, _ scanner: inout LineScanner
  ) -> Set<[UInt8]> {
    var subjects: Set<[UInt8]> = []
    for line in reference {
      line.bytes.withByteView { view in
        guard let event = try? line.event(view, &scanner),
          Self.isReference(codec.type(of: event))
        else { return }
        subjects.insert(Array(event.text(event.subject).utf8))
      }
    }
    return subjects
  }

  private func read(
    _ line: Line, behind last: Int, _ scanner: inout LineScanner, _ check: (EventLine) -> Finding?
  ) -> Finding? {
    line.bytes.withByteView { view in
      do throws(Finding) {
        let event = try line.event(view, &scanner)
        guard event.sequence == line.sequence, line.sequence > last else {
          return line.finding(
            DossierCode.order,
            "expected sequence \(line.sequence) behind \(last), found \(event.sequence)",
            "第 \(last) 号之后应为第 \(line.sequence) 号，实为第 \(event.sequence) 号")
        }
        return check(event)
      } catch { return error }
    }
  }
}
