import FangcunGeo
import Foundation

/// The demonstration from end to end. Each step is one file of this folder; `run` is the order in which they are taken.
struct DemoPipeline {
    let options: DemoOptions
    let progress: ProgressDisplay

    /// Runs all steps and leaves the results in the output folder, all of them or none.
    ///
    /// - Throws: ``CommandFailure`` when something could not be done; what merely did not hold is in the summary.
    func run() throws(CommandFailure) -> DemoSummary {
        try refuseOutputOverInput()
        let output = try OutputFolder(options.outputFolder, completedBy: DemoFiles.summary)
        let city = try progress.step(DemoSteps.read, readCity)
        let coverage = try progress.step(DemoSteps.check) { () throws(CommandFailure) in checkCoverage(city) }
        let index = try progress.step(DemoSteps.build) { () throws(CommandFailure) in try buildIndex(city) }
        let located = try progress.step(DemoSteps.locate) { () throws(CommandFailure) in
            locate(city.incidents.incidents, with: index)
        }
        let geocoded = try progress.step(DemoSteps.geocode) { () throws(CommandFailure) in
            try geocode(city.incidents.incidents, with: index)
        }
        let results = try progress.step(DemoSteps.compare) { () throws(CommandFailure) in
            compare(city, index, located: located, geocoded: geocoded)
        }
        try progress.step(DemoSteps.write) { () throws(CommandFailure) in try write(results, to: output) }
        let trust = try progress.step(DemoSteps.seal) { () throws(CommandFailure) in try seal(output) }
        let report = try progress.step(DemoSteps.verify) { () throws(CommandFailure) in
            try verify(output, trust: trust)
        }
        let summary = try summarise(results, coverage: coverage, report: report, output: output)
        try output.write(summary.json, to: DemoFiles.summary)
        try output.commit()
        return summary
    }

    /// `incidents.csv` is a name of the input and of the output.
    private func refuseOutputOverInput() throws(CommandFailure) {
        guard case .folder(let path) = options.source else { return }
        let input = URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL
        let output = URL(fileURLWithPath: options.outputFolder).resolvingSymlinksInPath().standardizedFileURL
        guard input.path != output.path else {
            throw CommandFailure(path, "is the folder of the input; choose another with --output")
        }
    }
}

/// The files that the demonstration writes.
enum DemoFiles {
    static let incidents = "incidents.csv"
    static let incidentPoints = "incidents.geojson"
    static let map = "map.html"
    static let dispatch = "dispatch.csv"
    static let dispatchSeal = "dispatch.csv.ses"
    static let dispatchTrust = "dispatch-trust.pem"
    static let summary = "summary.json"
}
