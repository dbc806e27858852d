import FangcunModel

/// Walks over the tags and lengths of some bytes before anything is made of them.
///
/// swift-asn1 keeps an object for every element, a hundred bytes for two bytes of input, so the elements are counted before it
/// is called. The same walk notes where BER was used that DER forbids, which the tree no longer tells.
struct DEROutline {
    /// Encodings that DER forbids, each kind once, at its first place.
    private(set) var findings: [Finding] = []

    private let bytes: ArraySlice<UInt8>
    private let limits: DERLimits
    private var position: Int
    private var elementCount = 0
    /// Where each open element ends; `nil` when only its end-of-contents octets will tell.
    private var openEnds: [Int?] = []

    /// Walks over all bytes.
    ///
    /// - Throws: ``PKIError`` with code `limitExceeded`, or `malformedInput` for lengths that do not add up.
    init(_ bytes: ArraySlice<UInt8>, limits: DERLimits) throws(PKIError) {
        guard bytes.count <= limits.maximumBytes else {
            throw PKIError(.limitExceeded, "\(bytes.count) bytes of DER; at most \(limits.maximumBytes) are read")
        }
        self.bytes = bytes
        self.limits = limits
        position = bytes.startIndex
        repeat {
            try readElement()
            closeElements()
        } while !openEnds.isEmpty
        guard position == bytes.endIndex else {
            throw PKIError(.malformedInput, at: .byte(position), "bytes follow the end of the DER structure")
        }
    }

    private mutating func readElement() throws(PKIError) {
        let start = position
        elementCount += 1
        guard elementCount <= limits.maximumElements else {
            throw PKIError(.limitExceeded, at: .byte(start), "more than \(limits.maximumElements) DER elements")
        }
        let isConstructed = try readTag() & 0x20 != 0
        guard let length = try readLength(from: start) else {
            guard isConstructed else {
                throw PKIError(.malformedInput, at: .byte(start), "a primitive element has no length")
            }
            note("der.indefinite-length", at: start, "长度未定(BER)", "a length is left open (BER)")
            return try open(endingAt: nil)
        }
        let end = openEnds.reversed().lazy.compactMap(\.self).first ?? bytes.endIndex
        guard length <= end - position else {
            throw PKIError(.malformedInput, at: .byte(start), "an element is longer than what holds it")
        }
        guard isConstructed else {
            position += length
            return
        }
        try open(endingAt: position + length)
    }

    private mutating func open(endingAt end: Int?) throws(PKIError) {
        guard openEnds.count < limits.maximumDepth else {
            throw PKIError(.limitExceeded, at: .byte(position), "DER more than \(limits.maximumDepth) deep")
        }
        openEnds.append(end)
    }

    private mutating func closeElements() {
        while let end = openEnds.last {
            if let end {
                guard position == end else { return }
            } else {
                guard bytes[position...].prefix(2).elementsEqual([0, 0]), position + 2 <= bytes.endIndex else { return }
                position += 2
            }
            openEnds.removeLast()
        }
    }

    private mutating func nextByte() throws(PKIError) -> UInt8 {
        guard position < bytes.endIndex else {
            throw PKIError(.malformedInput, at: .byte(position), "the DER ends in the middle of an element")
        }
        defer { position += 1 }
        return bytes[position]
    }

    /// The first byte of the tag; skips the rest of a long one.
    private mutating func readTag() throws(PKIError) -> UInt8 {
        let first = try nextByte()
        guard first & 0x1F == 0x1F else { return first }
        while try nextByte() & 0x80 != 0 {}
        return first
    }

    /// The length, or `nil` when it is left open.
    private mutating func readLength(from start: Int) throws(PKIError) -> Int? {
        let first = try nextByte()
        guard first & 0x80 != 0 else { return Int(first) }
        let byteCount = Int(first & 0x7F)
        guard byteCount > 0 else { return nil }
        guard byteCount <= 7 else {
            throw PKIError(.malformedInput, at: .byte(start), "a length of \(byteCount) bytes")
        }
        var length = 0
        for _ in 0..<byteCount { length = length << 8 | Int(try nextByte()) }
        if length < 0x80 || length >> (8 * (byteCount - 1)) == 0 {
            note("der.length-form", at: start, "长度未用最短形式(BER)", "a length is not written in its shortest form (BER)")
        }
        return length
    }

    private mutating func note(_ code: Finding.Code, at offset: Int, _ zh: String, _ en: String) {
        guard !findings.contains(where: { $0.code == code }) else { return }
        findings.append(Finding(code, .warning, at: .byte(offset), Message(zh: zh, en: en)))
    }
}
