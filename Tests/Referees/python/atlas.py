"""Reads an atlas by docs/atlas-format.md alone, with nothing but Python's standard library.

atlas.py FILE               writes what the file says of itself, its sections, and the codes of its grids
atlas.py FILE points.txt    answers each line "x y" with the code of the grid there, or "-"
atlas.py FILE areas LAYER points.txt   answers each line "x y" with the first area of a layer that holds the point, or -1
atlas.py FILE near LAYER X Y   the record of a layer of points that is nearest, found by looking at all of them
"""

import struct
import sys
from fractions import Fraction

PAGE = 4096
PIECE = 65536
MASK = (1 << 64) - 1


def checksum(data):
    factor, start = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F

    def step(value, word):
        value ^= word
        return ((value << 31 | value >> 33) & MASK) * factor & MASK

    lanes = [start * (lane + 1) & MASK for lane in range(4)]
    padded = data + bytes(-len(data) % 32)
    for index, (word,) in enumerate(struct.iter_unpack("<Q", padded)):
        lanes[index % 4] = step(lanes[index % 4], word)
    total = step(start, len(data))
    for lane in lanes:
        total = step(total, lane)
    return total ^ total >> 32


class Atlas:
    def __init__(self, data):
        self.data = data
        assert data[:8] == b"\x89FCATL\r\n", "not an atlas"
        (order, required, self.version, self.epsg, length, count, entry, table_sum) = struct.unpack_from("<IIIiQIIQ", data, 8)
        assert order == 0x01020304 and required <= 1 and entry == 64
        assert length == len(data), "cut short"
        assert checksum(data[: PAGE - 8]) == struct.unpack_from("<Q", data, PAGE - 8)[0], "damaged header"
        sizes = struct.unpack_from("<3H", data, 48)
        (self.plane,) = struct.unpack_from("<i", data, 56)
        self.texts, place = [], 64
        for size in sizes:
            self.texts.append(data[place : place + size].decode())
            place += size
        table = data[PAGE : PAGE + 64 * count]
        assert checksum(table) == table_sum, "damaged table"
        self.sections, sums_place = {}, PAGE + 64 * count
        for layer, part, version, form, value, offset, size, total in struct.iter_unpack("<16s16sHHIQQQ", table):
            name = (layer.rstrip(b"\0").decode(), part.rstrip(b"\0").decode())
            assert offset % PAGE == 0
            content = data[offset : offset + size]
            pieces = [content[start : start + PIECE] for start in range(0, size, PIECE)]
            sums = data[sums_place : sums_place + 8 * len(pieces)]
            sums_place += len(sums)
            assert len(content) == size and checksum(sums) == total, f"damaged checksums of section {name}"
            for piece, (sum_of_piece,) in zip(pieces, struct.iter_unpack("<Q", sums), strict=True):
                assert checksum(piece) == sum_of_piece, f"damaged section {name}"
            self.sections[name] = (version, form, value, content)

    def row(self, layer, part, code):
        content = self.sections[(layer, part)][3]
        size = struct.calcsize("<" + code)
        values = [value if len(value) > 1 else value[0] for value in struct.iter_unpack("<" + code, content)]
        assert len(content) == size * len(values)
        return values

    def text_column(self, layer, part):
        content = self.sections[(layer, part)][3]
        (count,) = struct.unpack_from("<I", content, 0)
        starts = struct.unpack_from(f"<{count + 1}I", content, 8)
        body = content[8 + 4 * (count + 1) :]
        return [body[a:b].decode() for a, b in zip(starts, starts[1:])]


def determinant(a, b, p):
    """Twice the area of a, b, p; exact; above 0 if p lies on the left of the way from a to b."""
    ax, ay, bx, by, px, py = (Fraction(value) for value in (*a, *b, *p))
    return (ax - px) * (by - py) - (ay - py) * (bx - px)


def directed(a, b):
    """A segment in its own direction: upwards, and to the west if it is level."""
    return (a, b) if a[1] < b[1] or (a[1] == b[1] and a[0] > b[0]) else (b, a)


def has_on_left(segment, p):
    return determinant(segment[0], segment[1], p) > 0


