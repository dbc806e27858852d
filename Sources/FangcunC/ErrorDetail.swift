public import CFangcun

/// What an exported function could not do: thrown inside this module, returned to C as a status and an ``ErrorDetail``.
struct Failure: Error {
    /// What C gets as the result.
    let status: Status
    /// The name of the failure in the module that failed.
    let code: String
    /// What was wrong, for people.
    let message: String
    /// Where in the input; empty when there is no place.
    let place: String

    /// A failure of its parts.
    init(_ status: Status, code: String, at place: String? = nil, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
        self.place = place ?? ""
    }

    /// An argument that breaks the rules of the header: its name and what is the matter with it.
    init(argument name: StaticString, _ reason: String) {
        self.init(.argument, code: "argument", "\(name) \(reason)")
    }

    /// The same failure, met in one input of several.
    fileprivate func within(_ input: String) -> Failure {
        Failure(status, code: code, at: place.isEmpty ? input : "\(input), \(place)", message)
    }
}

/// Reads one input of several; the place of a failure then names the input too.
func within<Result>(_ input: String, _ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    do throws(Failure) { return try body() } catch { throw error.within(input) }
}

/// An error of one of the modules below, which knows the status it has in C.
protocol LibraryError: Error {
    /// The same for C.
    var failure: Failure { get }
}

/// Calls a module below; what it throws is a failure here.
func calling<Result, Thrown: LibraryError>(_ body: () throws(Thrown) -> Result) throws(Failure) -> Result {
    do throws(Thrown) { return try body() } catch { throw error.failure }
}

/// Runs the body of an exported function and answers C: `FC_OK`, or the status of what it threw, whose detail is stored at
/// `error` when C asked for it.
func answer(_ error: UnsafeMutablePointer<OpaquePointer?>?, _ body: () throws(Failure) -> Void) -> fc_status {
    do throws(Failure) {
        try body()
        return Status.ok.value
    } catch let failure {
        if let error = unsafe error { unsafe error.pointee = Handle.make(ErrorDetail(failure)) }
        return failure.status.value
    }
}

/// The `fc_error` of the header.
final class ErrorDetail: HandleContent {
    static let tag: UInt64 = 0x4643_4552_524F_5230  // "FCERROR0"

    /// The texts of an error, in the order of the table.
    enum Text: Int, CaseIterable {
        case code, message, chinese, place
    }

    /// What the failed function returned.
    let status: Status
    private let texts: TextTable

    /// The detail of a failure.
    init(_ failure: Failure) {
        status = failure.status
        texts = TextTable([failure.code, failure.message, failure.status.chinese, failure.place])
    }

    /// A text of the error behind a handle; "" where there is none.
    static func text(_ text: Text, of error: OpaquePointer?) -> UnsafePointer<CChar>? {
        let detail = unsafe try? Handle.content(error, "error", as: ErrorDetail.self)
        if let pointer = unsafe detail?.texts.text(at: text.rawValue) { return unsafe pointer }
        let empty: StaticString = ""
        return unsafe UnsafeRawPointer(empty.utf8Start).assumingMemoryBound(to: CChar.self)
    }
}

/// The status of the call that failed.
@c @implementation
public func fc_error_status(_ error: OpaquePointer!) -> fc_status {
    guard unsafe error != nil else { return Status.ok.value }
    let detail = unsafe try? Handle.content(error, "error", as: ErrorDetail.self)
    return (detail?.status ?? .argument).value
}

/// The name of the failure.
@c @implementation
public func fc_error_code(_ error: OpaquePointer!) -> UnsafePointer<CChar>! {
    unsafe ErrorDetail.text(.code, of: error)
}

/// What was wrong, in English.
@c @implementation
public func fc_error_message(_ error: OpaquePointer!) -> UnsafePointer<CChar>! {
    unsafe ErrorDetail.text(.message, of: error)
}

/// The kind of failure, in Chinese.
@c @implementation
public func fc_error_message_zh(_ error: OpaquePointer!) -> UnsafePointer<CChar>! {
    unsafe ErrorDetail.text(.chinese, of: error)
}

/// Where in the input.
@c @implementation
public func fc_error_place(_ error: OpaquePointer!) -> UnsafePointer<CChar>! {
    unsafe ErrorDetail.text(.place, of: error)
}

/// Ends the life of an error.
@c @implementation
public func fc_error_free(_ error: OpaquePointer!) {
    unsafe Handle.free(error, ErrorDetail.self)
}
