import FangcunGovernance
import FangcunModel
import XCTest

final class MermaidTests: XCTestCase {
    private func words(_ zh: String, _ en: String) -> Message { Message(zh: zh, en: en) }

    private var profile: CaseProfile {
        CaseProfile(
            identifier: "p", edition: "1", title: words("件", "p"), basis: "",
            roles: [.init("clerk", words("经办人", "Clerk")), .init("head", words("负责人", "Head"))],
            reasons: [.init("done", words("办结", "Done"), isResolved: true)],
            process: CaseProcess(
                initial: "new",
                states: [
                    .init("new", words("未登记", "New")), .init("in-work", words("办理中: \"急\"", "In work: \"urgent\"")),
                    .init("end", words("已办结", "Closed"), isEnd: true),
                ],
                actions: [
                    CaseAction("begin", words("登记", "Register"), by: ["clerk", "head"], from: ["new"], to: "in-work"),
                    CaseAction("note", words("记录", "Note"), by: ["clerk"], from: ["in-work"]),
                    CaseAction("close", words("办结", "Close"), by: ["head"], from: ["in-work"], to: "end").with {
                        $0.reasons = ["done"]
                        $0.openSubtasks = .wait
                    },
                ]),
            subtask: CaseProcess(
                initial: "a",
                states: [.init("a", words("待办", "Waiting")), .init("b", words("已办", "Done"), isEnd: true)],
                actions: [CaseAction("finish", words("完成", "Finish"), by: ["clerk"], from: ["a"], to: "b")]))
    }

    /// Written by hand.
    func testTheDiagramIsTheOneExpected() {
        XCTAssertEqual(
            profile.mermaid(),
            """
            stateDiagram-v2
                state "未登记" as s0
                state "办理中   急 " as s1
                state "已办结" as s2
                [*] --> s0
                s0 --> s1 : 登记 (经办人, 负责人)
                s1 --> s1 : 记录 (经办人)
                s1 --> s2 : 办结 (负责人)
                s2 --> [*]
                state "协办任务" as subtask {
                    state "待办" as t0
                    state "已办" as t1
                    [*] --> t0
                    t0 --> t1 : 完成 (经办人)
                    t1 --> [*]
                }

            """)
        XCTAssertTrue(profile.mermaid(.en).contains("    s0 --> s1 : Register (Clerk, Head)\n"))
    }

    func testEveryActionOfAShippedProfileIsDrawnOncePerState() {
        for profile in CaseProfile.shipped {
            let lines = profile.mermaid().split(separator: "\n")
            let actions = profile.process.actions + (profile.subtask?.actions ?? [])
            let arrows = lines.filter { $0.contains(" : ") }
            XCTAssertEqual(arrows.count, actions.reduce(0) { $0 + $1.from.count }, profile.identifier)
            XCTAssertEqual(lines.first, "stateDiagram-v2")
        }
    }

    func testSignsWithAMeaningInMermaidDoNotGetThrough() {
        var hostile = profile
        hostile.process.states[0].title = words("a\"]}; %%\n--> [*] : <b>#quot;", "x")
        hostile.roles[0].title = words("}\nstateDiagram", "x")
        let lines = hostile.mermaid().split(separator: "\n", omittingEmptySubsequences: false)
        XCTAssertEqual(lines.count, profile.mermaid().split(separator: "\n", omittingEmptySubsequences: false).count)
        XCTAssertEqual(lines.count { $0.contains("{") }, 1)
    }
}
