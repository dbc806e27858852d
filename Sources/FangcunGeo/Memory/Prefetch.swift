internal import CKernel

/// Asks for the cache line at an address ahead of time; whether there is memory does not matter.
@inline(__always)
func prefetchLine<Element>(at address: UnsafePointer<Element>) { unsafe fck_prefetch(address) }
