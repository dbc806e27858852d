internal import CFangcun

/// The version of the library; the header is its only source.
@c @implementation
public func fc_version() -> UInt32 {
    UInt32(FC_VERSION_MAJOR) << 16 | UInt32(FC_VERSION_MINOR) << 8 | UInt32(FC_VERSION_PATCH)
}
