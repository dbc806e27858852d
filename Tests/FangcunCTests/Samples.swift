import CFangcun
import XCTest

/// Small inputs, and calls with the pointers that C would pass.
enum Samples {
    static let codeProperty = "bgcode"

    /// Three cells of a partition: two side by side, one north of both.
    static let partition = collection([
        ("110105001000001", "[121.5,25],[121.501,25],[121.501,25.001],[121.5,25.001],[121.5,25]"),
        ("110105001000002", "[121.501,25],[121.502,25],[121.502,25.001],[121.501,25.001],[121.501,25]"),
        (
            "110105001000003",
            "[121.5,25.001],[121.501,25.001],[121.502,25.001],[121.502,25.002],[121.5,25.002],[121.5,25.001]"
        ),
    ])

    /// GeoJSON of cells, each a code and the positions of one ring.
    static func collection(_ cells: [(code: String, ring: String)]) -> String {
        let features = cells.map { cell in
            """
            {"type":"Feature","properties":{"bgcode":"\(cell.code)"},
             "geometry":{"type":"Polygon","coordinates":[[\(cell.ring)]]}}
            """
        }
        return #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    }

    /// Grids of these cells; the caller frees them.
    static func grids(_ geoJSON: String = partition, epsg: Int32 = 0) throws -> OpaquePointer {
        var grids: OpaquePointer?
        var error: OpaquePointer?
        let status = readGrids(geoJSON, epsg: epsg, &grids, &error)
        defer { fc_error_free(error) }
        guard status == fc_status(FC_OK) else { throw Refused(error) }
        return try XCTUnwrap(grids)
    }

    static func readGrids(
        _ geoJSON: String, property: String = codeProperty, epsg: Int32 = 0,
        _ grids: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
    ) -> fc_status {
        fc_grids_read(
            Array(geoJSON.utf8), geoJSON.utf8.count, property, property.utf8.count, epsg, grids, error)
    }

    static func count(of grids: OpaquePointer) throws -> Int {
        var count = -1
        guard fc_grids_count(grids, &count, nil) == fc_status(FC_OK) else { throw Refused(nil) }
        return count
    }

    /// What an `fc_error` says.
    struct Refused: Error, CustomStringConvertible {
        let description: String

        init(_ error: OpaquePointer?) {
            description =
                "\(String(cString: fc_error_message(error))) at '\(String(cString: fc_error_place(error)))'"
        }
    }
}

extension XCTestCase {
    /// The call is refused as a wrong argument, with a detail that says which when one is asked for.
    func assertRefused(
        naming argument: String, file: StaticString = #filePath, line: UInt = #line,
        _ call: (UnsafeMutablePointer<OpaquePointer?>?) -> fc_status
    ) {
        var error: OpaquePointer?
        XCTAssertEqual(call(&error), fc_status(FC_E_ARGUMENT), file: file, line: line)
        XCTAssertEqual(fc_error_status(error), fc_status(FC_E_ARGUMENT), file: file, line: line)
        let message = String(cString: fc_error_message(error))
        XCTAssertTrue(message.hasPrefix(argument + " "), "'\(message)' names another", file: file, line: line)
        fc_error_free(error)
        XCTAssertEqual(call(nil), fc_status(FC_E_ARGUMENT), file: file, line: line)
    }
}
