/// The category of an incident, told by what its text complains of.
enum IncidentCategory {
    private static let words: [(word: String, category: String)] = [
        ("井盖", "井盖"), ("路灯", "路灯"), ("垃圾", "暴露垃圾"), ("公厕", "暴露垃圾"), ("污水", "排水"), ("下水道", "排水"), ("积水", "排水"),
        ("占道", "占道经营"), ("摊贩", "占道经营"), ("停放", "车辆乱停"), ("单车", "车辆乱停"), ("噪音", "噪声"), ("路面", "道路破损"), ("护栏", "道路破损"),
        ("树", "园林绿化"), ("绿化", "园林绿化"), ("广告", "非法小广告"), ("漏水", "公用设施"), ("信号灯", "公用设施"), ("线缆", "公用设施"),
        ("路名牌", "公用设施"),
    ]

    /// The category of the first word that occurs; 其他 (other) where none does.
    static func of(_ text: String) -> String {
        words.first { text.contains($0.word) }?.category ?? "其他"
    }
}
