public import CFangcun

/// A status of the header, with its name and its sentence in Chinese.
struct Status: Sendable, Hashable {
    /// The value that C sees.
    let value: fc_status
    /// The name of the constant in the header.
    let name: StaticString
    /// The kind of failure for people.
    let chinese: String

    static let ok = Status(FC_OK, "FC_OK", "")
    static let argument = Status(FC_E_ARGUMENT, "FC_E_ARGUMENT", "调用参数不符合约定")
    static let malformed = Status(FC_E_MALFORMED, "FC_E_MALFORMED", "输入内容不符合格式")
    static let limit = Status(FC_E_LIMIT, "FC_E_LIMIT", "输入内容超出大小、层数或数量限制")
    static let unreadable = Status(FC_E_UNREADABLE, "FC_E_UNREADABLE", "文件无法读取")
    static let reference = Status(FC_E_REFERENCE, "FC_E_REFERENCE", "坐标参照系未知或不可用")
    static let domain = Status(FC_E_DOMAIN, "FC_E_DOMAIN", "坐标超出转换的适用范围")
    static let geometry = Status(FC_E_GEOMETRY, "FC_E_GEOMETRY", "几何图形不可用")
    static let unsupported = Status(FC_E_UNSUPPORTED, "FC_E_UNSUPPORTED", "算法或格式版本不受支持")
    static let installation = Status(FC_E_INSTALLATION, "FC_E_INSTALLATION", "运行环境不完整")
    static let engine = Status(FC_E_ENGINE, "FC_E_ENGINE", "底层计算库失败")
    static let other = Status(FC_E_OTHER, "FC_E_OTHER", "其他失败")

    private static let all = [
        ok, argument, malformed, limit, unreadable, reference, domain, geometry, unsupported, installation, engine,
        other,
    ]

    /// The name of a value, also of one that is no status.
    static func name(of value: fc_status) -> StaticString {
        all.first { $0.value == value }?.name ?? "FC_E_?"
    }

    // Clang imports the constants of an anonymous enum as Int; all of them are small.
    private init(_ value: Int, _ name: StaticString, _ chinese: String) {
        self.value = fc_status(truncatingIfNeeded: value)
        self.name = name
        self.chinese = chinese
    }

    static func == (lhs: Self, rhs: Self) -> Bool { lhs.value == rhs.value }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// The name of a status, in memory that is never freed.
@c @implementation
public func fc_status_name(_ status: fc_status) -> UnsafePointer<CChar>! {
    let name = Status.name(of: status)
    return unsafe UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
}
