"""shapely 2: whole arrays in one call, so that no Python is between two points."""

import numpy
import shapely

from peer import areas_of, cells_of, measure, roads_of, run, save_meetings

NAME = "shapely"


def meetings(tree, cells, points, positions):
    """Pairs of point and cell: candidates by box from the tree, then the prepared cells judge their points."""
    asked, candidates = tree.query(points)
    meets = shapely.intersects_xy(cells[candidates], positions[asked, 0], positions[asked, 1])
    return asked[meets], candidates[meets]


def locate(settings):
    cells = cells_of(settings)
    shapely.prepare(cells)
    tree = shapely.STRtree(cells)
    for row in ("locate.random", "locate.sorted"):
        positions = settings.positions(f"{row}.xy")
        points = shapely.points(positions)
        measure(settings, row, NAME, len(points), lambda: meetings(tree, cells, points, positions))
        # The other way round: a tree of this batch's points, in which each cell looks for its own.
        measure(
            settings, row, f"{NAME}-join", len(points),
            lambda: shapely.STRtree(points).query(cells, predicate="intersects"))
    for row in ("locate.random", "locate.borders"):
        positions = settings.positions(f"{row}.xy")
        points = shapely.points(positions)
        asked, found = meetings(tree, cells, points, positions)
        save_meetings(settings, row, NAME, len(points), asked, found)
        found, asked = shapely.STRtree(points).query(cells, predicate="intersects")
        save_meetings(settings, row, f"{NAME}-join", len(points), asked, found)


def nearest(settings):
    components = shapely.points(settings.positions("components.xy"))
    queries = shapely.points(settings.positions("nearest.xy"))

    def build():
        tree = shapely.STRtree(components)
        tree.query(shapely.Point(0, 0))  # The tree is built at the first query.
        return tree

    tree = measure(settings, "points.build", NAME, 1, build)

    def query():
        return tree.query_nearest(queries, return_distance=True, all_matches=False)

    (asked, _), distances = measure(settings, "nearest.k1", NAME, len(queries), query)
    assert (asked == numpy.arange(len(queries))).all()
    settings.save(f"nearest.k1.{NAME}.squared", distances**2, "<f8")


def reverse(settings):
    addresses = shapely.STRtree(shapely.points(settings.positions("addresses.xy")))
    buildings = areas_of(settings, "buildings.xy", "buildings.starts")
    shapely.prepare(buildings)
    tree = shapely.STRtree(buildings)
    positions = settings.positions("nearest.xy")
    points = shapely.points(positions)

    def query():
        nearest = addresses.query_nearest(points, return_distance=True, all_matches=False)
        return nearest, meetings(tree, buildings, points, positions)

    (_, distances), (asked, found) = measure(settings, "reverse", NAME, len(points), query)
    settings.save(f"reverse.{NAME}.squared", distances**2, "<f8")
    inside = numpy.full(len(points), -1, "<i4")
    inside[asked] = found
    settings.save(f"reverse.{NAME}.buildings", inside, "<i4")


def lines(settings):
    """The road of each place: the nearest one, how far, and the way along it to the foot."""
    roads = roads_of(settings)
    tree = shapely.STRtree(roads)
    points = shapely.points(settings.positions("nearest.xy"))

    def query():
        (_, found), distances = tree.query_nearest(points, return_distance=True, all_matches=False)
        return found, distances, shapely.line_locate_point(roads[found], points)

    found, distances, chainages = measure(settings, "nearest.line", NAME, len(points), query)
    settings.save(f"nearest.line.{NAME}.roads", found, "<i4")
    settings.save(f"nearest.line.{NAME}.distances", numpy.column_stack([distances, chainages]), "<f8")


def windows(settings):
    boxes = shapely.box(*settings.boxes("boxes").T)

    def build():
        tree = shapely.STRtree(boxes)
        tree.query(shapely.Point(0, 0))
        return tree

    tree = measure(settings, "boxes.build", NAME, 1, build)
    points = shapely.STRtree(shapely.points(settings.positions("components.xy")))
    for row, tree in (("window.100m", tree), ("window.2km", tree), ("window.points.100m", points)):
        asked = shapely.box(*settings.boxes(row.replace(".points", "")).T)
        # A hundred windows a call: the answers of all would not fit into the cache, nor those of a city into memory.
        parts = [asked[start : start + 100] for start in range(0, len(asked), 100)]
        measure(settings, row, NAME, len(asked), lambda: [tree.query(part).shape for part in parts])
        answers = numpy.zeros((len(asked), 2), "<u4")
        for number, part in enumerate(parts):
            windows_found, found = tree.query(part)
            places = slice(number * 100, number * 100 + len(part))
            answers[places, 0] = numpy.bincount(windows_found, minlength=len(part))
            sums = numpy.zeros(len(part), numpy.int64)
            numpy.add.at(sums, windows_found, found)
            answers[places, 1] = sums & 0xFFFFFFFF
        settings.save(f"{row}.{NAME}.answers", answers, "<u4")


def coverage(settings):
    cells = cells_of(settings)
    measure(settings, "coverage.check", "shapely-coverage", 1, lambda: shapely.coverage_is_valid(cells))
    measure(
        settings, "coverage.check", "shapely-coverage-and-rings", 1,
        lambda: bool(shapely.coverage_is_valid(cells)) and bool(shapely.is_valid(cells).all()))
    verdicts = [shapely.coverage_is_valid(cells), shapely.coverage_is_valid(cells_of(settings, "cells.faulty.xy"))]
    settings.save("coverage.check.shapely.answers", numpy.array(verdicts), "<u4")


def wkb(settings):
    """Reading the cells from WKB, as most stores hand them out, and making them ready for the first answer."""
    documents = shapely.to_wkb(cells_of(settings))
    positions = settings.positions("locate.random.xy")[:1]
    points = shapely.points(positions)

    def open_and_answer():
        cells = shapely.from_wkb(documents)
        return meetings(shapely.STRtree(cells), cells, points, positions)

    measure(settings, "atlas.open", "shapely-wkb", 1, open_and_answer)


run({
    "locate": locate, "nearest": nearest, "reverse": reverse, "lines": lines, "windows": windows, "coverage": coverage,
    "atlas": wkb,
})
