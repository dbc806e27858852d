internal import CGEOS

/// Owns one GEOS context and the last message that GEOS wrote to it.
///
/// An operation makes one for itself (0.1 µs) and shares it with the shapes of that operation, which keep it alive. It never
/// crosses threads and is never stored.
@safe final class GEOSContext {
    let handle: GEOSContextHandle_t
    private let message: UnsafeMutablePointer<String>

    /// The corresponding C function is `GEOS_init_r`.
    init() throws(GeoError) {
        guard let handle = unsafe GEOS_init_r() else { throw GeoError(.engineFailure, "GEOS gives no context") }
        unsafe self.handle = handle
        unsafe message = .allocate(capacity: 1)
        unsafe message.initialize(to: "")
        _ = unsafe GEOSContext_setErrorMessageHandler_r(
            handle,
            { text, context in
                guard let text = unsafe text, let context = unsafe context else { return }
                unsafe context.assumingMemoryBound(to: String.self).pointee = unsafe String(cString: text)
            }, message)
    }

    deinit {
        unsafe GEOS_finish_r(handle)
        unsafe message.deinitialize(count: 1)
        unsafe message.deallocate()
    }

    /// The error for a call that has just failed.
    func failure(of operation: String, _ code: GeoError.Code = .engineFailure) -> GeoError {
        let detail = unsafe message.pointee
        return GeoError(code, "GEOS: \(operation)\(detail.isEmpty ? "" : ": \(detail.prefix(200))")")
    }
}
