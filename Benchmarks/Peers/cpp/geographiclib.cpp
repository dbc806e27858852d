// GeographicLib: the series of the transverse Mercator projection on the ellipsoid of CGCS2000.
#include "peer.hpp"

#include <GeographicLib/TransverseMercator.hpp>

using namespace peer;

namespace {

const char *const name = "geographiclib";
const double centralMeridian = 114, falseEasting = 500000;

void transform(const Settings &settings) {
    GeographicLib::TransverseMercator series(6378137, 1 / 298.257222101, 1);
    auto degrees = load<Position>(settings, "locate.random.lonlat");
    auto metres = load<Position>(settings, "locate.random.xy");
    std::vector<Position> answers(degrees.size());
    measure(settings, "transform.gk.forward", name, degrees.size(), [&] {
        for (size_t i = 0; i < degrees.size(); i++) {
            series.Forward(centralMeridian, degrees[i].y, degrees[i].x, answers[i].x, answers[i].y);
            answers[i].x += falseEasting;
        }
    });
    save(settings, std::string("transform.gk.forward.") + name + ".answers", answers);
    measure(settings, "transform.gk.inverse", name, metres.size(), [&] {
        for (size_t i = 0; i < metres.size(); i++)
            series.Reverse(centralMeridian, metres[i].x - falseEasting, metres[i].y, answers[i].y, answers[i].x);
    });
    save(settings, std::string("transform.gk.inverse.") + name + ".answers", answers);
}

}  // namespace

int main(int argumentCount, char **arguments) {
    return run(settings(argumentCount, arguments), {{"transform", transform}});
}
