"""DuckDB's spatial join, on one thread."""

import os

import duckdb
import duckdb_extension_spatial
import numpy
import pandas
import shapely

from peer import cells_of, measure, run, save_meetings

NAME = "duckdb"


def connection():
    """A database in memory with the extension that came with the package: nothing is fetched from the network."""
    session = duckdb.connect(config={"threads": 1})
    folder = os.path.join(os.path.dirname(duckdb_extension_spatial.__file__), "extensions", f"v{duckdb.__version__}")
    session.load_extension(os.path.join(folder, "spatial.duckdb_extension"))
    return session


def load(session, table, geometries):
    rows = {"id": numpy.arange(len(geometries)), "document": shapely.to_wkb(geometries)}
    session.register("rows", pandas.DataFrame(rows))
    session.execute(f"create table {table} as select id::integer as id, st_geomfromwkb(document) as geom from rows")
    session.unregister("rows")


def locate(settings):
    session = connection()
    load(session, "cells", cells_of(settings))
    for row in ("locate.random", "locate.sorted", "locate.borders"):
        positions = settings.positions(f"{row}.xy")
        load(session, "points", shapely.points(positions))
        join = "from points p join cells c on st_intersects(c.geom, p.geom)"
        if row != "locate.borders":
            measure(
                settings, row, NAME, len(positions),
                lambda: session.execute(f"select sum(c.id) {join}").fetchone(), runs=min(settings.runs, 3))
        if row != "locate.sorted":
            pairs = session.execute(f"select p.id as point, c.id as cell {join}").fetchnumpy()
            save_meetings(settings, row, NAME, len(positions), pairs["point"], pairs["cell"])
        session.execute("drop table points")


run({"locate": locate})