class Locator:
    def __init__(self, atlas):
        self.codes = atlas.text_column("grids", "code")
        (self.x0, self.y0, self.unit, self.columns, self.rows, self.bits, _) = struct.unpack(
            "<dddIIII", atlas.sections[("grids", "locator-frame")][3]
        )
        self.cells = atlas.row("grids", "locator-cells", "I")
        self.blocks = atlas.row("grids", "locator-blocks", "I")
        self.lists = atlas.row("grids", "locator-lists", "I")
        self.edges = atlas.row("grids", "locator-edges", "6d4i")

    def grid(self, x, y):
        ux, uy = (x - self.x0) / self.unit, (y - self.y0) / self.unit
        if not (0 <= ux < (self.columns << self.bits) - 1 and 0 <= uy < (self.rows << self.bits) - 1):
            return -1
        px, py = round(ux), round(uy)
        bits = self.bits
        entry = self.cells[(py >> bits) * self.columns + (px >> bits)]
        while entry >> 30 == 1:
            bits -= 2
            entry = self.blocks[16 * (entry & 0x3FFFFFFF) + 4 * (py >> bits & 3) + (px >> bits & 3)]
        kind, number = entry >> 30, entry & 0x3FFFFFFF
        if kind == 0:
            return number - 1
        if kind == 2:
            return self.by_edges(number, (x, y))
        side = 1 << bits
        reference = (self.x0 + (px // side * side) * self.unit, self.y0 + (py // side * side + side / 2) * self.unit)
        return self.by_list(number, (x, y), reference)

    def by_edges(self, number, p):
        while True:
            vx, vy, ax, bx, ay, by, *answers = self.edges[number]
            sector = self.right((vx, vy), (ax, ay), p) | self.right((vx, vy), (bx, by), p) << 1
            answer = answers[sector]
            if answer >= -1:
                return answer
            number = -2 - answer

    @staticmethod
    def right(vertex, end, p):
        segment = directed(vertex, end)
        return int(has_on_left(segment, p) != (segment[0] == vertex))

    def by_list(self, place, p, reference):
        while True:
            grid, header = self.lists[place], self.lists[place + 1]
            if header == 0:
                return grid - 1
            place += 2
            holds = header & 1
            for _ in range(header >> 1):
                vx, vy, ax, _, ay, _, *_ = self.edges[self.lists[place]]
                holds ^= self.crosses(directed((vx, vy), (ax, ay)), reference, p)
                place += 1
            if holds:
                return grid

    @staticmethod
    def crosses(segment, start, end):
        (ax, ay), (bx, by) = segment
        corner = (start[0], end[1])
        upright = min(ax, bx) <= start[0] < max(ax, bx) and has_on_left(segment, start) != has_on_left(segment, corner)
        level = ay <= end[1] < by and has_on_left(segment, corner) != has_on_left(segment, end)
        return int(upright != level)


class Areas:
    def __init__(self, atlas, layer):
        self.x0, self.y0, self.side, self.columns, self.rows = struct.unpack(
            "<dddQQ", atlas.sections[(layer, "index-grid")][3]
        )
        self.squares = atlas.row(layer, "index-squares", "I")
        self.lists = atlas.row(layer, "index-lists", "I")
        self.ids = atlas.row(layer, "index-ids", "i")
        self.rings = atlas.row(layer, "index-rings", "I")
        self.starts = atlas.row(layer, "index-starts", "I")
        self.points = atlas.row(layer, "shape-points", "2d")
        assert len(self.squares) == self.columns * self.rows

    def first(self, x, y):
        column = min(max(int((x - self.x0) / self.side), 0), self.columns - 1)
        row = min(max(int((y - self.y0) / self.side), 0), self.rows - 1)
        square = self.squares[row * self.columns + column]
        kind, number = square >> 30, square & 0x3FFFFFFF
        if kind == 0:
            candidates = []
        elif kind == 3 and number == 0x3FFFFFFF:
            candidates = [(place, 0) for place in range(len(self.ids))]
        elif kind == 3:
            listed = self.lists[number + 1 : number + 1 + self.lists[number]]
            candidates = [(area >> 1, area & 1) for area in listed]
            assert candidates == sorted(candidates, key=lambda area: self.ids[area[0]])
        else:
            candidates = [(number, kind == 2)]
        holders = [self.ids[place] for place, whole in candidates if whole or self.holds(place, (x, y))]
        for place, whole in candidates:
            assert not whole or self.holds(place, (x, y)), "a square that is not as whole as it says"
        return min(holders, default=-1)

    def holds(self, place, p):
        inside = False
        for ring in range(self.rings[place], self.rings[place + 1]):
            points = self.points[self.starts[ring] : self.starts[ring + 1]]
            for a, b in zip(points[-1:] + points[:-1], points):
                if (a[1] <= p[1]) != (b[1] <= p[1]):
                    inside ^= has_on_left(directed(a, b), p)
        return inside


def main():
    with open(sys.argv[1], "rb") as file:
        atlas = Atlas(file.read())
    if len(sys.argv) == 2:
        print(atlas.version, atlas.epsg, atlas.plane, *atlas.texts, sep="|")
        for (layer, part), (version, form, value, content) in atlas.sections.items():
            print(layer, part, version, form, value, len(content))
        print(*atlas.text_column("grids", "code"))
    elif sys.argv[2] == "near":
        x, y = float(sys.argv[4]), float(sys.argv[5])
        points = atlas.row(sys.argv[3], "shape-points", "2d")
        names = atlas.text_column(sys.argv[3], "class-names")
        classes = atlas.row(sys.argv[3], "class-numbers", "H")
        record = min(range(len(points)), key=lambda i: ((points[i][0] - x) ** 2 + (points[i][1] - y) ** 2, i))
        print(record, names[classes[record]], atlas.text_column(sys.argv[3], "id")[record])
    elif sys.argv[2] == "areas":
        areas = Areas(atlas, sys.argv[3])
        with open(sys.argv[4]) as file:
            for line in file:
                print(areas.first(*map(float, line.split())))
    else:
        locator = Locator(atlas)
        with open(sys.argv[2]) as file:
            for line in file:
                grid = locator.grid(*map(float, line.split()))
                print(locator.codes[grid] if grid >= 0 else "-")


main()
