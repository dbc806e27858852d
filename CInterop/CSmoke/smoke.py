"""libfangcun.so through ctypes: one grid located, one mistake explained, one atlas made, asked and edited. Usage: smoke.py LIBRARY"""

import ctypes
import json
import os
import sys
import tempfile

fc = ctypes.CDLL(sys.argv[1])
for text in (fc.fc_status_name, fc.fc_error_message, fc.fc_error_message_zh):
    text.restype = ctypes.c_char_p
fc.fc_status_name.argtypes = [ctypes.c_int32]
for function in (fc.fc_error_message, fc.fc_error_message_zh, fc.fc_error_free, fc.fc_grids_free):
    function.argtypes = [ctypes.c_void_p]
for function in (fc.fc_error_free, fc.fc_grids_free):
    function.restype = None
handle = ctypes.POINTER(ctypes.c_void_p)
numbers = ctypes.POINTER(ctypes.c_double)
fc.fc_grids_read.argtypes = [
    ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int32, handle, handle]
fc.fc_grids_locate.argtypes = [
    ctypes.c_void_p, numbers, numbers, ctypes.c_size_t, ctypes.POINTER(ctypes.c_int32), handle]

cells = b"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"A"},
    "geometry":{"type":"Polygon","coordinates":[[[121.5,25],[121.6,25],[121.6,25.1],[121.5,25.1],[121.5,25]]]}}]}"""
grids, error = ctypes.c_void_p(), ctypes.c_void_p()
assert fc.fc_grids_read(cells, len(cells), b"code", 4, 0, ctypes.byref(grids), ctypes.byref(error)) == 0

x, y = (ctypes.c_double * 3)(121.55, 0, float("nan")), (ctypes.c_double * 3)(25.05, 0, 25.05)
found = (ctypes.c_int32 * 3)()
assert fc.fc_grids_locate(grids, x, y, 3, found, ctypes.byref(error)) == 0
assert list(found) == [0, -1, -1], list(found)

# A length that no memory has must not end the interpreter.
status = fc.fc_grids_locate(grids, x, y, 2**64 - 1, found, ctypes.byref(error))
assert fc.fc_status_name(status) == b"FC_E_ARGUMENT"
assert fc.fc_error_message(error).startswith(b"x has a length of 18446744073709551615")
assert fc.fc_error_message_zh(error).decode() == "调用参数不符合约定"
fc.fc_error_free(error)
fc.fc_grids_free(grids)


def feature(layer, geometry, **properties):
    return {"type": "Feature", "properties": {"layer": layer, **properties}, "geometry": geometry}


def square(west, south, side):
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    return {"type": "Polygon", "coordinates": [[[west + side * x, south + side * y] for x, y in corners]]}


def point(x, y):
    return {"type": "Point", "coordinates": [x, y]}


def document(*features):
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


text, size, status = ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int32
records = ctypes.POINTER(ctypes.c_int32)
fc.fc_atlas_build.argtypes = [text, size, status, text, size, text, size, handle]
fc.fc_atlas_open.argtypes = [text, size, status, handle, handle]
fc.fc_atlas_overlay_read.argtypes = [ctypes.c_void_p, text, size, status, handle, handle]
fc.fc_atlas_free.argtypes, fc.fc_atlas_free.restype = [ctypes.c_void_p], None
fc.fc_atlas_locate.argtypes = [ctypes.c_void_p, numbers, numbers, size, records, handle]
fc.fc_atlas_to_plane.argtypes = [ctypes.c_void_p, numbers, numbers, size, numbers, numbers, handle]
fc.fc_atlas_nearest.argtypes = [
    ctypes.c_void_p, text, size, numbers, numbers, size, size, ctypes.c_double, ctypes.c_void_p, size, records, numbers,
    handle]
city = document(
    feature("grids", square(114, 34, 0.01), code="W"), feature("grids", square(114.01, 34, 0.01), code="E"),
    feature("components", point(114.001, 34.001), id="a"), feature("components", point(114.002, 34.001), id="b"))
edits = document(feature("components", None, id="a"), feature("components", point(114.0011, 34.001), id="c"))
path = os.path.join(tempfile.mkdtemp(), "city.atlas").encode()
assert fc.fc_atlas_build(city, len(city), 4490, b"smoke", 5, path, len(path), ctypes.byref(error)) == 0
atlas, edited = ctypes.c_void_p(), ctypes.c_void_p()
assert fc.fc_atlas_open(path, len(path), 0, ctypes.byref(atlas), ctypes.byref(error)) == 0
assert fc.fc_atlas_overlay_read(atlas, edits, len(edits), 4490, ctypes.byref(edited), ctypes.byref(error)) == 0

x, y = (ctypes.c_double * 2)(114.005, 114.015), (ctypes.c_double * 2)(34.005, 34.005)
assert fc.fc_atlas_locate(atlas, x, y, 2, found, ctypes.byref(error)) == 0
assert list(found)[:2] == [0, 1], list(found)
x, y, far = (ctypes.c_double * 1)(114.001), (ctypes.c_double * 1)(34.001), (ctypes.c_double * 1)()
assert fc.fc_atlas_to_plane(atlas, x, y, 1, x, y, ctypes.byref(error)) == 0
for which, record, least, most in [(atlas, 0, 0, 0.001), (edited, 2, 9, 9.5)]:
    assert fc.fc_atlas_nearest(which, b"components", 10, x, y, 1, 1, 1e3, None, 0, found, far, ctypes.byref(error)) == 0
    assert found[0] == record and least <= far[0] <= most, (found[0], far[0])
for which in (atlas, edited):
    fc.fc_atlas_free(which)
os.remove(path)
print("Python: all checks hold")
