public import FangcunModel
public struct CoverageFinding: Sendable { public var severity: Severity }
public struct CoverageReport: Sendable { public var findings: [CoverageFinding]; public var json: [UInt8] { Array("{\"findings\":[]}".utf8) } }
public enum CoverageCheck { public static func check(_ g: UnitGridSet, format: CodeFormat?) throws(GeoError) -> CoverageReport { CoverageReport(findings: []) } }
