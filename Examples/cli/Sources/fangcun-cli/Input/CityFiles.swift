/// The names of the files that make up a city.
enum CityFiles {
    static let cells = "cells.geojson"
    static let gazetteer = "gazetteer.csv"
    static let incidents = "incidents.csv"
    static let crossings = "intersections.csv"
    static let components = "components.csv"
    static let roads = "roads.geojson"
    static let buildings = "buildings.geojson"
    static let package = "city.gpkg"
    static let divisions = "divisions.csv"
}
