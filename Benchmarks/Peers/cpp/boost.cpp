// Boost.Geometry: R*-trees packed in one go, and covered_by for points in cells.
#include "peer.hpp"


#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>

namespace bg = boost::geometry;
namespace bgi = bg::index;
using namespace peer;

using Point = bg::model::d2::point_xy<double>;
using Extent = bg::model::box<Point>;
using Polygon = bg::model::polygon<Point, false>;
using BoxTree = bgi::rtree<std::pair<Extent, uint32_t>, bgi::rstar<16>>;
using PointTree = bgi::rtree<std::pair<Point, uint32_t>, bgi::rstar<16>>;

namespace {

const char *const name = "boost-rtree";

std::vector<Polygon> polygons(const Cells &cells) {
    std::vector<Polygon> polygons(cells.count());
    for (size_t cell = 0; cell < cells.count(); cell++)
        for (uint32_t i = cells.starts[cell]; i < cells.starts[cell + 1]; i++)
            polygons[cell].outer().push_back({cells.positions[i].x, cells.positions[i].y});
    return polygons;
}

BoxTree treeOfCells(const std::vector<Polygon> &polygons) {
    std::vector<std::pair<Extent, uint32_t>> extents;
    for (size_t cell = 0; cell < polygons.size(); cell++)
        extents.push_back({bg::return_envelope<Extent>(polygons[cell]), uint32_t(cell)});
    return BoxTree(extents);
}

void locate(const Settings &settings) {
    auto areas = polygons(loadCells(settings, "xy"));
    auto tree = treeOfCells(areas);
    for (std::string row : {"locate.random", "locate.sorted"}) {
        auto points = load<Position>(settings, row + ".xy");
        std::vector<int32_t> found(points.size());
        measure(settings, row, name, points.size(), [&] {
            for (size_t i = 0; i < points.size(); i++) {
                Point point(points[i].x, points[i].y);
                int32_t cell = -1;
                tree.query(bgi::intersects(point), boost::make_function_output_iterator([&](const auto &candidate) {
                               if (cell < 0 && bg::covered_by(point, areas[candidate.second]))
                                   cell = int32_t(candidate.second);
                           }));
                found[i] = cell;
            }
        });
    }
    for (std::string row : {"locate.random", "locate.borders"}) {
        auto points = load<Position>(settings, row + ".xy");
        saveMeetings(settings, row, name, points, [&](size_t i, std::vector<int32_t> &cells) {
            Point point(points[i].x, points[i].y);
            tree.query(bgi::intersects(point), boost::make_function_output_iterator([&](const auto &candidate) {
                           if (bg::covered_by(point, areas[candidate.second])) cells.push_back(int32_t(candidate.second));
                       }));
        });
    }
}

PointTree treeOfPoints(const std::vector<Position> &positions) {
    std::vector<std::pair<Point, uint32_t>> points;
    points.reserve(positions.size());
    for (size_t i = 0; i < positions.size(); i++) points.push_back({{positions[i].x, positions[i].y}, uint32_t(i)});
    return PointTree(points);
}

void nearest(const Settings &settings) {
    auto components = load<Position>(settings, "components.xy");
    auto queries = load<Position>(settings, "nearest.xy");
    measure(settings, "points.build", name, 1, [&] { treeOfPoints(components); });
    auto tree = treeOfPoints(components);
    for (unsigned count : {1u, 8u}) {
        std::string row = "nearest.k" + std::to_string(count);
        std::vector<double> distances(queries.size() * count);
        measure(settings, row, name, queries.size(), [&] {
            std::vector<PointTree::value_type> found;
            for (size_t i = 0; i < queries.size(); i++) {
                Point query(queries[i].x, queries[i].y);
                found.clear();
                tree.query(bgi::nearest(query, count), std::back_inserter(found));
                for (size_t j = 0; j < found.size(); j++)
                    distances[i * count + j] = bg::comparable_distance(query, found[j].first);
            }
        });
        for (size_t i = 0; i < queries.size(); i++)
            std::sort(&distances[i * count], &distances[i * count] + count);
        save(settings, row + "." + name + ".squared", distances);
    }
}

BoxTree treeOfBoxes(const std::vector<Box> &boxes) {
    std::vector<std::pair<Extent, uint32_t>> extents;
    extents.reserve(boxes.size());
    for (size_t i = 0; i < boxes.size(); i++)
        extents.push_back({{{boxes[i].minX, boxes[i].minY}, {boxes[i].maxX, boxes[i].maxY}}, uint32_t(i)});
    return BoxTree(extents);
}

/// What of a tree meets each window, listed; number and sum of the ids are the answer.
template <typename Tree>
void askWindows(const Settings &settings, const Tree &tree, const std::string &row, const std::string &file) {
    auto windows = load<Box>(settings, file);
    std::vector<uint32_t> found(tree.size());
    std::vector<WindowAnswer> answers(windows.size());
    measure(settings, row, name, windows.size(), [&] {
        for (size_t i = 0; i < windows.size(); i++) {
            Extent window({windows[i].minX, windows[i].minY}, {windows[i].maxX, windows[i].maxY});
            uint32_t count = 0;
            tree.query(bgi::intersects(window), boost::make_function_output_iterator([&](const auto &candidate) {
                           found[count++] = candidate.second;
                       }));
            answers[i] = {count, 0};
            if (count) answers[i].sum = found[0];
        }
    });
    for (size_t i = 0; i < windows.size(); i++) {
        Extent window({windows[i].minX, windows[i].minY}, {windows[i].maxX, windows[i].maxY});
        answers[i] = {0, 0};
        tree.query(bgi::intersects(window), boost::make_function_output_iterator([&](const auto &candidate) {
                       answers[i].count++;
                       answers[i].sum += candidate.second;
                   }));
    }
    save(settings, row + "." + name + ".answers", answers);
}

void windows(const Settings &settings) {
    auto boxes = load<Box>(settings, "boxes");
    measure(settings, "boxes.build", name, 1, [&] { treeOfBoxes(boxes); });
    auto tree = treeOfBoxes(boxes);
    askWindows(settings, tree, "window.100m", "window.100m");
    askWindows(settings, tree, "window.2km", "window.2km");
    askWindows(settings, treeOfPoints(load<Position>(settings, "components.xy")), "window.points.100m", "window.100m");
}

}  // namespace

int main(int argumentCount, char **arguments) {
    return run(
        settings(argumentCount, arguments), {{"locate", locate}, {"nearest", nearest}, {"windows", windows}});
}
