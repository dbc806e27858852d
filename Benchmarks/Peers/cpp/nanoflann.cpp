// nanoflann: a k-d tree over the components.
#include "peer.hpp"

#include <nanoflann.hpp>

using namespace peer;

namespace {

const char *const name = "nanoflann";

struct Cloud {
    const std::vector<Position> &positions;

    size_t kdtree_get_point_count() const { return positions.size(); }
    double kdtree_get_pt(size_t index, size_t axis) const { return axis ? positions[index].y : positions[index].x; }
    template <class Extent> bool kdtree_get_bbox(Extent &) const { return false; }
};

using Tree = nanoflann::KDTreeSingleIndexAdaptor<nanoflann::L2_Simple_Adaptor<double, Cloud>, Cloud, 2, uint32_t>;

void nearest(const Settings &settings) {
    auto components = load<Position>(settings, "components.xy");
    auto queries = load<Position>(settings, "nearest.xy");
    Cloud cloud{components};
    measure(settings, "points.build", name, 1, [&] {
        Tree tree(2, cloud, {10});
        tree.buildIndex();
    });
    Tree tree(2, cloud, {10});
    tree.buildIndex();
    for (size_t count : {1, 8}) {
        std::string row = "nearest.k" + std::to_string(count);
        std::vector<uint32_t> found(queries.size() * count);
        std::vector<double> distances(queries.size() * count);
        measure(settings, row, name, queries.size(), [&] {
            for (size_t i = 0; i < queries.size(); i++)
                tree.knnSearch(&queries[i].x, count, &found[i * count], &distances[i * count]);
        });
        save(settings, row + "." + name + ".squared", distances);
    }
}

}  // namespace

int main(int argumentCount, char **arguments) {
    return run(settings(argumentCount, arguments), {{"nearest", nearest}});
}
