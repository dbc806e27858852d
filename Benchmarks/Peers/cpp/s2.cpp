// Google's S2: points in cells on the sphere, with the index at its finest setting, and the nearest components.
#include "peer.hpp"

#include <s2/mutable_s2shape_index.h>
#include <s2/s2closest_point_query.h>
#include <s2/s2contains_point_query.h>
#include <s2/s2earth.h>
#include <s2/s2latlng.h>
#include <s2/s2lax_polygon_shape.h>
#include <s2/s2point_index.h>

using namespace peer;

namespace {

const char *const name = "s2";

std::vector<S2Point> onSphere(const std::vector<Position> &positions) {
    std::vector<S2Point> points;
    points.reserve(positions.size());
    for (auto &position : positions) points.push_back(S2LatLng::FromDegrees(position.y, position.x).ToPoint());
    return points;
}

/// The loops of the cells; S2 closes them itself.
std::vector<std::vector<S2Point>> loops(const Cells &cells) {
    auto points = onSphere(cells.positions);
    std::vector<std::vector<S2Point>> loops;
    for (size_t cell = 0; cell < cells.count(); cell++)
        loops.emplace_back(points.begin() + cells.starts[cell], points.begin() + cells.starts[cell + 1] - 1);
    return loops;
}

void fill(MutableS2ShapeIndex &index, const std::vector<std::vector<S2Point>> &loops) {
    for (auto &loop : loops) index.Add(std::make_unique<S2LaxPolygonShape>(std::vector<std::vector<S2Point>>{loop}));
    index.ForceBuild();
}

void locate(const Settings &settings) {
    MutableS2ShapeIndex::Options options;
    options.set_max_edges_per_cell(4);
    auto outlines = loops(loadCells(settings, "lonlat"));
    MutableS2ShapeIndex index(options);
    fill(index, outlines);
    measure(
        settings, "locate.build", name, 1,
        [&] {
            MutableS2ShapeIndex built(options);
            fill(built, outlines);
        },
        index.SpaceUsed());
    // Half-open, so that each point of a partition lies in exactly one cell.
    auto query = MakeS2ContainsPointQuery(&index, S2ContainsPointQueryOptions(S2VertexModel::SEMI_OPEN));
    for (std::string row : {"locate.random", "locate.sorted"}) {
        auto points = onSphere(load<Position>(settings, row + ".lonlat"));
        std::vector<int32_t> found(points.size());
        measure(settings, row, name, points.size(), [&] {
            for (size_t i = 0; i < points.size(); i++) {
                int32_t cell = -1;
                query.VisitContainingShapes(points[i], [&](S2Shape *shape) {
                    cell = shape->id();
                    return false;
                });
                found[i] = cell;
            }
        });
    }
    for (std::string row : {"locate.random", "locate.borders"}) {
        auto positions = load<Position>(settings, row + ".lonlat");
        auto points = onSphere(positions);
        saveMeetings(settings, row, name, positions, [&](size_t i, std::vector<int32_t> &cells) {
            query.VisitContainingShapes(points[i], [&](S2Shape *shape) {
                cells.push_back(shape->id());
                return true;
            });
        });
    }
}

void build(S2PointIndex<uint32_t> &index, const std::vector<S2Point> &points) {
    for (size_t i = 0; i < points.size(); i++) index.Add(points[i], uint32_t(i));
}

void nearest(const Settings &settings) {
    auto components = onSphere(load<Position>(settings, "components.lonlat"));
    auto queries = onSphere(load<Position>(settings, "nearest.lonlat"));
    S2PointIndex<uint32_t> index;
    build(index, components);
    for (int count : {1, 8}) {
        S2ClosestPointQuery<uint32_t> query(&index);
        query.mutable_options()->set_max_results(count);
        std::vector<double> metres(queries.size() * size_t(count));
        measure(settings, "nearest.k" + std::to_string(count), name, queries.size(), [&] {
            for (size_t i = 0; i < queries.size(); i++) {
                S2ClosestPointQuery<uint32_t>::PointTarget target(queries[i]);
                size_t place = i * size_t(count);
                for (auto &result : query.FindClosestPoints(&target)) metres[place++] = S2Earth::ToMeters(result.distance());
            }
        });
    }
}

}  // namespace

int main(int argumentCount, char **arguments) {
    return run(settings(argumentCount, arguments), {{"locate", locate}, {"nearest", nearest}});
}
