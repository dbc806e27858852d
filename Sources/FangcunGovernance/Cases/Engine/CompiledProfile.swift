/// Both processes of a profile with every name replaced by its position.
struct CompiledProfile: Sendable {
    let main: CompiledProcess
    let subtask: CompiledProcess?

    /// Compiles a profile; `nil` when a name in it does not resolve.
    init?(_ profile: CaseProfile) {
        guard let main = CompiledProcess(profile.process) else { return nil }
        self.main = main
        guard let process = profile.subtask else {
            subtask = nil
            return
        }
        guard let compiled = CompiledProcess(process) else { return nil }
        subtask = compiled
    }
}
