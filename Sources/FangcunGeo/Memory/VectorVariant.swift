internal import CKernel

/// The instructions that a vectorised kernel (CInterop/CKernel) is compiled for. All variants compute the same bits, so the choice by
/// processor changes the speed only.
enum VectorVariant: Sendable, CaseIterable {
    /// SSE2 on x86-64, NEON on AArch64, whatever else elsewhere.
    case baseline
    case avx2
    case avx512

    /// The fastest that this machine can run.
    static let best = usable.last ?? .baseline

    /// All that this machine can run.
    static let usable = allCases.filter { $0.number.rawValue <= fck_best_variant().rawValue }

    var number: fck_variant {
        switch self {
        case .baseline: FCK_BASELINE
        case .avx2: FCK_AVX2
        case .avx512: FCK_AVX512
        }
    }
}
