import FangcunGeo
import FangcunModel
import FangcunTestSupport
import XCTest

final class GeoJSONSequenceTests: XCTestCase {
    private func feature(_ number: Int) -> String {
        #"{"type":"Feature","properties":{"code":"\#(number)"},"geometry":{"type":"Point","coordinates":[\#(number),2]}}"#
    }

    func testTextSequencesAndLinesReadTheSame() throws {
        let plain = (1...5).map(feature)
        let sequence = plain.map { "\u{1E}\($0)\n" }.joined()
        let pretty = plain.map { "\u{1E}\n" + $0.replacing(",", with: ",\n") + "\n" }.joined() + "\u{1E}\u{1E}"
        for text in [
            sequence, pretty, plain.joined(separator: "\n"), "\n\n" + plain.joined(separator: "\r\n\r\n") + "\n",
        ] {
            for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
                XCTAssertTrue(GeoJSONSequence.isSequence(bytes))
                let document = try GeoJSON(sequence: bytes)
                XCTAssertEqual(document.features.map { $0["code"]?.string }, ["1", "2", "3", "4", "5"])
                XCTAssertEqual(document.features.last?.geometry, .point(Point(x: 5, y: 2)))
            }
        }
    }

    func testDocumentsAreNoSequences() {
        for text in [
            feature(1), feature(1) + "\n\n", "{\n\"type\":\"FeatureCollection\",\n\"features\":[]}", "", "\n",
            "[1]\n[2]\n",
        ] {
            XCTAssertFalse(GeoJSONSequence.isSequence(Array(text.utf8)), text)
        }
    }

    func testPiecesMayEndAnywhere() throws {
        let text = (1...7).map { "\u{1E}\(feature($0))\n" }.joined()
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<200 {
            var rest = Array(text.utf8)[...]
            var sequence = GeoJSONSequence()
            var codes: [String?] = []
            while !rest.isEmpty {
                let count = Int.random(in: 0...min(rest.count, 60), using: &generator)
                sequence.append(rest.prefix(count))
                rest = rest.dropFirst(count)
                while let feature = try sequence.next() { codes.append(feature["code"]?.string) }
            }
            sequence.finish()
            while let feature = try sequence.next() { codes.append(feature["code"]?.string) }
            XCTAssertEqual(codes, (1...7).map { "\($0)" })
        }
    }

    func testABrokenRecordCostsNoOther() throws {
        let text = "\(feature(1))\n{\"type\":\n\(feature(2))\n\(feature(3)) x\n\(feature(4))"
        var sequence = GeoJSONSequence()
        sequence.append(text.utf8)
        sequence.finish()
        var codes: [String?] = []
        var places: [String] = []
        var isOpen = true
        while isOpen {
            do throws(GeoError) {
                let feature = try sequence.next()
                codes.append(feature?["code"]?.string)
                isOpen = feature != nil
            } catch {
                places.append("\(error)")
            }
        }
        XCTAssertEqual(codes, ["1", "2", "4", nil])
        XCTAssertEqual(places.count, 2)
        XCTAssertTrue(places[0].contains("line 2") && places[1].contains("line 4"), "\(places)")
        assertGeoError(.malformedInput, mentions: "line 2") { _ = try GeoJSON(sequence: Array(text.utf8)) }
    }

    func testFeaturesKnowTheirLineAndNumber() throws {
        let bad = feature(3).replacing(
            "\"Point\",\"coordinates\":[3,2]", with: "\"Polygon\",\"coordinates\":[[[1,2],[3,4]]]")
        let text = "\u{1E}\(feature(1))\n\u{1E}\n\n\(feature(2))\n\u{1E}\(bad)\n"
        var sequence = GeoJSONSequence(label: "code")
        sequence.append(text.utf8)
        sequence.finish()
        XCTAssertEqual(try sequence.next()?.line, 1)
        XCTAssertEqual(try sequence.next()?.line, 4)
        assertGeoError(.invalidGeometry, mentions: "feature 2 (3)", "line 5") { _ = try sequence.next() }
    }

    func testMemoryIsThatOfTheLongestRecord() throws {
        var sequence = GeoJSONSequence(maximumRecordBytes: 200)
        var count = 0
        for number in 0..<20_000 {
            sequence.append("\(feature(number % 90))\n".utf8)
            while try sequence.next() != nil { count += 1 }
        }
        XCTAssertEqual(count, 20_000)
        sequence.append(String(repeating: " ", count: 300).utf8)
        assertGeoError(.limitExceeded, mentions: "line 20001") { _ = try sequence.next() }
        sequence.append((String(repeating: " ", count: 300) + "\n" + feature(7)).utf8)
        sequence.finish()
        XCTAssertEqual(try sequence.next()?["code"], .string("7"))
    }

    func testLimitsAreThoseOfAllRecords() {
        let text = (1...5).map { feature($0) + "\n" }.joined()
        for limits in [GeoJSON.Limits(maximumFeatures: 4), .init(maximumVertices: 4), .init(maximumBytes: 100)] {
            assertGeoError(.limitExceeded) { _ = try GeoJSON(sequence: Array(text.utf8), limits: limits) }
        }
    }

    func testRecordsAreOfOneReferenceSystem() throws {
        let declared = feature(1).replacing(
            "{\"type\":\"Feature\"",
            with: #"{"crs":{"type":"name","properties":{"name":"EPSG:4490"}},"type":"Feature""#)
        XCTAssertEqual(try GeoJSON(sequence: Array("\(declared)\n\(declared)".utf8)).reference, .cgcs2000)
        assertGeoError(.unknownReferenceSystem, mentions: "line 2") {
            _ = try GeoJSON(sequence: Array("\(declared)\n\(feature(2))".utf8))
        }
    }

    func testGridsAreReadFromSequences() throws {
        let ring = "[[0,0],[1,0],[1,1],[0,0]]"
        let lines = ["a", "b"].map {
            #"{"type":"Feature","properties":{"code":"\#($0)"},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
        }
        let grids = try UnitGridSet(geoJSON: Array(lines.joined(separator: "\n").utf8), codeProperty: "code")
        XCTAssertEqual(grids.grids.map(\.code), ["a", "b"])
    }
}
