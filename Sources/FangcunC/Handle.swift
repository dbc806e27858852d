internal import Glibc

/// What a handle leads to: an object that never changes, so that any number of threads may use it at once.
protocol HandleContent: AnyObject, Sendable {
    /// Eight letters that tell handles of this type from all others.
    static var tag: UInt64 { get }
}

/// The objects that C holds.
///
/// C sees the address of a cell: the tag of the type, and a retained reference to the object. The tag is compared before the
/// reference is touched, so that a handle of another type, and in most cases one that was freed, is refused rather than
/// taken for an object that it is not. It cannot be certain: the memory of a freed cell belongs to others by then.
enum Handle {
    private static let tagOffset = 0
    private static let referenceOffset = 8
    private static let byteCount = 16
    private static let alignment = 16

    /// A new handle, which owns one reference to the object until ``free(_:_:)``.
    static func make<Content: HandleContent>(_ content: Content) -> OpaquePointer {
        let cell = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: alignment)
        unsafe cell.storeBytes(of: Content.tag, toByteOffset: tagOffset, as: UInt64.self)
        let reference = unsafe Unmanaged.passRetained(content).toOpaque()
        unsafe cell.storeBytes(of: reference, toByteOffset: referenceOffset, as: UnsafeMutableRawPointer.self)
        return OpaquePointer(cell)
    }

    /// The object behind a handle that C passed in.
    ///
    /// - Throws: ``Failure`` with status `argument` for NULL and for what is no handle of that type.
    static func content<Content: HandleContent>(
        _ handle: OpaquePointer?, _ name: StaticString, as type: Content.Type = Content.self
    ) throws(Failure) -> Content {
        guard let handle = unsafe handle else { throw Failure(argument: name, "is NULL") }
        guard let reference = unsafe reference(in: UnsafeMutableRawPointer(handle), type) else {
            throw Failure(argument: name, "is an object of another type, or was freed")
        }
        return unsafe reference.takeUnretainedValue()
    }

    /// Ends the life of a handle; the object goes when its last user does. Anything but a handle of that type is left alone.
    static func free<Content: HandleContent>(_ handle: OpaquePointer?, _ type: Content.Type) {
        guard let handle = unsafe handle else { return }
        let cell = unsafe UnsafeMutableRawPointer(handle)
        guard let reference = unsafe reference(in: cell, type) else { return }
        // An ordinary store before a deallocation would be optimised away, and the tag would stay behind.
        unsafe explicit_bzero(cell, byteCount)
        unsafe cell.deallocate()
        unsafe reference.release()
    }

    private static func reference<Content: HandleContent>(
        in cell: UnsafeMutableRawPointer, _ type: Content.Type
    ) -> Unmanaged<Content>? {
        guard UInt(bitPattern: cell) % UInt(alignment) == 0,
            unsafe cell.load(fromByteOffset: tagOffset, as: UInt64.self) == type.tag
        else { return nil }
        let reference = unsafe cell.load(fromByteOffset: referenceOffset, as: UnsafeMutableRawPointer.self)
        return unsafe Unmanaged<Content>.fromOpaque(reference)
    }
}
