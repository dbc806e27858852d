internal import CKernel

/// The whole part of a number that has one in 32 bits, without the test that `Int32(_:)` makes; another number gives any.
@inline(__always)
func wholePart(_ value: Double) -> Int32 { fck_truncate(value) }
