"""What every peer in Python needs: the city's flat files, a clock, and the lines that the benchmark reads."""

import json
import os
import sys
import time

import numpy


class Settings:
    """The task, the folder of the flat files, and how often each measurement is repeated."""

    def __init__(self):
        if len(sys.argv) != 4:
            sys.exit(f"usage: {sys.argv[0]} TASK FOLDER RUNS")
        self.task, self.folder, self.runs = sys.argv[1], sys.argv[2], max(1, int(sys.argv[3]))

    def positions(self, name):
        return numpy.fromfile(os.path.join(self.folder, name), "<f8").reshape(-1, 2)

    def boxes(self, name):
        return numpy.fromfile(os.path.join(self.folder, name), "<f8").reshape(-1, 4)

    def path(self, name):
        return os.path.join(self.folder, name)

    def save(self, name, array, kind):
        numpy.ascontiguousarray(array, kind).tofile(self.path(name))


def areas_of(settings, positions, starts):
    """The rings of a layer as polygons of shapely."""
    import shapely  # Not every peer has it.

    starts = numpy.fromfile(settings.path(starts), "<u4")
    ring_of = numpy.repeat(numpy.arange(len(starts) - 1), numpy.diff(starts))
    return shapely.polygons(shapely.linearrings(settings.positions(positions), indices=ring_of))


def roads_of(settings):
    """The roads as lines of shapely."""
    import shapely

    starts = numpy.fromfile(settings.path("roads.starts"), "<u4")
    road_of = numpy.repeat(numpy.arange(len(starts) - 1), numpy.diff(starts))
    return shapely.linestrings(settings.positions("roads.xy"), indices=road_of)


def cells_of(settings, positions="cells.xy"):
    """The cells as polygons of shapely."""
    return areas_of(settings, positions, "cells.starts")


def measure(settings, row, name, operations, body, clock=time.process_time_ns, runs=None):
    """Runs once unmeasured, then several times; prints nanoseconds per operation of each run as one line of JSON."""
    answer = body()
    times = []
    for _ in range(runs or settings.runs):
        start = clock()
        body()
        times.append((clock() - start) / max(1, operations))
    report(row, name, times)
    return answer


def report(row, name, times, memory_bytes=0):
    print(json.dumps({"row": row, "peer": name, "ns": times, "memory_bytes": memory_bytes}), flush=True)


def save_meetings(settings, row, name, count, points, cells):
    """Writes, for each point, how many cells meet it and which; pairs of point and cell in any order."""
    order = numpy.lexsort((cells, points))
    settings.save(f"{row}.{name}.counts", numpy.bincount(points, minlength=count), "<u4")
    settings.save(f"{row}.{name}.cells", cells[order], "<i4")


def run(tasks):
    settings = Settings()
    if settings.task not in tasks:
        sys.exit(f"no task {settings.task}")
    tasks[settings.task](settings)
