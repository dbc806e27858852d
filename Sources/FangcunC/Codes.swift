public import CFangcun
internal import FangcunModel

extension CodeKind {
    /// A kind by its number in the header.
    init(_ value: fc_code_kind) throws(Failure) {
        switch Int(value) {
        case FC_CODE_USCC: self = .unifiedSocialCredit
        case FC_CODE_ORGANISATION: self = .organization
        case FC_CODE_CITIZEN_ID: self = .citizenID
        case FC_CODE_E_LICENCE: self = .eLicence
        case FC_CODE_UNIT_GRID: self = .unitGrid
        case FC_CODE_COMPONENT: self = .component
        case FC_CODE_EVENT: self = .event
        case FC_CODE_MATTER: self = .matter
        case FC_CODE_DIVISION: self = .division
        case FC_CODE_DOCUMENT_NUMBER: self = .documentNumber
        case FC_CODE_ARCHIVAL: self = .archival
        default: throw Failure(argument: "kind", "is \(value), which is none")
        }
    }
}

/// A column of unified social credit codes as C passes it in, with a place for each verdict.
@safe private struct CodeColumnArguments {
    let codes: UnsafeBufferPointer<UInt8>
    let verdicts: UnsafeMutableBufferPointer<UInt8>

    init(
        _ codes: UnsafePointer<UInt8>?, _ length: Int, _ out: UnsafeMutablePointer<UInt8>?, _ count: Int
    ) throws(Failure) {
        let maximum = Int(FC_INPUT_BYTES_MAX)
        unsafe self.codes = try buffer(codes, length, maximum: maximum, "codes")
        unsafe verdicts = try mutableBuffer(out, count, maximum: maximum, "out")
    }

    /// Judges the column; what the library refuses is the fault of an argument.
    func judge(
        naming argument: StaticString,
        _ work: (Span<UInt8>, inout MutableSpan<UnifiedSocialCreditCode.ColumnVerdict>) throws(ModelError) -> Void
    ) throws(Failure) {
        do throws(ModelError) {
            // A verdict is one byte of bits.
            try unsafe verdicts.withMemoryRebound(to: UnifiedSocialCreditCode.ColumnVerdict.self) {
                places throws(ModelError) in
                var places = unsafe places.mutableSpan
                try work(unsafe codes.span, &places)
            }
        } catch {
            throw Failure(argument: argument, "does not fit: \(error.reason)")
        }
    }
}

/// Judges a text as a code.
@c @implementation
public func fc_code_check(
    _ kind: fc_code_kind, _ text: UnsafePointer<CChar>!, _ text_length: Int, _ out_valid: UnsafeMutablePointer<Int32>!,
    _ out_report: UnsafeMutablePointer<fc_bytes>!, _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let kind = try CodeKind(kind)
        let valid = try unsafe required(out_valid, "out_valid")
        let output = try unsafe optional(out_report, "out_report")
        let text = try unsafe FangcunC.text(text, text_length, maximum: Int(FC_TEXT_BYTES_MAX), "text")
        let verdict = CodeChecker().check(text, as: kind)
        unsafe valid.pointee = verdict.isValid ? 1 : 0
        if let output = unsafe output { unsafe output.pointee = fc_bytes(copying: verdict.json) }
    }
}

/// Judges codes that lie at a fixed distance.
@c @implementation
public func fc_uscc_check_batch(
    _ codes: UnsafePointer<UInt8>!, _ codes_length: Int, _ stride: Int, _ count: Int,
    _ out: UnsafeMutablePointer<UInt8>!,
    _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let column = try unsafe CodeColumnArguments(codes, codes_length, out, count)
        try column.judge(naming: "stride") { codes, verdicts throws(ModelError) in
            try UnifiedSocialCreditCode.judge(codes, stride: stride, into: &verdicts)
        }
    }
}

/// Judges codes between offsets.
@c @implementation
public func fc_uscc_check_column(
    _ codes: UnsafePointer<UInt8>!, _ codes_length: Int, _ offsets: UnsafePointer<Int64>!, _ count: Int,
    _ out: UnsafeMutablePointer<UInt8>!, _ error: UnsafeMutablePointer<OpaquePointer?>!
) -> fc_status {
    unsafe answer(error) { () throws(Failure) in
        let column = try unsafe CodeColumnArguments(codes, codes_length, out, count)
        // The count was checked above, so that one more is a number.
        let offsets = try unsafe buffer(offsets, count + 1, maximum: Int(FC_INPUT_BYTES_MAX) + 1, "offsets")
        try column.judge(naming: "offsets") { codes, verdicts throws(ModelError) in
            try UnifiedSocialCreditCode.judge(codes, offsets: unsafe offsets.span, into: &verdicts)
        }
    }
}
