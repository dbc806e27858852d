import CFangcun
import XCTest

final class TransformTests: XCTestCase {
    func testColumnsInPlaceAndApart() throws {
        let transform = try open("EPSG:4490", "EPSG:4547")
        defer { fc_transform_free(transform) }
        let (x, y) = ([113.6654, .nan, 114, 24], [34.7527, 34, 34, 0] as [Double])
        var (outX, outY) = ([Double](repeating: 0, count: 4), [Double](repeating: 0, count: 4))
        var undefined = 0
        XCTAssertEqual(fc_transform_apply(transform, x, y, 4, &outX, &outY, &undefined, nil), fc_status(FC_OK))
        XCTAssertEqual(outX[0], 469_363.303672, accuracy: 1e-5)
        XCTAssertEqual(outY[0], 3_847_208.850953, accuracy: 1e-5)
        XCTAssertEqual(undefined, 2)
        XCTAssertTrue(outX[1].isNaN && outY[1].isNaN && outX[3].isNaN && outY[3].isNaN)
        var (columnX, columnY) = (x, y)
        columnX.withUnsafeMutableBufferPointer { x in
            columnY.withUnsafeMutableBufferPointer { y in
                let status = fc_transform_apply(
                    transform, x.baseAddress, y.baseAddress, 4, x.baseAddress, y.baseAddress, nil, nil)
                XCTAssertEqual(status, fc_status(FC_OK))
            }
        }
        XCTAssertEqual([columnX[0], columnX[2], columnY[0], columnY[2]], [outX[0], outX[2], outY[0], outY[2]])
    }

    func testTheDatumShiftIsStated() throws {
        for (source, target, words) in [
            ("EPSG:4490", "EPSG:4547", "\"kind\":\"none\""), ("EPSG:4326", "EPSG:4547", "\"accuracy_m\":0.1"),
            ("GCJ02", "EPSG:4547", "GCJ-02 by its public formula"), ("EPSG:2435", "EPSG:4547", "\"dependable\":false"),
        ] {
            let transform = try open(source, target)
            defer { fc_transform_free(transform) }
            var bytes = fc_bytes()
            XCTAssertEqual(fc_transform_describe(transform, &bytes, nil), fc_status(FC_OK))
            let text = String(decoding: UnsafeBufferPointer(start: bytes.data, count: bytes.length), as: UTF8.self)
            fc_bytes_free(&bytes)
            XCTAssertTrue(text.contains(words), text)
        }
    }

    func testUnknownSystemsAreRefused() {
        for (source, target) in [("EPSG:999999", "EPSG:4547"), ("EPSG:4490", "Mars"), ("EPSG:5773", "EPSG:4490")] {
            var transform: OpaquePointer?
            let status = fc_transform_open(source, source.utf8.count, target, target.utf8.count, &transform, nil)
            XCTAssertEqual(status, fc_status(FC_E_REFERENCE))
            XCTAssertNil(transform)
        }
    }

    private func open(_ source: String, _ target: String) throws -> OpaquePointer {
        var transform: OpaquePointer?
        let status = fc_transform_open(source, source.utf8.count, target, target.utf8.count, &transform, nil)
        XCTAssertEqual(status, fc_status(FC_OK))
        return try XCTUnwrap(transform)
    }
}
