/// An atlas whose file is replaced from time to time: the edition in use, and a way to the next one.
///
/// A service asks ``reload()`` when it likes: on a signal, every minute. Whoever took ``atlas`` before goes on with what it
/// took; nothing is watched, and no thread runs.
public final class AtlasHandle: Sendable {
    private let path: String
    private let access: Atlas.Access
    private let state: Locked<State>

    private struct State {
        var atlas: Atlas
        var mark: FileMark
    }

    /// Opens the atlas at a path.
    ///
    /// - Throws: as ``Atlas/init(path:access:)``.
    public init(path: String, access: Atlas.Access = .mapped) throws(GeoError) {
        self.path = path
        self.access = access
        // The mark first: a file that takes the name in between is then read once more, and not missed.
        let mark = try FileMark(path)
        state = Locked(State(atlas: try Atlas(path: path, access: access), mark: mark))
    }

    /// The edition in use.
    public var atlas: Atlas { state.withLock { $0.atlas } }

    /// Opens the file again if another has taken its name, or it was written to.
    ///
    /// - Returns: whether there is a new edition.
    /// - Throws: as ``Atlas/init(path:access:)``; the edition in use stays.
    public func reload() throws(GeoError) -> Bool {
        let mark = try FileMark(path)
        guard mark != state.withLock({ $0.mark }) else { return false }
        let atlas = try Atlas(path: path, access: access)
        state.withLock { $0 = State(atlas: atlas, mark: mark) }
        return true
    }
}
