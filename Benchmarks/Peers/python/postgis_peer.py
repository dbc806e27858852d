"""PostGIS: a server of its own on this machine, stopped and removed at the end; processor time of the one backend that answers."""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import numpy
import psycopg
import shapely

from peer import cells_of, measure, report, run, save_meetings

NAME = "postgis"
PROGRAMS = "/usr/lib/postgresql/15/bin"
USER = "postgres"


def as_server(arguments):
    """A server does not run as root; apt made the user that it runs as."""
    prefix = ["runuser", "-u", USER, "--"] if os.getuid() == 0 else []
    subprocess.run(prefix + arguments, check=True, stdout=subprocess.DEVNULL, stderr=sys.stderr, cwd="/")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def connection():
    """A connection to a fresh server that listens to this machine alone, with a password that nobody else knows."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # So that the server is stopped too.
    folder = tempfile.mkdtemp(prefix="fangcun-postgis-")
    password, port = secrets.token_hex(16), free_port()
    data, password_file = os.path.join(folder, "data"), os.path.join(folder, "password")
    try:
        with open(password_file, "w") as file:
            file.write(password)
        if os.getuid() == 0:
            shutil.chown(folder, USER)
            shutil.chown(password_file, USER)
        as_server([f"{PROGRAMS}/initdb", "-D", data, "-U", USER, "--auth=scram-sha-256", f"--pwfile={password_file}"])
        options = (
            f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c shared_buffers=1GB -c work_mem=512MB "
            "-c maintenance_work_mem=1GB -c fsync=off -c jit=off -c max_parallel_workers_per_gather=0 "
            "-c max_parallel_maintenance_workers=0 -c autovacuum=off"
        )
        as_server([f"{PROGRAMS}/pg_ctl", "-D", data, "-w", "-l", os.path.join(folder, "log"), "-o", options, "start"])
        try:
            with psycopg.connect(
                host="127.0.0.1", port=port, user=USER, password=password, dbname="postgres", autocommit=True
            ) as session:
                session.execute("create extension postgis")
                yield session
        finally:
            as_server([f"{PROGRAMS}/pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def backend_clock(session):
    """Nanoseconds of processor time of the backend: Linux numbers the clock of a process by its identifier."""
    clock = (~session.info.backend_pid << 3) | 2
    return lambda: time.clock_gettime_ns(clock)


def load(session, table, geometries):
    session.execute(f"create unlogged table {table} (id int, geom geometry(geometry, 4547))")
    documents = shapely.to_wkb(shapely.set_srid(geometries, 4547), hex=True, include_srid=True)
    with session.cursor().copy(f"copy {table} from stdin") as copy:
        for start in range(0, len(documents), 10_000):
            part = documents[start : start + 10_000]
            copy.write("".join(f"{start + number}\t{text}\n" for number, text in enumerate(part)))
    session.execute(f"analyze {table}")


def pairs(session, query):
    """Two columns of whole numbers, in the binary form of the protocol."""
    rows = numpy.array(session.cursor(binary=True).execute(query).fetchall(), "<i8").reshape(-1, 2)
    return rows[:, 0], rows[:, 1]


def locate(settings):
    cells = cells_of(settings)
    with connection() as session:
        load(session, "cells", cells)
        session.execute("create index on cells using gist (geom)")
        session.execute("vacuum analyze cells")
        for row in ("locate.random", "locate.sorted", "locate.borders"):
            positions = settings.positions(f"{row}.xy")
            table = row.replace(".", "_")
            load(session, table, shapely.points(positions))
            # The index answers for each point: points come from outside, so none of them is indexed.
            join = "p join cells c on st_intersects(c.geom, p.geom)"
            if row != "locate.borders":
                # A fifth of the points is timed, all are compared.
                timed = max(1, len(positions) // 5)
                session.execute(f"create unlogged table timed as select * from {table} where id < {timed}")
                session.execute("analyze timed")
                measure(
                    settings, row, NAME, timed,
                    lambda: session.execute(f"select count(c.id) from timed {join}").fetchone(),
                    backend_clock(session), runs=min(settings.runs, 3))
                session.execute("drop table timed")
            if row != "locate.sorted":
                save_meetings(settings, row, NAME, len(positions), *pairs(session, f"select p.id, c.id from {table} {join}"))


def nearest(settings):
    with connection() as session:
        load(session, "components", shapely.points(settings.positions("components.xy")))
        clock = backend_clock(session)
        start = clock()
        session.execute("create index on components using gist (geom)")
        report("points.build", NAME, [clock() - start])
        session.execute("vacuum analyze components")
        queries = settings.positions("nearest.xy")[:10_000]
        load(session, "queries", shapely.points(queries))
        for count in (1, 8):
            lateral = (
                "from queries q cross join lateral (select c.geom <-> q.geom as metres from components c "
                f"order by c.geom <-> q.geom limit {count}) c"
            )
            measure(
                settings, f"nearest.k{count}", NAME, len(queries),
                lambda: session.execute(f"select sum(c.metres) {lateral}").fetchone(), clock,
                runs=min(settings.runs, 3))


run({"locate": locate, "nearest": nearest})
