/* A city of two grids: an atlas is made, asked everything, and edited. Degrees near (114, 34); 0.001 is about 100 m. */
#include "check.h"

#define PATH "smoke.atlas"
#define LIST(features) "{\"type\": \"FeatureCollection\", \"features\": [" features "]}"
#define RECORD(properties, kind, places)                                                                               \
    "{\"type\": \"Feature\", \"properties\": {" properties "}, \"geometry\": {\"type\": \"" kind                       \
    "\", \"coordinates\": " places "}}"
#define GRID(code, west, east)                                                                                         \
    RECORD("\"layer\": \"grids\", \"code\": \"" code "\"", "Polygon",                                                  \
           "[[[" west ", 34], [" east ", 34], [" east ", 34.01], [" west ", 34.01], [" west ", 34]]]")
#define LAMP(id, kind, place)                                                                                          \
    RECORD("\"layer\": \"components\", \"id\": \"" id "\", \"class\": \"" kind "\"", "Point", place)
#define ADDRESS(number, place)                                                                                         \
    RECORD("\"layer\": \"addresses\", \"id\": \"A" number "\", \"address\": \"花园路" number "号\"", "Point", place)
#define HOUSE(id, west, east)                                                                                          \
    RECORD("\"layer\": \"buildings\", \"id\": \"" id "\"", "Polygon",                                                  \
           "[[[" west ", 34.004], [" east ", 34.004], [" east ", 34.005], [" west ", 34.005], [" west ", 34.004]]]")

static const char city[] = LIST(
    GRID("W", "114", "114.01") "," GRID("E", "114.01", "114.02") ","
    LAMP("L1", "lamp", "[114.001, 34.001]") "," LAMP("L2", "lamp", "[114.003, 34.001]") ","
    LAMP("C1", "cover", "[114.0021, 34.001]") ","
    ADDRESS("1", "[114.001, 34.0021]") "," ADDRESS("3", "[114.002, 34.0021]") "," ADDRESS("5", "[114.003, 34.0021]") ","
    HOUSE("H", "114.004", "114.005") ","
    RECORD("\"layer\": \"roads\", \"name\": \"花园路\"", "LineString", "[[114, 34.002], [114.02, 34.002]]"));

/* L1 is gone, C1 has moved, X is new; the house is elsewhere; the grid in the east belongs to that in the west. */
static const char edits[] = LIST(
    "{\"type\": \"Feature\", \"properties\": {\"layer\": \"components\", \"id\": \"L1\"}, \"geometry\": null},"
    LAMP("C1", "cover", "[114.009, 34.009]") "," LAMP("X", "lamp", "[114.0012, 34.001]") ","
    HOUSE("H", "114.006", "114.007") ","
    "{\"type\": \"Feature\", \"properties\": {\"layer\": \"grids\", \"code\": \"E\"}, \"geometry\": null},"
    GRID("W", "114", "114.02"));

static const uint8_t *bytes_of(const char *text) { return (const uint8_t *)text; }

static int is(fc_text text, const char *wanted) {
    return text.length == strlen(wanted) && memcmp(text.data, wanted, text.length) == 0;
}

static void check_locate(const fc_atlas *atlas, const char *first, const char *second) {
    const double x[] = {114.005, 114.015, 115};
    const double y[] = {34.005, 34.005, 34};
    int32_t grids[3];
    const char *code = NULL;
    fc_error *error = NULL;

    if (fc_atlas_locate(atlas, x, y, 3, grids, &error) != FC_OK) tell(error);
    CHECK(grids[0] >= 0 && fc_atlas_grid_code(atlas, (size_t)grids[0], &code, NULL) == FC_OK && !strcmp(code, first));
    CHECK(grids[1] >= 0 && fc_atlas_grid_code(atlas, (size_t)grids[1], &code, NULL) == FC_OK && !strcmp(code, second));
    CHECK(grids[2] == -1);
}

/* The ids of the two lamps nearest to (114.001, 34.001), and how many components lie within the window around all. */
static void check_near(const fc_atlas *atlas, const char *first, const char *second, size_t around) {
    double x[] = {114.001}, y[] = {34.001}, distances[2];
    const fc_text lamp = {"lamp", 4};
    const fc_window everywhere = {-1e9, -1e9, 1e9, 1e9};
    int32_t records[2], found[8];
    size_t start = 7, count = 7, total = 7;
    fc_text ids[2];

    CHECK(fc_atlas_to_plane(atlas, x, y, 1, x, y, NULL) == FC_OK);
    CHECK(fc_atlas_nearest(atlas, "components", 10, x, y, 1, 2, 1e4, &lamp, 1, records, distances, NULL) == FC_OK);
    CHECK(fc_atlas_texts(atlas, "components", 10, "id", 2, records, 2, ids, NULL) == FC_OK);
    CHECK(is(ids[0], first) && is(ids[1], second));
    CHECK(distances[0] <= distances[1] && distances[1] < 200);
    CHECK(fc_atlas_window(atlas, "components", 10, &everywhere, 1, found, 8, &start, &count, &total, NULL) == FC_OK);
    CHECK(start == 0 && count == around && total == around);
    CHECK(fc_atlas_from_plane(atlas, x, y, 1, x, y, NULL) == FC_OK);
    CHECK(x[0] > 114.00099 && x[0] < 114.00101 && y[0] > 34.00099 && y[0] < 34.00101);
}

