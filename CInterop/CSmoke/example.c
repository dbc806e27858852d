#include <fangcun.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    const char *path = argc > 1 ? argv[1] : "cells.geojson", *code = "outside";
    double x = 121.5654, y = 25.0330;
    int32_t index;
    fc_grids *grids = NULL;
    fc_error *error = NULL;
    if (fc_grids_open(path, strlen(path), "bgcode", 6, 0, &grids, &error) ||
        fc_grids_locate(grids, &x, &y, 1, &index, &error) ||
        (index >= 0 && fc_grids_code(grids, (size_t)index, &code, &error)))
        printf("%s %s\n", fc_error_message(error), fc_error_place(error));
    else
        printf("%s\n", code);
    fc_error_free(error);
    fc_grids_free(grids);
    return 0;
}
