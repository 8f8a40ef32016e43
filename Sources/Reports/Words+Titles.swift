/// The titles of columns.
extension Words {
  /// A column's title; of a path into a row that of the path, else of its last key. With `@` it is
  /// the name of a timer.
  package func title(_ key: String) -> String {
    if key.first == "@" { return timer(String(key.dropFirst())) }
    let last = key.split(separator: "/").last.map(String.init) ?? key
    guard let entry = Self.entry(key) ?? Self.entry(last) else { return last }
    return pick(entry.0, entry.1)
  }

  private static func entry(_ name: String) -> (String, String)? {
    if let own = ownTitles[name] { return own }
    // With `#` the number of cases in a class.
    let isClass = name.hasPrefix("#")
    let plain = isClass ? String(name.dropFirst()) : name
    return (isClass ? impacts[plain] : titles[plain]).map { (plain.uppercased(), $0) }
  }

  /// Those that are called in English as their key is.
  private static let titles: [String: String] = [
    "case": "案件", "status": "状态", "tier": "层级", "holder": "承办单位", "matter": "事项", "urgency": "紧急程度",
    "place": "地点", "registered": "登记时间", "version": "版本", "round": "轮次", "returns": "退单",
    "extensions": "延期", "cards": "督办", "timer": "时限", "run": "序", "unit": "单位", "state": "情况",
    "start": "起", "stop": "止", "due": "到期", "remind": "提醒", "red": "红线", "provisional": "暂定",
    "ruleset": "规则", "sequence": "序号", "segment": "分卷", "line": "行", "kind": "类别", "reason": "原因",
    "time": "时间", "by": "记录单位", "what": "内容", "name": "名称", "digest": "摘要", "scope": "范围",
    "effective": "生效", "root": "根哈希", "usable": "可用", "overdue": "超期", "units": "个数",
    "households": "户数", "raised": "提请上级", "meeting": "会议", "class": "类别", "cases": "件数",
    "settled": "办结", "title": "标题", "rank": "名次", "score": "得分", "points": "加减分",
    "dispatched": "派发",
    "responded": "响应", "reached": "访到", "solved": "解决", "satisfied": "满意", "returned": "退单",
    "clause": "条款", "level": "级别", "issued": "签发", "reply": "反馈", "whistle": "哨", "lead": "牵头",
    "step": "进度", "called": "吹哨", "answered": "报到", "reported": "报到",
    "late": "迟到", "absent": "未报到",
    "excused": "免到", "answer": "响应", "subject": "对象", "filed": "提出", "decided": "决定",
    "correction": "更正", "made": "承诺", "kept": "践诺", "figure": "指标", "count": "数量", "of": "基数",
    "closed": "结案", "channel": "渠道", "signed": "签收", "period": "时段", "actor": "人员", "events": "事件",
    "subjects": "对象", "days": "天数", "orders": "点单", "open": "在办", "pending": "未到期", "void": "作废",
    "first": "首个事件", "then": "当时", "today": "现行规则", "old": "原", "new": "新", "task": "任务",
    "posted": "张榜", "poster": "张榜人", "claimant": "揭榜人", "claimed": "揭榜", "ended": "完成/撤榜",
    "evidence": "佐证", "department": "主管部门", "fulfilled": "点亮", "ledger": "账簿", "mark": "百分制",
    "grade": "档", "list": "清单", "resources": "资源", "needs": "需求", "matched": "项目", "finished": "完成",
    "quarter": "季度", "month": "月份", "standing": "在册", "finding": "发现", "post": "岗位",
    "stated": "登记值", "expected": "应为", "group": "组别", "asked": "应响应", "calendar": "日历",
    "year": "年份", "holidays": "假日", "look": "查看", "data": "内容",
    "role": "角色", "age": "案龄", "code": "代码", "roles": "角色", "login": "登录名",
    "parent": "上级", "verify": "须核查", "follow": "须回访", "requester": "代号", "file": "文件",
    "column": "列", "fault": "问题", "date": "日期", "broken": "未按时", "stage": "阶段",
    "runs": "时限数", "dispatches": "派发数",
    "winners": "上升", "losers": "下降", "activities": "活动", "activity": "活动", "median": "中位数",
    "longest": "最长", "resource": "执行者", "reworked": "返工件数", "repetitions": "重复次数",
  ]

