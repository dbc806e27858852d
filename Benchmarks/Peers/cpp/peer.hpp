// What every peer program needs: the city's flat files, a clock, and the lines that the benchmark reads.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>
#include <time.h>
#include <vector>

namespace peer {

struct Position {
    double x, y;
};

struct Box {
    double minX, minY, maxX, maxY;
};

/// The folder of the flat files, and how often each measurement is repeated.
struct Settings {
    std::string task, folder;
    int runs;
};

inline Settings settings(int argumentCount, char **arguments) {
    if (argumentCount != 4) {
        fprintf(stderr, "usage: %s TASK FOLDER RUNS\n", arguments[0]);
        exit(2);
    }
    return {arguments[1], arguments[2], std::max(1, atoi(arguments[3]))};
}

/// All of a flat file of little-endian numbers.
template <typename Element> std::vector<Element> load(const Settings &settings, const std::string &name) {
    std::ifstream file(settings.folder + "/" + name, std::ios::binary | std::ios::ate);
    if (!file) throw std::runtime_error("cannot read " + name);
    std::vector<Element> elements(size_t(file.tellg()) / sizeof(Element));
    file.seekg(0);
    file.read(reinterpret_cast<char *>(elements.data()), std::streamsize(elements.size() * sizeof(Element)));
    return elements;
}

template <typename Element>
void save(const Settings &settings, const std::string &name, const std::vector<Element> &elements) {
    std::ofstream file(settings.folder + "/" + name, std::ios::binary);
    file.write(reinterpret_cast<const char *>(elements.data()), std::streamsize(elements.size() * sizeof(Element)));
    if (!file) throw std::runtime_error("cannot write " + name);
}

/// The rings of the cells: cell i has the positions starts[i] ..< starts[i + 1], the last equal to the first.
struct Cells {
    std::vector<uint32_t> starts;
    std::vector<Position> positions;

    size_t count() const { return starts.size() - 1; }
};

inline Cells loadCells(const Settings &settings, const std::string &kind) {
    return {load<uint32_t>(settings, "cells.starts"), load<Position>(settings, "cells." + kind)};
}

/// Nanoseconds of processor time of this thread.
inline double clockNanoseconds() {
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e9 + double(time.tv_nsec);
}

/// Runs once unmeasured, then several times; prints nanoseconds per operation of each run as one line of JSON.
template <typename Body>
void measure(
    const Settings &settings, const std::string &row, const std::string &name, size_t operations, Body body,
    size_t memoryBytes = 0) {
    body();
    std::string times;
    for (int run = 0; run < settings.runs; run++) {
        double start = clockNanoseconds();
        body();
        times += (run ? "," : "") + std::to_string((clockNanoseconds() - start) / double(std::max<size_t>(1, operations)));
    }
    printf(
        "{\"row\":\"%s\",\"peer\":\"%s\",\"ns\":[%s],\"memory_bytes\":%zu}\n", row.c_str(), name.c_str(), times.c_str(),
        memoryBytes);
    fflush(stdout);
}

/// Writes, for each point, how many cells meet it and which: two files, `<row>.<peer>.counts` and `.cells`.
inline void saveMeetings(
    const Settings &settings, const std::string &row, const std::string &name, const std::vector<Position> &points,
    const std::function<void(size_t, std::vector<int32_t> &)> &cellsMeeting) {
    std::vector<uint32_t> counts;
    std::vector<int32_t> cells;
    counts.reserve(points.size());
    cells.reserve(points.size());
    for (size_t point = 0; point < points.size(); point++) {
        size_t before = cells.size();
        cellsMeeting(point, cells);
        counts.push_back(uint32_t(cells.size() - before));
    }
    save(settings, row + "." + name + ".counts", counts);
    save(settings, row + "." + name + ".cells", cells);
}

/// Runs the task of that name; a task that the program does not know is a mistake of the caller.
inline int run(
    const Settings &settings, const std::vector<std::pair<std::string, std::function<void(const Settings &)>>> &tasks) {
    for (auto &task : tasks) {
        if (task.first != settings.task) continue;
        try {
            task.second(settings);
            return 0;
        } catch (const std::exception &error) {
            fprintf(stderr, "%s\n", error.what());
            return 1;
        }
    }
    fprintf(stderr, "no task %s\n", settings.task.c_str());
    return 2;
}

/// How many boxes meet each window and the sum of their numbers: what two programs must agree on.
struct WindowAnswer {
    uint32_t count;
    uint32_t sum;
};

}  // namespace peer
