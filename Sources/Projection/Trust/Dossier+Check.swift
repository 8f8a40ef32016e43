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
    last = 0
    for line in reference {
      if let finding = fault(ofReference: line, behind: last, codec, &scanner) {
        findings.append(finding)
      }
      last = line.sequence
    }
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

  private func fault(
    ofReference line: Line, behind last: Int, _ codec: EventCodec, _ scanner: inout LineScanner
  ) -> Finding? {
    read(line, behind: last, &scanner) { event in
      if Self.isReference(codec.type(of: event)) { return nil }
      return line.finding(
        DossierCode.type, "the line is of no rules, calendar or unit", "该行不是规则、日历或单位")
    }
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