/* Between the road and A3, within the house as it was made, within the house as it is edited. */
static void check_reverse(const fc_atlas *atlas, int32_t first, int32_t second) {
    double x[] = {114.002, 114.0045, 114.0065}, y[] = {34.00201, 34.0045, 34.0045};
    int32_t address[3], building[3], road[3], side[3];
    double chainage[3];
    fc_reverse out;

    memset(&out, 0, sizeof out);
    out.size = sizeof out;
    out.address = address;
    out.building = building;
    out.road = road;
    out.road_side = side;
    out.road_chainage_m = chainage;
    CHECK(fc_atlas_to_plane(atlas, x, y, 3, x, y, NULL) == FC_OK);
    CHECK(fc_atlas_reverse(atlas, x, y, 3, 50.0, &out, NULL) == FC_OK);
    CHECK(address[0] == 1 && road[0] == 0 && side[0] == -1 && chainage[0] > 180 && chainage[0] < 190);
    CHECK(building[0] == -1 && building[1] == first && building[2] == second);
    CHECK(address[1] == -1 && road[1] == -1 && side[1] == 0);
}

static void check_geocode(const fc_atlas *atlas) {
    const fc_text texts[] = {{"花园路3号", 13}, {"无此路9号", 13}};
    fc_geocoding places[2];
    fc_bytes addresses[2] = {{NULL, 0}, {NULL, 0}};

    memset(places, 0, sizeof places);
    places[0].size = sizeof places[0];
    CHECK(fc_atlas_geocode(atlas, texts, 2, places, addresses, NULL) == FC_OK);
    CHECK(places[0].status == FC_GEOCODING_OK && places[0].level == FC_LEVEL_DOOR && places[0].record == 1);
    CHECK(places[0].lon > 114.00199 && places[0].lon < 114.00201 && places[0].lat > 34.0020 && places[0].lat < 34.0022);
    CHECK(strcmp((const char *)addresses[0].data, "花园路3号") == 0);
    CHECK(places[1].record == -1);
    fc_bytes_free(&addresses[0]);
    fc_bytes_free(&addresses[1]);
}

void check_city(void) {
    fc_atlas *atlas = NULL, *edited = NULL;
    fc_bytes information = {NULL, 0};
    fc_error *error = NULL;
    size_t count = 0;

    if (fc_atlas_build(bytes_of(city), strlen(city), 4490, "smoke", 5, PATH, strlen(PATH), &error) != FC_OK ||
        fc_atlas_open(PATH, strlen(PATH), FC_ATLAS_MAPPED, &atlas, &error) != FC_OK ||
        fc_atlas_verify(atlas, &error) != FC_OK ||
        fc_atlas_overlay_read(atlas, bytes_of(edits), strlen(edits), 4490, &edited, &error) != FC_OK) {
        tell(error);
        CHECK(!"an atlas is made, opened and edited");
        fc_atlas_free(atlas);
        return;
    }
    check_locate(atlas, "W", "E");
    check_near(atlas, "L1", "L2", 3);
    check_reverse(atlas, 0, -1);
    check_geocode(atlas);

    CHECK(fc_atlas_overlay_read(atlas, bytes_of("{}"), 2, 4490, &edited, &error) == FC_E_MALFORMED);
    fc_error_free(error);
    /* The edited atlas needs no other. */
    fc_atlas_free(atlas);
    check_locate(edited, "W", "W");
    check_near(edited, "X", "L2", 3);
    check_reverse(edited, -1, 0);
    check_geocode(edited);
    CHECK(fc_atlas_count(edited, "components", 10, &count, NULL) == FC_OK && count == 4);
    CHECK(fc_atlas_info(edited, &information, NULL) == FC_OK);
    CHECK(strstr((const char *)information.data, "\"edited\":[\"buildings\",\"components\"]") != NULL);
    fc_bytes_free(&information);
    fc_atlas_free(edited);
    CHECK(remove(PATH) == 0);
}
