import COpenSSL

/// OpenSSL's queue of errors, one for each thread.
///
/// It is emptied before each operation and drained after each failure, so that no error of ours is met later by the host's
/// own calls, nor one of the host's reported by us.
enum ErrorQueue {
    /// Forgets what is in the queue.
    static func clear() { ERR_clear_error() }

    /// Empties the queue into an error.
    static func drain(_ code: PKIError.Code, _ action: String) -> PKIError {
        var reasons: [String] = []
        while case let number = ERR_get_error(), number != 0 {
            guard reasons.count < 4 else { continue }
            if let reason = unsafe ERR_reason_error_string(number) {
                unsafe reasons.append(String(cString: reason))
            } else {
                reasons.append("error \(String(number, radix: 16))")
            }
        }
        return PKIError(code, reasons.isEmpty ? action : "\(action): \(reasons.joined(separator: "; "))")
    }
}