  private static let ownTitles: [String: (String, String)] = [
    "receiver": ("FIRST RECEIVER", "首接单位"), "differs": ("COUNTS THEN→NOW", "计数变化"),
    "registeredCount": ("REGISTERED", "登记数"), "type": ("EVENT", "事件"), "origin": ("FROM", "来源"),
    "recordedtime": ("RECORDED", "收录时间"), "size": ("EVENTS", "事件数"), "path": ("FILE", "文件"),
    "label": ("NOTICE BOARD", "公示"),
    "condition": ("WHERE", "范围"), "inUnits": ("IN UNITS", "单位类别"),
    "inBook": ("IN THE BOOK", "与台账"),
    "next": ("NEXT SESSION", "下次会议"), "investigate": ("INVESTIGATED", "排查"),
    "judge": ("JUDGED", "研判"), "mediate": ("MEDIATED", "调解"), "revisit": ("REVISITED", "回访"),
    "onTime": ("ON TIME", "按时"), "response": ("RESPONSE %", "响应率"),
    "solvedRate": ("SOLVED %", "解决率"), "satisfiedRate": ("SATISFIED %", "满意率"),
    "measure": ("MEASURE", "指标"), "changeBand": ("CHANGE", "变化幅度"),
    "draft": ("DRAFT", "草案"), "risen": ("RISEN", "名次上升"), "fallen": ("FALLEN", "名次下降"),
    "onTimeRate": ("ON TIME %", "按时率"), "returnRate": ("RETURNED %", "退单率"),
    "counts": ("COUNTS AS", "计入"), "awarded": ("POINTS", "积分"),
    "replyBy": ("REPLY BY", "反馈期限"), "rating": ("RATED", "评分"),
    "ownRating": ("RATES", "评哨"), "nameEn": ("ENGLISH NAME", "英文名"),
    "published/rank": ("RANK THEN", "公布名次"), "now/rank": ("RANK NOW", "现名次"),
    "published/score": ("SCORE THEN", "公布得分"), "now/score": ("SCORE NOW", "现得分"),
    "published/points": ("POINTS THEN", "公布加减分"), "now/points": ("POINTS NOW", "现加减分"),
    "same": ("TABLE", "对照"), "granted": ("DECISION", "结果"), "madeLate": ("MADE LATE", "逾期承诺"),
    "keptRate": ("KEPT %", "践诺率"), "percent": ("%", "占比"), "share": ("SHARE %", "占比"),
    "within": ("UP TO HERE %", "累计占比"), "before": ("YEAR BEFORE", "上年同期"),
    "change": ("CHANGE %", "同比"), "excludedCase": ("EXCLUDED", "剔除"), "duty": ("ON DUTY", "值班人"),
    "takes": ("TAKES IT", "接办"), "taker": ("TAKEN BY", "接办单位"),
    "unitName": ("NAME", "单位名称"), "timesCalled": ("CALLED", "被吹哨"),
    "statusThen": ("STATUS THEN", "原状态"),
    "holderThen": ("HOLDER THEN", "原承办单位"), "becameOverdue": ("BECAME OVERDUE", "新增超期"),
    "recordedCount": ("RECORDED", "新记事件"), "isRetired": ("RETIRED", "已撤销"),
    "attendance": ("ATTENDANCE %", "报到率"), "entry": ("OF", "所属"),
    "#notice-missing": ("NOTICE-MISSING", "缺督办"),
    "#notice-unfounded": ("NOTICE-UNFOUNDED", "督办无据"),
    "item": ("WHAT", "内容"), "pointsHolder": ("HOLDER", "持有人"), "serveLate": ("LATE", "逾期"),
    "months": ("BY MONTH", "各月"), "use": ("SHARE", "用途"), "amount": ("YUAN", "金额（元）"),
    "matchedRate": ("MATCHED %", "对接率"), "finishedRate": ("FINISHED %", "完成率"),
    "retired": ("LEFT", "转出"), "published/count": ("COUNT THEN", "公布数"),
    "now/count": ("COUNT NOW", "现数"), "published/of": ("OF THEN", "公布基数"),
    "now/of": ("OF NOW", "现基数"), "workdays": ("MAKE-UP DAYS", "补班日"),
    "halfDays": ("HALF DAYS", "半日"),
    "actorRetired": ("RETIRED", "已注销"), "findingKind": ("KIND", "代码"),
    "matterKind": ("KIND", "种类"),
    "limitClass": ("CLASS", "时限类别"), "adopted": ("FROM", "起用"),
    "provisionalTimers": ("PROVISIONAL TIMERS", "暂定时限"),
    "fromActivity": ("FROM", "从"), "toActivity": ("TO", "到"), "times": ("TIMES", "次数"),
    "p90": ("90 %", "第 90 百分位"), "kinds": ("ACTIVITIES", "活动数"),
  ]
}
