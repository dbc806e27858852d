"""libfangcun.so through ctypes: one grid located, one mistake explained. Usage: smoke.py LIBRARY"""

import ctypes
import sys

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
print("Python: all checks hold")
