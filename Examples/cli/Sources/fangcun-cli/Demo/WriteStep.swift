import FangcunGeo

/// Step 7: the tables, the points and the map.
extension DemoPipeline {
    func write(_ results: DemoResults, to output: OutputFolder) throws(CommandFailure) -> StepResult<Void> {
        let files: [(name: String, bytes: () throws(CommandFailure) -> [UInt8])] = [
            (DemoFiles.incidents, { () throws(CommandFailure) in IncidentCSV.bytes(results) }),
            (DemoFiles.incidentPoints, { () throws(CommandFailure) in try IncidentGeoJSON.bytes(results) }),
            (DemoFiles.dispatch, { () throws(CommandFailure) in try DispatchCSV.bytes(results) }),
            (DemoFiles.map, { () throws(CommandFailure) in Array(MapPage(try MapContent(results)).html.utf8) }),
        ]
        for (index, file) in files.enumerated() {
            try output.write(try file.bytes(), to: file.name)
            progress.advance(to: index + 1, of: files.count)
        }
        return StepResult((), remark: files.map(\.name).joined(separator: ", "))
    }
}
