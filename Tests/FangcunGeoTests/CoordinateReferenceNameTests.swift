import FangcunGeo
import XCTest

final class CoordinateReferenceNameTests: XCTestCase {
    func testNamesThatAreUnderstood() throws {
        for name in [
            "EPSG:4547", "epsg:4547", "urn:ogc:def:crs:EPSG::4547", "urn:ogc:def:crs:EPSG:9.8.6:4547",
            "urn:x-ogc:def:crs:EPSG:4547", "http://www.opengis.net/def/crs/EPSG/0/4547",
            "https://www.opengis.net/def/crs/EPSG/9.9/4547",
        ] {
            XCTAssertEqual(try CoordinateReference(name: name), .cgcs2000GaussKruger114, name)
        }
        for name in [
            "CRS84", "OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84",
            "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326",
        ] {
            XCTAssertEqual(try CoordinateReference(name: name), .wgs84, name)
        }
    }

    func testNamesThatAreNot() {
        for name in [
            "", ":", "4547", "EPSG", "EPSG:", "EPSG:0", "EPSG:-1", "EPSG:+1", "EPSG:4547x", "EPSG:4547:1:2",
            "EPSG:99999999999",
            "ESRI:4547", "urn:ogc:def:datum:EPSG::4547", "urn:EPSG:4547", "http://example.com/EPSG/4547", "EPSG:４５４７",
            "urn:ogc:def:crs:OGC:1.3:CRS83", "x:CRS84", "urn:ogc:def:crs,crs:EPSG::4547,crs:EPSG::5773",
        ] {
            assertGeoError(.unknownReferenceSystem, mentions: "'\(name)'") { _ = try CoordinateReference(name: name) }
        }
    }
}
