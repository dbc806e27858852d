/// A class of city components (部件) with its code of four digits: major class and minor class, two digits each.
///
/// Codes and names are those of one deployed city of the CJ/T 214 generation; names drift between cities, codes less.
public struct ComponentClass: Sendable, Hashable {
    /// The code, such as 0103.
    public let code: String
    /// The name, such as 雨水井盖.
    public let name: String

    /// The classes that a sample city has.
    public static let all: [ComponentClass] = ComponentHabit.all.map { ComponentClass(code: $0.code, name: $0.name) }
}

/// Where the components of one class stand.
struct ComponentHabit {
    /// The kinds of place.
    enum Place {
        /// Along both sides of roads as wide as this or wider, every so many metres, at a share of the way from the centre line
        /// to the building line.
        case along(Road.Kind, everyMeters: Double, aside: Double)
        /// At corners of roads that are both as wide as this or wider.
        case corner(Road.Kind)
        /// Inside estates, so many in a unit grid.
        case inEstate(Double)
        /// Inside parks, so many in a unit grid.
        case inPark(Double)
    }

    let code: String
    let name: String
    let places: [Place]

    private init(_ code: String, _ name: String, _ places: Place...) {
        self.code = code
        self.name = name
        self.places = places
    }

    static let all: [ComponentHabit] = [
        ComponentHabit("0101", "上水井盖", .along(.lane, everyMeters: 70, aside: 0.35)),
        ComponentHabit("0102", "污水井盖", .along(.lane, everyMeters: 48, aside: 0.2)),
        ComponentHabit("0103", "雨水井盖", .along(.lane, everyMeters: 46, aside: 0.45)),
        ComponentHabit("0104", "雨水箅子", .along(.lane, everyMeters: 36, aside: 0.62)),
        ComponentHabit("0105", "电力井盖", .along(.lane, everyMeters: 75, aside: 0.8)),
        ComponentHabit("0106", "路灯井盖", .along(.street, everyMeters: 66, aside: 0.7)),
        ComponentHabit("0107", "通讯井盖", .along(.lane, everyMeters: 60, aside: 0.85)),
        ComponentHabit("0108", "电视井盖", .along(.street, everyMeters: 150, aside: 0.88)),
        ComponentHabit("0111", "燃气井盖", .along(.lane, everyMeters: 95, aside: 0.55)),
        ComponentHabit("0112", "公安井盖", .along(.street, everyMeters: 200, aside: 0.77)),
        ComponentHabit("0113", "消防设施", .along(.lane, everyMeters: 115, aside: 0.74), .inEstate(0.4)),
        ComponentHabit("0114", "无主井盖", .along(.lane, everyMeters: 900, aside: 0.5)),
        ComponentHabit("0115", "通讯交接箱", .along(.lane, everyMeters: 230, aside: 0.92)),
        ComponentHabit("0116", "电力设施", .along(.lane, everyMeters: 260, aside: 0.93)),
        ComponentHabit("0117", "立杆", .along(.lane, everyMeters: 80, aside: 0.76)),
        ComponentHabit("0118", "路灯", .along(.lane, everyMeters: 32, aside: 0.7)),
        ComponentHabit("0120", "景观灯", .inPark(9)),
        ComponentHabit("0121", "报刊亭", .along(.secondary, everyMeters: 800, aside: 0.86)),
        ComponentHabit("0123", "邮筒", .along(.secondary, everyMeters: 1_200, aside: 0.82)),
        ComponentHabit("0126", "健身设施", .inEstate(0.8), .inPark(2)),
        ComponentHabit("0134", "变压器(箱)", .inEstate(0.6)),
        ComponentHabit("0136", "监控电子眼", .along(.street, everyMeters: 160, aside: 0.71), .inEstate(0.6)),
        ComponentHabit("0203", "公交站亭", .along(.secondary, everyMeters: 430, aside: 0.72)),
        ComponentHabit("0209", "交通标志牌", .along(.street, everyMeters: 90, aside: 0.68)),
        ComponentHabit("0210", "交通信号灯", .corner(.secondary)),
        ComponentHabit("0211", "交通护栏", .along(.secondary, everyMeters: 60, aside: 0.05)),
        ComponentHabit("0212", "存车支架", .along(.street, everyMeters: 170, aside: 0.9)),
        ComponentHabit("0213", "路名牌", .corner(.lane)),
        ComponentHabit("0301", "公共厕所", .along(.street, everyMeters: 1_000, aside: 0.97)),
        ComponentHabit("0302", "化粪池", .inEstate(1.6)),
        ComponentHabit("0305", "垃圾箱", .along(.lane, everyMeters: 65, aside: 0.83), .inEstate(1.5), .inPark(3)),
        ComponentHabit("0307", "广告牌匾", .along(.street, everyMeters: 42, aside: 0.98)),
        ComponentHabit("0402", "行道树", .along(.street, everyMeters: 12, aside: 0.73), .inPark(45)),
        ComponentHabit("0404", "花架花钵", .along(.secondary, everyMeters: 140, aside: 0.79), .inPark(2)),
        ComponentHabit("0407", "街头坐椅", .along(.secondary, everyMeters: 170, aside: 0.84), .inPark(6)),
        ComponentHabit("0501", "宣传栏", .inEstate(0.7)),
    ]
}
