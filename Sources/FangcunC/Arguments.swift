internal import CFangcun
internal import FangcunGeo

// What every exported function does before anything else: each pointer, length and number of C is checked here, so that no
// value of a caller can trap inside. A `size_t` above `Int.max` arrives as a negative `Int`.

/// A pointer through which a result is stored.
func required<Pointee>(
    _ pointer: UnsafeMutablePointer<Pointee>?, _ name: StaticString
) throws(Failure) -> UnsafeMutablePointer<Pointee> {
    guard let pointer = unsafe pointer else { throw Failure(argument: name, "is NULL") }
    try unsafe requireAlignment(UnsafeRawPointer(pointer), of: Pointee.self, name)
    return unsafe pointer
}

/// A pointer through which a result is stored if there is one.
func optional<Pointee>(
    _ pointer: UnsafeMutablePointer<Pointee>?, _ name: StaticString
) throws(Failure) -> UnsafeMutablePointer<Pointee>? {
    guard unsafe pointer != nil else { return nil }
    return try unsafe required(pointer, name)
}

/// A struct that starts with its size, as the caller knows it: at least as large as it was when it was first published.
func sized<Record>(
    _ pointer: UnsafeMutablePointer<Record>?, _ name: StaticString
) throws(Failure) -> UnsafeMutablePointer<Record> {
    let pointer = try unsafe required(pointer, name)
    let size = unsafe UnsafeRawPointer(pointer).load(as: UInt32.self)
    guard size >= UInt32(MemoryLayout<Record>.size) else {
        throw Failure(argument: name, "has a size of \(size), and \(MemoryLayout<Record>.size) is the least")
    }
    return unsafe pointer
}

/// An array of C as it lies, empty for a NULL of length 0.
func buffer<Element>(
    _ pointer: UnsafePointer<Element>?, _ count: Int, maximum: Int, _ name: StaticString
) throws(Failure) -> UnsafeBufferPointer<Element> {
    guard (0...maximum).contains(count) else {
        throw Failure(argument: name, "has a length of \(UInt(bitPattern: count)), more than \(maximum)")
    }
    guard let pointer = unsafe pointer else {
        guard count == 0 else { throw Failure(argument: name, "is NULL with a length of \(count)") }
        return unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
    try unsafe requireAlignment(UnsafeRawPointer(pointer), of: Element.self, name)
    return unsafe UnsafeBufferPointer(start: pointer, count: count)
}

/// An array of C to be filled.
func mutableBuffer<Element>(
    _ pointer: UnsafeMutablePointer<Element>?, _ count: Int, maximum: Int, _ name: StaticString
) throws(Failure) -> UnsafeMutableBufferPointer<Element> {
    unsafe UnsafeMutableBufferPointer(
        mutating: try buffer(UnsafePointer(pointer), count, maximum: maximum, name))
}

/// A copy of the bytes of an input.
func bytes(_ pointer: UnsafePointer<UInt8>?, _ length: Int, _ name: StaticString) throws(Failure) -> [UInt8] {
    unsafe [UInt8](try buffer(pointer, length, maximum: Int(FC_INPUT_BYTES_MAX), name))
}

/// A copy of a text.
func text(
    _ pointer: UnsafePointer<CChar>?, _ length: Int, maximum: Int, _ name: StaticString
) throws(Failure) -> String {
    let characters = try unsafe buffer(pointer, length, maximum: maximum, name)
    guard let text = unsafe String(validating: characters, as: UTF8.self) else {
        throw Failure(argument: name, "is not UTF-8")
    }
    return text
}

/// A copy of a path or of the name of a property: not empty, and without NUL, which would cut it short.
func name(_ pointer: UnsafePointer<CChar>?, _ length: Int, _ name: StaticString) throws(Failure) -> String {
    let text = try unsafe text(pointer, length, maximum: Int(FC_NAME_BYTES_MAX), name)
    guard !text.isEmpty else { throw Failure(argument: name, "is empty") }
    guard !text.utf8.contains(0) else { throw Failure(argument: name, "contains a NUL") }
    return text
}

/// A number that is neither infinite nor NaN.
func finite(_ number: Double, _ name: StaticString) throws(Failure) -> Double {
    guard number.isFinite else { throw Failure(argument: name, "is not finite") }
    return number
}

/// A reference system by its EPSG code, east before north; `nil` for 0.
func reference(_ epsg: Int32, _ name: StaticString) throws(Failure) -> CoordinateReference? {
    guard epsg >= 0 else { throw Failure(argument: name, "is \(epsg)") }
    return epsg == 0 ? nil : CoordinateReference(epsg: epsg, axisOrder: .eastNorth)
}

private func requireAlignment<Pointee>(
    _ pointer: UnsafeRawPointer, of type: Pointee.Type, _ name: StaticString
) throws(Failure) {
    guard UInt(bitPattern: pointer) % UInt(MemoryLayout<Pointee>.alignment) == 0 else {
        throw Failure(argument: name, "is not aligned to \(MemoryLayout<Pointee>.alignment) bytes")
    }
}
