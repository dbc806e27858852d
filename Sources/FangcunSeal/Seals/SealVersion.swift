/// The editions of the seal structures that can be read.
///
/// New seals and signatures are made in version 4; version 1 and version 5 are read and verified.
public enum SealVersion: Int, Sendable, Hashable, CaseIterable {
    /// GM/T 0031-2014.
    case version1 = 1
    /// GB/T 38540-2020.
    case version4 = 4
    /// GM/T 0031-2025: version 4 with a time stamp allowed in the seal.
    case version5 = 5
}
