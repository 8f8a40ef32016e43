import Basics
import CaseModel

/// Serve (群众服务): posted tasks, points, lists and quarterly commitments of the communities, at
/// their own pace however many cases there are.
struct ServiceScript {
  private let world: World
  private var chance: Chance
  private var tasks = 0
  /// Who claims tasks, by community.
  private var volunteers: [Symbol: [String]] = [:]
  private(set) var threads: [[Step]] = []

  /// Permille of the weeks in which a community posts a task.
  private static let tasksPerWeek = 400
  /// How many of a community's people claim tasks.
  private static let volunteersEach = 5
  /// Permille of the claimed tasks that somebody else claims too, a little later: there is one winner.
  private static let claimedTwice = 70
  /// Permille of the quarters for which a community promises nothing.
  private static let promisesNothing = 90
  /// Permille of the promises that come after the day.
  private static let promisesLate = 120
  /// Permille of the awards that are taken back.
  private static let pointsReversed = 150

  init(world: World, seed: UInt64) {
    self.world = world
    chance = Chance(seed: seed, .service)
    for community in world.communities {
      volunteers[community] = (0..<ServiceScript.volunteersEach).map { _ in
        "v" + chance.hex(draws: 1)
      }
    }
    for day in world.period.days {
      let date = CivilDate(dayNumber: day)
      let (_, month, dayOfMonth) = date.components
      for community in world.communities {
        if date.weekday == .mon, chance.happens(ServiceScript.tasksPerWeek) {
          post(at: community, on: date)
        }
        if dayOfMonth == 8, month % 3 == 1 { commit(community, on: date) }
        if dayOfMonth == 12, month % 3 == 2 { list(community, on: date) }
      }
    }
  }

  // MARK: Telling

  /// Steps of one unit about one subject, each some working hours after the one before.
  private struct Telling {
    let unit: Symbol
    let subject: String
    var time: Timestamp
    var steps: [Step] = []
  }

  private mutating func begin(_ unit: Symbol, _ subject: String, on date: CivilDate) -> Telling {
    let time = world.morning(of: date, plus: chance.within(60...24_000))
    return Telling(unit: unit, subject: subject, time: time)
  }

  private mutating func tell(
    _ telling: inout Telling, _ name: EventType, _ data: JSONObject, afterHours: ClosedRange<Int>,
    subject: String? = nil
  ) {
    let seconds = chance.within(afterHours) * 3600 + chance.within(5...3000)
    telling.time = world.clock.later(workingSeconds: seconds, than: telling.time)
    let recorded = telling.time.later(seconds: chance.within(1...30))
    guard recorded <= world.period.end else { return }
    telling.steps.append(
      Step(
        name, subject ?? telling.subject, source: world.source(telling.unit),
        actor: world.actor(of: telling.unit, for: name, chance: &chance), happened: telling.time,
        recorded: recorded, data, zone: world.zone))
  }

  // MARK: Tasks and points

  private mutating func post(at community: Symbol, on date: CivilDate) {
    tasks += 1
    let subject = "task/" + String(date.year) + "-" + Decimal.padded(tasks, 4)
    var telling = begin(community, subject, on: date)
    let poster = JSONValue.string(
      world.actor(of: community, for: .taskPosted, chance: &chance) ?? "")
    let item = JSONValue.string(chance.pick(ServiceTexts.tasks))
    tell(&telling, .taskPosted, ["actor": poster, "item": item], afterHours: 0...1)
    let people = volunteers[community] ?? []
    let taker = chance.below(people.count)
    if chance.happens(880) {
      tell(&telling, .taskClaimed, ["actor": .string(people[taker])], afterHours: 1...14)
      if chance.happens(ServiceScript.claimedTwice) {
        let other = people[(taker + 1) % people.count]
        tell(&telling, .taskClaimed, ["actor": .string(other)], afterHours: 0...0)
      }
      finish(&telling, .string(people[taker]))
    } else {
      tell(&telling, .taskDropped, ["actor": poster], afterHours: 30...60)
    }
    threads.append(telling.steps)
  }

