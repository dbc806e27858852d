"""geopandas over pyogrio: the cells from a GeoPackage, and the first answer."""

import geopandas
import shapely

from peer import cells_of, measure, run

NAME = "geopandas"


def open_city(settings):
    cells = cells_of(settings)
    frame = geopandas.GeoDataFrame({"code": [str(number) for number in range(len(cells))]}, geometry=cells, crs=4547)
    path = settings.path("cells.gpkg")
    frame.to_file(path, driver="GPKG", engine="pyogrio")
    point = shapely.Point(*settings.positions("locate.random.xy")[0])

    def open_and_answer():
        return geopandas.read_file(path, engine="pyogrio").sindex.query(point, predicate="intersects")

    measure(settings, "atlas.open", NAME, 1, open_and_answer)


run({"atlas": open_city})