  private mutating func finish(_ telling: inout Telling, _ taker: JSONValue) {
    guard chance.happens(900) else {
      return tell(&telling, .taskDropped, ["actor": taker], afterHours: 5...30)
    }
    let evidence = JSONValue.array([.string("sha256:" + chance.hex(draws: 4))])
    tell(&telling, .taskDone, ["actor": taker, "evidence": evidence], afterHours: 4...40)
    let ledger = "ledger/" + world.symbols.text(telling.unit)
    var award: JSONObject = [
      "ledger": .string(ledger), "holder": taker,
      "indicator": .string(chance.pick(ServiceTexts.indicators)),
      "amount": .integer(chance.within(1...5) * 2), "ref": .string(telling.subject),
    ]
    tell(&telling, .pointsAwarded, award, afterHours: 0...3, subject: ledger)
    guard chance.happens(ServiceScript.pointsReversed) else { return }
    award["reason"] = .string("重复计分")
    tell(&telling, .pointsReversed, award, afterHours: 7...20, subject: ledger)
  }

  // MARK: Commitments and lists

  /// 亮承诺: by the tenth of a quarter's first month, as a rule.
  private mutating func commit(_ community: Symbol, on day: CivilDate) {
    if chance.happens(ServiceScript.promisesNothing) { return }
    let date = chance.happens(ServiceScript.promisesLate) ? day + chance.within(3...9) : day
    let quarter = String(date.year) + "-Q" + String((date.components.month + 2) / 3)
    let path = world.symbols.text(community)
    var telling = begin(community, "period/\(quarter)/\(path)", on: date)
    let data: JSONObject = [
      "unit": .string(path), "quarter": .string(quarter),
      "item": .string(chance.pick(ServiceTexts.commitments)),
    ]
    tell(&telling, .commitmentMade, data, afterHours: 0...3)
    if chance.happens(820) { tell(&telling, .commitmentKept, data, afterHours: 250...390) }
    threads.append(telling.steps)
  }

  /// 需求、资源、项目三张清单.
  private mutating func list(_ community: Symbol, on date: CivilDate) {
    let month = String(date.text.prefix(7))
    let path = world.symbols.text(community)
    var telling = begin(community, "list/\(month)/\(path)", on: date)
    func entry(_ unit: JSONValue, _ item: JSONValue) -> JSONObject {
      ["list": .string("\(month)/\(path)"), "unit": unit, "item": item]
    }
    let need = JSONValue.string(chance.pick(ServiceTexts.needs))
    tell(&telling, .needListed, entry(.string(path), need), afterHours: 0...2)
    let helper = world.path(chance.pick(world.departments))
    let resource = JSONValue.string(chance.pick(ServiceTexts.resources))
    tell(&telling, .resourceOffered, entry(helper, resource), afterHours: 3...30)
    if chance.happens(750) {
      tell(&telling, .projectMatched, entry(helper, need), afterHours: 2...40)
      if chance.happens(800) {
        tell(&telling, .projectFinished, entry(helper, need), afterHours: 60...200)
      }
    }
    threads.append(telling.steps)
  }
}

/// What communities list, promise and ask for (群众服务).
enum ServiceTexts {
  static let tasks = ["陪同独居老人就医", "维修小区凉亭座椅", "四点半课堂辅导", "清理楼道小广告", "为老人代购药品", "河道清洁", "安装楼道扶手"]
  static let needs = ["增设老年活动室", "儿童暑期托管", "电动车充电棚", "法律咨询进小区", "健康义诊"]
  static let resources = ["活动室一间", "志愿者20名", "义诊医生4名", "培训教室一间", "法律顾问2名"]
  static let commitments = ["更换老旧小区路灯40盏", "新增充电位60个", "适老化改造15户", "楼道扶手安装30处", "修缮雨污管网600米"]
  static let indicators = ["volunteer", "environment", "mutual-aid", "civility"]
}
