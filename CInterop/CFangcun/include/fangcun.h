/*
 * fangcun.h - the C interface of Fangcun: where in the city, and is this document trustworthy.
 *
 * The rules, once for all functions:
 *
 *  1. A function that can fail returns fc_status: FC_OK (0), or the kind of failure. Results come by out-parameter.
 *     On failure every out-parameter is left as it was, except `error`.
 *  2. `error` may be NULL. Otherwise a failure stores a new fc_error there, which says what and where; free it with
 *     fc_error_free. On FC_OK it is left as it was, so set it to NULL before the call.
 *  3. "Outside", "not found" and "not valid" are results, not failures.
 *  4. Text and bytes come in as (pointer, length); text is UTF-8 and needs no NUL at the end. A pointer may be NULL when
 *     its length is 0. The library keeps no pointer of the caller's after a call.
 *  5. The caller frees what it was given by a function named _open or _read, and what was stored in an fc_bytes or an
 *     fc_error, with the _free of that type and nothing else, once. Every _free accepts NULL. `const char *` results are
 *     borrowed: they end with NUL and live as long as the object they were asked of.
 *  6. Objects never change once they exist. Any number of threads may use one at the same time; only its _free must
 *     come after all other uses.
 *  7. Structs passed by pointer start with `uint32_t size`, which the caller sets to sizeof of the struct before the
 *     call; so a struct can grow. fc_bytes and fc_text are two words for ever.
 *  8. Every argument is checked: a NULL that must not be, a length above its limit, a number that must be finite, an
 *     object of another type. The failure is FC_E_ARGUMENT. An object that was freed is recognised in most cases and
 *     not in all: C cannot do better.
 *  9. Points are east before north: x or longitude first, then y or latitude.
 * 10. Nothing is printed, no clock is read, no network is used, no thread is started, no signal handler is set. Running
 *     out of memory ends the process.
 * 11. Once loaded, the library stays loaded: dlclose is not supported, because the Swift runtime inside cannot be
 *     unloaded.
 * 12. Before version 1.0 the interface may change from one minor version to the next: check
 *     fc_version() >> 8 == FC_VERSION >> 8 where the library was not installed together with this header.
 *
 * Clean C99 and C++11.
 */
#ifndef FANGCUN_H
#define FANGCUN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
/* The result says whether the call did anything: a caller that drops it is told so by the compiler. */
#define FC_CHECKED __attribute__((warn_unused_result))
#else
#define FC_CHECKED
#endif

/* ---- Version ---------------------------------------------------------------------------------------------------- */

/* The number in the soname: libfangcun.so.0. */
#define FC_ABI_VERSION 0
#define FC_VERSION_MAJOR 0
#define FC_VERSION_MINOR 1
#define FC_VERSION_PATCH 0
/* The version of this header, in the form of fc_version(). */
#define FC_VERSION ((uint32_t)((FC_VERSION_MAJOR << 16) | (FC_VERSION_MINOR << 8) | FC_VERSION_PATCH))

/* The version of the library that is loaded: major << 16 | minor << 8 | patch. */
uint32_t fc_version(void);

/* ---- Status ----------------------------------------------------------------------------------------------------- */

/* What became of a call. Values are fixed and never used again for anything else; treat those you do not know alike. */
typedef int32_t fc_status;
enum {
    FC_OK = 0,
    /* An argument breaks the rules above; nothing was done. */
    FC_E_ARGUMENT = 1,
    /* The input is not what its format demands. */
    FC_E_MALFORMED = 2,
    /* The input is well formed, but larger, deeper or of more parts than the library takes. */
    FC_E_LIMIT = 3,
    /* A file could not be read. */
    FC_E_UNREADABLE = 4,
    /* No reference system has this EPSG code, or PROJ cannot work with it. */
    FC_E_REFERENCE = 5,
    /* A coordinate lies where a transformation is not defined. */
    FC_E_DOMAIN = 6,
    /* A geometry that cannot be used: too few points, an open ring. */
    FC_E_GEOMETRY = 7,
    /* An algorithm, or a version of a format, that the library does not know. */
    FC_E_UNSUPPORTED = 8,
    /* The installation is not complete: PROJ finds no proj.db. */
    FC_E_INSTALLATION = 9,
    /* GEOS, PROJ or OpenSSL failed without saying that the input was at fault. */
    FC_E_ENGINE = 10,
    /* A failure that has no status of its own yet; fc_error_code names it. */
    FC_E_OTHER = 11
};

/* The name of a status, such as "FC_E_ARGUMENT"; "FC_E_?" for a number that is none. Never NULL, never freed. */
const char *fc_status_name(fc_status status);

/* ---- Error ------------------------------------------------------------------------------------------------------ */

/* The detail of one failure. */
typedef struct fc_error fc_error;

/* The status that the failed call returned; FC_OK for NULL, FC_E_ARGUMENT for what is no fc_error. */
fc_status fc_error_status(const fc_error *error);
/* The name of the failure inside the library, such as "malformedInput"; "" for NULL. */
const char *fc_error_code(const fc_error *error);
/* What was wrong, in English; "" for NULL. */
const char *fc_error_message(const fc_error *error);
/* The kind of failure, in Chinese; "" for NULL. The particulars are in the English message and in the place. */
const char *fc_error_message_zh(const fc_error *error);
/* Where in the input, such as "feature 17 (110105001000017)" or "line 3"; "" when there is no place, and for NULL. */
const char *fc_error_place(const fc_error *error);
void fc_error_free(fc_error *error);

/* ---- Text and bytes --------------------------------------------------------------------------------------------- */

/* The longest path or name of a property or column, in bytes. */
#define FC_NAME_BYTES_MAX 4096
/* The longest text to be geocoded, in bytes. */
#define FC_TEXT_BYTES_MAX 65536
/* The largest file, document, signature or other input, in bytes. */
#define FC_INPUT_BYTES_MAX 4294967296
/* The most points of one call. */
#define FC_POINTS_MAX 2147483647
/* The most files of one call. */
#define FC_FILES_MAX 4096

/* Borrowed text, for lists of texts. */
typedef struct fc_text {
    const char *data;
    size_t length;
} fc_text;

/* Bytes made by the library, with one NUL behind them that length does not count. */
typedef struct fc_bytes {
    uint8_t *data;
    size_t length;
} fc_bytes;

/* Frees the bytes and sets the struct to {NULL, 0}. The struct itself is the caller's. */
void fc_bytes_free(fc_bytes *bytes);

/* ---- Unit grids ------------------------------------------------------------------------------------------------- */

/* The unit grids of a city, in the order of their register; a grid is named by its index, counted from 0. */
typedef struct fc_grids fc_grids;

/*
 * Reads grids from a GeoJSON file, plain or compressed with gzip.
 * code_property: the name of the property that holds the code of a grid.
 * epsg: the reference system of the coordinates; 0 for the one the file names, and WGS 84 where it names none. A file that
 * names another than the one given is FC_E_REFERENCE.
 */
FC_CHECKED fc_status fc_grids_open(const char *path, size_t path_length, const char *code_property,
                                   size_t code_property_length, int32_t epsg, fc_grids **out, fc_error **error);
/* The same from memory, not compressed. */
FC_CHECKED fc_status fc_grids_read(const uint8_t *geojson, size_t geojson_length, const char *code_property,
                                   size_t code_property_length, int32_t epsg, fc_grids **out, fc_error **error);
void fc_grids_free(fc_grids *grids);

FC_CHECKED fc_status fc_grids_count(const fc_grids *grids, size_t *out, fc_error **error);
/* The EPSG code of the reference system in which points are to be given. */
FC_CHECKED fc_status fc_grids_epsg(const fc_grids *grids, int32_t *out, fc_error **error);
/* The code of a grid; *out lives as long as the grids. */
FC_CHECKED fc_status fc_grids_code(const fc_grids *grids, size_t index, const char **out, fc_error **error);

/*
 * For each of count points, out[i] becomes the index of the grid that holds (x[i], y[i]); -1 outside all grids, and where
 * a coordinate is NaN or infinite. In a partition every point belongs to exactly one grid, on shared edges too: to the
 * one on the eastern side of the edge, or on the northern side of an edge that runs from west to east.
 */
FC_CHECKED fc_status fc_grids_locate(const fc_grids *grids, const double *x, const double *y, size_t count,
                                     int32_t *out, fc_error **error);

/*
 * Looks for overlaps, gaps and other faults. *out_faults is the number of findings of severity error, so 0 means sound;
 * *out_report, unless out_report is NULL, becomes one JSON document {"findings": [...]}, to be freed.
 */
FC_CHECKED fc_status fc_grids_check(const fc_grids *grids, size_t *out_faults, fc_bytes *out_report, fc_error **error);

/* What is expected of the grids of a city; zero means what fc_grids_check expects. */
typedef struct fc_check_options {
    /* Set by the caller: sizeof(fc_check_options). */
    uint32_t size;
    /* 0 for now. */
    int32_t reserved;
    /* The usual areas of a grid, in square metres: 1 000 to 100 000. */
    double area_min_m2;
    double area_max_m2;
    /* Corners that are nearer than this to a foreign border, without being on it, are near misses: 0.1. */
    double near_miss_m;
    /* What is narrower than this is rounding, and no gap or overlap: 0.0001. */
    double rounding_m;
    /* A grid that is narrower than this on average is a sliver: 0.5. */
    double sliver_m;
    /* What opens to the outside between grids, and is narrower than this on average, is a narrow inlet: 1. */
    double inlet_m;
    /* What juts out of a community, street or district by less than this is no wrong nesting: 0.5. */
    double nesting_m;
    /* The format of the codes, such as unit-grid-15; without one, a format that most codes fit is recognised. */
    const char *code_format;
    size_t code_format_length;
    /* GeoJSON of the enclaves that rightly belong to no grid; none without it. */
    const uint8_t *holes;
    size_t holes_length;
    /* GeoJSON of the communities, streets and districts that the grids must nest in, each looked at where it is given. */
    const uint8_t *communities;
    size_t communities_length;
    const uint8_t *streets;
    size_t streets_length;
    const uint8_t *districts;
    size_t districts_length;
    /* The property with the code of a community, street or district; without one, that of the grids. */
    const char *area_code_property;
    size_t area_code_property_length;
} fc_check_options;

/*
 * Looks for the faults of the grids in a GeoJSON document, also for those for which fc_grids_read refuses it: rings that are
 * open or too short, grids without code. options may be NULL; the rest is as for fc_grids_read and fc_grids_check. Documents
 * among the options may be in other reference systems, as their crs member says; an error of one names its member.
 */
FC_CHECKED fc_status fc_grids_check_document(const uint8_t *geojson, size_t geojson_length, const char *code_property,
                                             size_t code_property_length, int32_t epsg,
                                             const fc_check_options *options, size_t *out_faults, fc_bytes *out_report,
                                             fc_error **error);

/* ---- Atlas ------------------------------------------------------------------------------------------------------ */

/*
 * One file with everything of a city that queries need, made by `fangcun atlas build` or fc_atlas_build (docs/atlas-format.md). It is opened
 * by mapping it: no parsing, no copy, and processes share its memory. What a query needs is tested when it is first asked
 * for; a file that is damaged is FC_E_MALFORMED, one of a later format FC_E_UNSUPPORTED. To change to a new edition, open the
 * file again once another has taken its name; who has the old one open keeps it.
 */
typedef struct fc_atlas fc_atlas;

enum {
    /* The file must not be written to or cut short in place while it is open; replacing it by rename is safe. */
    FC_ATLAS_MAPPED = 0,
    /* Reads the file into memory: slower to open, and nothing that happens to the file later matters. */
    FC_ATLAS_IN_MEMORY = 1
};

/* Opens an atlas file; access is FC_ATLAS_MAPPED or FC_ATLAS_IN_MEMORY. */
FC_CHECKED fc_status fc_atlas_open(const char *path, size_t path_length, int32_t access, fc_atlas **out,
                                   fc_error **error);
/*
 * Makes an atlas of a GeoJSON document and writes it as a file, in place of any of that name; who has the old one open keeps it.
 * Each feature is a record; its property "layer" names the layer, as in the list of fc_atlas_overlay_read. "grids" are the unit
 * grids, under their "code". In other layers the geometries are all points, all areas or all lines; "class" is the class of a
 * point, and all other properties become columns of texts.
 * epsg: the reference system of the coordinates; 0 for the one the document names, and WGS 84 where it names none. It is that
 * of the grids; the plane is the one that suits them.
 * label: what the atlas says of itself, the city and its edition for example; may be empty.
 * `fangcun atlas build` makes an atlas of tables and map files, and shows what it does.
 */
FC_CHECKED fc_status fc_atlas_build(const uint8_t *geojson, size_t geojson_length, int32_t epsg, const char *label,
                                    size_t label_length, const char *path, size_t path_length, fc_error **error);
/*
 * Puts today's edits upon an atlas: *out is an atlas that answers as one made anew with them would, by the same functions. Both
 * are freed, in any order. Edits that the given atlas has already are replaced: give the whole list each time.
 * geojson: a FeatureCollection. Each feature says how a record is now, and one whose geometry is null that it is no more. Its
 * property "layer" names the layer. Grids are found by the property "code", other records by "id", or by "record", their index;
 * what is found nowhere is new. "class", and properties with the names of columns of texts, are what the record says now. An
 * edit of what the atlas has not is FC_E_MALFORMED, and so are two edits of one record.
 * epsg: the reference system of the coordinates; 0 for the one the document names, and WGS 84 where it names none. Grids must be
 * in the system of those of the atlas, all else may be in any.
 * Records keep their index: new ones follow behind all, removed ones are never found and say nothing.
 */
FC_CHECKED fc_status fc_atlas_overlay_read(const fc_atlas *atlas, const uint8_t *geojson, size_t geojson_length,
                                           int32_t epsg, fc_atlas **out, fc_error **error);
void fc_atlas_free(fc_atlas *atlas);

/* Tests every byte of the file, below any edits; FC_OK if all is sound. */
FC_CHECKED fc_status fc_atlas_verify(const fc_atlas *atlas, fc_error **error);
/*
 * What the atlas says of itself, as one JSON document, to be freed: {"label", "date", "creator", "epsg", "plane_epsg",
 * "edited": [the layers of records with edits], "sections": [{"layer", "part", "version", "bytes"}]}.
 */
FC_CHECKED fc_status fc_atlas_info(const fc_atlas *atlas, fc_bytes *out, fc_error **error);
/* The EPSG codes of the reference system of the unit grids, and of the plane in metres of all other positions. */
FC_CHECKED fc_status fc_atlas_epsg(const fc_atlas *atlas, int32_t *out_grids, int32_t *out_plane, fc_error **error);

/* The unit grids; an atlas that has none is FC_E_ARGUMENT. */
FC_CHECKED fc_status fc_atlas_grid_count(const fc_atlas *atlas, size_t *out, fc_error **error);
/* The code of a grid, "" for one that was given up; *out lives as long as the atlas. */
FC_CHECKED fc_status fc_atlas_grid_code(const fc_atlas *atlas, size_t index, const char **out, fc_error **error);
/* For each of count points, out[i] becomes the index of the grid that holds it, as with fc_grids_locate; -1 outside. */
FC_CHECKED fc_status fc_atlas_locate(const fc_atlas *atlas, const double *x, const double *y, size_t count, int32_t *out,
                                     fc_error **error);

/* ---- Coordinates ------------------------------------------------------------------------------------------------ */

/* The way from one coordinate reference system to another. */
typedef struct fc_transform fc_transform;

/*
 * from, to: "EPSG:" and a number; "GCJ02" or "BD09" for the offset coordinates of Chinese map services. All are east before
 * north here, whatever the register says. Making one reads PROJ's database; keep it.
 */
FC_CHECKED fc_status fc_transform_open(const char *from, size_t from_length, const char *to, size_t to_length,
                                       fc_transform **out, fc_error **error);
void fc_transform_free(fc_transform *transform);

/*
 * Transforms count points. out_x may be x, and out_y may be y; otherwise they must not overlap the input. Where the transformation
 * is not defined, and where a coordinate is NaN or infinite, both results are NaN; *out_undefined, unless out_undefined is
 * NULL, becomes the number of such points.
 */
FC_CHECKED fc_status fc_transform_apply(const fc_transform *transform, const double *x, const double *y, size_t count,
                                        double *out_x, double *out_y, size_t *out_undefined, fc_error **error);

/*
 * *out becomes one JSON document, to be freed: {"from", "to", "datum_shift": {"kind", "text", "dependable", "accuracy_m"},
 * "areas": [{"system", "name", "west", "south", "east", "north"}]}. kind is none, identity-by-convention (CGCS2000 and WGS 84:
 * equal to decimetres), transformed, or ballpark: passed through, wrong by an unknown amount.
 */
FC_CHECKED fc_status fc_transform_describe(const fc_transform *transform, fc_bytes *out, fc_error **error);

/* ---- Geocoding -------------------------------------------------------------------------------------------------- */

/* Reference addresses and crossings, ready to be searched. */
typedef struct fc_geocoder fc_geocoder;

/*
 * Reads CSV files (UTF-8, with a header, plain or compressed with gzip), at least one of addresses.
 * Addresses have the columns id, name, address, lon, lat and, if known, district; crossings road_a, road_b, lon, lat and,
 * if known, district. Other columns are ignored; rows without a position are left out.
 * epsg: the reference system of lon (east) and lat (north); 0 for WGS 84.
 */
FC_CHECKED fc_status fc_geocoder_open(const fc_text *address_paths, size_t address_count, const fc_text *crossing_paths,
                                      size_t crossing_count, int32_t epsg, fc_geocoder **out, fc_error **error);
/* The same from memory, not compressed: one table of addresses, and one of crossings, which may be empty. */
FC_CHECKED fc_status fc_geocoder_read(const uint8_t *addresses, size_t addresses_length, const uint8_t *crossings,
                                      size_t crossings_length, int32_t epsg, fc_geocoder **out, fc_error **error);
void fc_geocoder_free(fc_geocoder *geocoder);

/* Whether a text was understood. */
enum {
    /* One place. */
    FC_GEOCODING_OK = 0,
    /* Several places far from each other; the result is merely the likeliest. */
    FC_GEOCODING_AMBIGUOUS = 1,
    /* The text names a place that the addresses do not cover. */
    FC_GEOCODING_OUTSIDE = 2,
    /* Nothing in the text is known. */
    FC_GEOCODING_NONE = 3
};

/* How closely a text was placed; treat those you do not know alike. */
enum {
    FC_LEVEL_NONE = 0,
    /* The very house number is in the addresses. */
    FC_LEVEL_DOOR = 1,
    /* A named place. */
    FC_LEVEL_PLACE = 2,
    /* Between two known numbers of the road or lane. */
    FC_LEVEL_INTERPOLATED = 3,
    /* At the nearest known number of the road or lane. */
    FC_LEVEL_NEARBY = 4,
    /* A crossing of two roads, or the mouth of a lane. */
    FC_LEVEL_CROSSING = 5,
    /* A stretch of a road between two crossings. */
    FC_LEVEL_STRETCH = 6,
    /* Somewhere on a lane. */
    FC_LEVEL_LANE = 7,
    /* Somewhere on a road. */
    FC_LEVEL_ROAD = 8,
    /* A level that has no number yet. */
    FC_LEVEL_OTHER = 9
};

/* The place of a text. Without one (FC_GEOCODING_OUTSIDE, FC_GEOCODING_NONE) the doubles are NaN and record is -1. */
typedef struct fc_geocoding {
    /* Set by the caller: sizeof(fc_geocoding). */
    uint32_t size;
    /* FC_GEOCODING_... */
    int32_t status;
    /* Where, in the reference system of the addresses. */
    double lon;
    double lat;
    /* The estimated probability, 0 to 1, that the true place lies within 100 m. */
    double score;
    /* The radius that should hold the true place nine times in ten. */
    double radius_m;
    /* The row of the address that matched, counted from 0 over all rows of all address files; -1 when it was none. */
    int64_t record;
    /* FC_LEVEL_... */
    int32_t level;
    /* 0 for now. */
    int32_t reserved;
} fc_geocoding;

/*
 * The place that a text means. *out_address, unless out_address is NULL, becomes the address that the text was understood
 * as (empty without a place), to be freed.
 */
FC_CHECKED fc_status fc_geocoder_geocode(const fc_geocoder *geocoder, const char *text, size_t text_length,
                                         fc_geocoding *out, fc_bytes *out_address, fc_error **error);

/* The address nearest to a point. Without one the doubles are NaN and record is -1. */
typedef struct fc_nearest {
    /* Set by the caller: sizeof(fc_nearest). */
    uint32_t size;
    /* 0 for now. */
    int32_t reserved;
    /* The row of the address, counted from 0 over all rows of all address files. */
    int64_t record;
    double distance_m;
    /* Where the address lies. */
    double lon;
    double lat;
} fc_nearest;

/*
 * The address nearest to a point, if one lies within so many metres; the point is given like those of the addresses.
 * A point so far away that no plane holds it together with the addresses is FC_E_DOMAIN.
 * *out_address, unless out_address is NULL, becomes its text (empty without one), to be freed.
 */
FC_CHECKED fc_status fc_geocoder_nearest(const fc_geocoder *geocoder, double lon, double lat, double within_m,
                                         fc_nearest *out, fc_bytes *out_address, fc_error **error);

/* ---- Questions to an atlas -------------------------------------------------------------------------------------- */

/*
 * Records of a layer ("addresses", "components", "crossings", "places", "buildings", "roads" of `fangcun atlas build`) are named by
 * their index, counted from 0. Positions are given in the plane of the atlas, in metres (fc_atlas_epsg): bring those of
 * the grids there with fc_atlas_to_plane, all others with fc_transform. The first question to a layer tests it. A layer or column
 * that the atlas does not have is FC_E_ARGUMENT.
 */

/*
 * Brings count points from the system of the grids into the plane, and back. out_x may be x, and out_y may be y; otherwise they must
 * not overlap. Where there is no such place, and where a coordinate is NaN or infinite, both results are NaN.
 */
FC_CHECKED fc_status fc_atlas_to_plane(const fc_atlas *atlas, const double *x, const double *y, size_t count,
                                       double *out_x, double *out_y, fc_error **error);
FC_CHECKED fc_status fc_atlas_from_plane(const fc_atlas *atlas, const double *x, const double *y, size_t count,
                                         double *out_x, double *out_y, fc_error **error);

/* How many indexes the records of a layer have, those of removed ones too. */
FC_CHECKED fc_status fc_atlas_count(const fc_atlas *atlas, const char *layer, size_t layer_length, size_t *out,
                                    fc_error **error);
/*
 * What a column, such as "id", "name", "address" or "class", says of count records. out[i] is borrowed: it lives as long as the
 * atlas, and no NUL ends it. {NULL, 0} for an index that no record has, -1 for example.
 */
FC_CHECKED fc_status fc_atlas_texts(const fc_atlas *atlas, const char *layer, size_t layer_length, const char *column,
                                    size_t column_length, const int32_t *records, size_t count, fc_text *out,
                                    fc_error **error);
/* Where count records of a layer of points are, in the plane; NaN for an index that none has. */
FC_CHECKED fc_status fc_atlas_positions(const fc_atlas *atlas, const char *layer, size_t layer_length,
                                        const int32_t *records, size_t count, double *out_x, double *out_y,
                                        fc_error **error);

/*
 * The k records of a layer of points nearest to each of count places, the nearest first, and of those equally near the one with
 * the smaller index. out_records and out_distances have count times k places: those of place i start at i * k, and
 * where there are fewer, the rest is -1 and infinite.
 * within_m: how far away records may be; infinite for any distance.
 * classes: names of the classes wanted; none for all. A name that no record has selects nothing.
 */
FC_CHECKED fc_status fc_atlas_nearest(const fc_atlas *atlas, const char *layer, size_t layer_length, const double *x,
                                      const double *y, size_t count, size_t k, double within_m, const fc_text *classes,
                                      size_t class_count, int32_t *out_records, double *out_distances,
                                      fc_error **error);

/* A window; its rim belongs to it. A side may be infinite; one that is NaN makes the window empty. */
typedef struct fc_window {
    double min_x;
    double min_y;
    double max_x;
    double max_y;
} fc_window;

/*
 * The records of a layer of points in each of count windows: those of window i are out_counts[i] places of out_records from
 * out_starts[i] on, in no order that matters, yet always in the same. *out_total is how many there are altogether: when that is
 * more than capacity, some are missing, and the call may be made again with more room.
 */
FC_CHECKED fc_status fc_atlas_window(const fc_atlas *atlas, const char *layer, size_t layer_length,
                                     const fc_window *windows, size_t count, int32_t *out_records, size_t capacity,
                                     size_t *out_starts, size_t *out_counts, size_t *out_total, fc_error **error);

/* Where fc_atlas_reverse writes: for each member NULL, or count places of the caller's. */
typedef struct fc_reverse {
    /* Set by the caller: sizeof(fc_reverse). */
    uint32_t size;
    /* 0 for now. */
    int32_t reserved;
    /* The nearest address; -1 where none is within reach. */
    int32_t *address;
    double *address_distance_m;
    /* The building that holds the place; -1 where none does. */
    int32_t *building;
    /* The nearest road; -1 where none is within reach. */
    int32_t *road;
    double *road_distance_m;
    /* The way along the road from its start. */
    double *road_chainage_m;
    /* As seen along the road: -1 left of it, 1 right of it, 0 on it. */
    int32_t *road_side;
} fc_reverse;

/*
 * What lies at each of count places: the reverse of geocoding. A layer that the atlas does not have gives -1 and NaN.
 * within_m: how far away addresses and roads may be.
 */
FC_CHECKED fc_status fc_atlas_reverse(const fc_atlas *atlas, const double *x, const double *y, size_t count,
                                      double within_m, const fc_reverse *out, fc_error **error);

/*
 * The place that each of count texts means, from the addresses, crossings and named places of the atlas file: edits of
 * fc_atlas_overlay_read are not known here. out[0].size is set by the caller to sizeof(fc_geocoding), and stands for all: out
 * has count places of that size. lon and lat are in the system of the grids, record is the index of an address, -1 for a
 * crossing, a road or a named place. out_addresses, unless it is NULL, has count places, which become the addresses that the
 * texts were understood as (empty without a place), each to be freed.
 * The first call learns the addresses, which takes seconds for a million.
 */
FC_CHECKED fc_status fc_atlas_geocode(const fc_atlas *atlas, const fc_text *texts, size_t count, fc_geocoding *out,
                                      fc_bytes *out_addresses, fc_error **error);

/* ---- Seals ------------------------------------------------------------------------------------------------------ */

/* How much of the standards a seal must keep to. */
typedef int32_t fc_policy;
enum {
    FC_POLICY_STRICT = 0,
    FC_POLICY_GOVERNMENT = 1,
    FC_POLICY_LENIENT = 2
};

/* What is to be thought of a seal. */
typedef int32_t fc_verdict;
enum {
    /* Every check passed, some perhaps with a warning. */
    FC_VERDICT_VALID = 0,
    /* At least one check failed. */
    FC_VERDICT_INVALID = 1,
    /* No check failed, and at least one could not be judged, for want of trusted certificates for example. */
    FC_VERDICT_INDETERMINATE = 2,
    /* There is no signature. */
    FC_VERDICT_UNSIGNED = 3
};

/* For a time that is not known. */
#define FC_TIME_UNKNOWN INT64_MIN

/*
 * Verifies a seal that lies beside its document (SES_Signature, GB/T 38540).
 * trust: certificates in PEM whose holders are trusted to vouch for others; with none, the verdict is at best
 * FC_VERDICT_INDETERMINATE.
 * now: the time by the host's clock, in seconds since 1970-01-01T00:00:00Z. Certificates and the seal are judged at the
 * time of signing that the signature states; with FC_TIME_UNKNOWN it is not judged whether that time lies in the future.
 * *out_report, unless out_report is NULL, becomes one JSON document that says for each check what came of it, to be freed.
 * Bytes that are no seal at all get a verdict too: only wrong arguments, and a trust list that cannot be read, are
 * failures. Revocation is not judged.
 */
FC_CHECKED fc_status fc_seal_verify_detached(const uint8_t *signature, size_t signature_length,
                                             const uint8_t *document, size_t document_length, const uint8_t *trust,
                                             size_t trust_length, fc_policy policy, int64_t now,
                                             fc_verdict *out_verdict, fc_bytes *out_report, fc_error **error);

/* ---- Codes ------------------------------------------------------------------------------------------------------ */

/* What a text should be the code of. */
typedef int32_t fc_code_kind;
enum {
    /* An organisation, since 2015 (GB 32100). */
    FC_CODE_USCC = 1,
    /* An organisation, before 2015 (GB 11714). */
    FC_CODE_ORGANISATION = 2,
    /* A citizen (GB 11643), of eighteen or fifteen characters. */
    FC_CODE_CITIZEN_ID = 3,
    /* An electronic licence (GB/T 36904). */
    FC_CODE_E_LICENCE = 4,
    /* A unit grid, of any known format. */
    FC_CODE_UNIT_GRID = 5,
    /* A component, of sixteen or seventeen digits. */
    FC_CODE_COMPONENT = 6,
    /* A class of events, of ten digits. */
    FC_CODE_EVENT = 7,
    /* A class of matters, of eleven digits. */
    FC_CODE_MATTER = 8,
    /* A division, of 6, 9 or 12 digits. */
    FC_CODE_DIVISION = 9,
    /* An official document (GB/T 9704). */
    FC_CODE_DOCUMENT_NUMBER = 10,
    /* An archived item (DA/T 22). */
    FC_CODE_ARCHIVAL = 11
};

/*
 * Judges a text as a code, leniently: *out_valid becomes 1 when nothing was found that is an error, otherwise 0.
 * *out_report, unless out_report is NULL, becomes one JSON document, to be freed: {"valid": true, "code": "...", "findings":
 * [{"code": "uscc.check", "severity": "error", "position": 17, "message": {"zh": "...", "en": "..."}}]}, where code is the
 * canonical form (null for a text that is none), severity one of info, warning and error, and position the character, counted
 * from 0. A text that is the code it should be, as it stands, has no finding of severity info.
 */
FC_CHECKED fc_status fc_code_check(fc_code_kind kind, const char *text, size_t text_length, int32_t *out_valid,
                                   fc_bytes *out_report, fc_error **error);

/* What is wrong with one code of a column: bits, 0 for nothing at all. Those of FC_USCC_ERRORS make it invalid. */
enum {
    FC_USCC_LENGTH = 1,
    FC_USCC_CHARSET = 2,
    FC_USCC_CATEGORY = 4,
    FC_USCC_CHECK = 8,
    /* A warning: no such province. */
    FC_USCC_DIVISION = 16,
    /* A warning: the organisation code within fails its check. */
    FC_USCC_INNER_ORGANISATION = 32,
    FC_USCC_ERRORS = 15
};

/*
 * Judges count unified social credit codes of eighteen bytes, strictly: code i begins at codes + i * stride, where stride is at
 * least 18, and what lies between two codes is not looked at. out[i] becomes its bits.
 */
FC_CHECKED fc_status fc_uscc_check_batch(const uint8_t *codes, size_t codes_length, size_t stride, size_t count,
                                         uint8_t *out, fc_error **error);
/* The same for codes of any length: code i lies from offsets[i] up to offsets[i + 1]; there are count + 1 offsets. */
FC_CHECKED fc_status fc_uscc_check_column(const uint8_t *codes, size_t codes_length, const int64_t *offsets,
                                          size_t count, uint8_t *out, fc_error **error);

/* ---- Cases ------------------------------------------------------------------------------------------------------ */

/*
 * The JSON of a case profile that comes with the library, to start from: "city-management", "petition", "supervision-task",
 * "administrative-approval", "information-disclosure". *out_profile is to be freed. Another name is FC_E_ARGUMENT.
 */
FC_CHECKED fc_status fc_case_profile(const char *name, size_t name_length, fc_bytes *out_profile, fc_error **error);

/*
 * Folds a log of events by a case profile: where each case stands, what is wrong with its events, its clocks, and what may
 * be done next and by whom. An illegal event changes nothing, is named by its position, and the fold goes on.
 * profile: JSON (docs/schemas/case-profile.schema.json). One that is not sound is FC_E_MALFORMED, its code "unsoundProfile".
 * events: a JSON array of events, or one event a line; of one case or of several.
 * now: the time at which clocks are read by the national calendar, in seconds since 1970-01-01T00:00:00Z; with
 * FC_TIME_UNKNOWN the report has the facts of the clocks and no deadlines.
 * *out_errors is the number of findings of severity error; *out_report, unless out_report is NULL, becomes one JSON
 * document {"findings": [...], "cases": [...]}, to be freed.
 */
FC_CHECKED fc_status fc_case_replay(const uint8_t *profile, size_t profile_length, const uint8_t *events,
                                    size_t events_length, int64_t now, size_t *out_errors, fc_bytes *out_report,
                                    fc_error **error);

/* ---- Clocks ----------------------------------------------------------------------------------------------------- */

/* Which days are worked. Days are numbers: 0 is 1970-01-01, 20357 is 2025-09-26. */
typedef struct fc_calendar fc_calendar;

/*
 * The national calendar with other arrangements for some years: each text is one year in the JSON form of holiday-cn,
 * {"year": 2027, "days": [{"name": "...", "date": "2027-01-01", "isOffDay": true}]}, and replaces what the library knows of
 * that year. With none, what NULL stands for below: Monday to Friday, and the arrangements of the State Council for 2007 to
 * 2026. A year that is not known, or that has no days, is counted by its weekends and makes answers provisional.
 */
FC_CHECKED fc_status fc_calendar_read(const fc_text *years, size_t count, fc_calendar **out, fc_error **error);
void fc_calendar_free(fc_calendar *calendar);

/* What a time limit is counted in. */
typedef int32_t fc_unit;
enum {
    /* Working days. */
    FC_UNIT_WORKING_DAY = 1,
    /* Days of the calendar, days off included. */
    FC_UNIT_NATURAL_DAY = 2
};

/* The largest budget of a time limit. */
#define FC_BUDGET_MAX 1000000
/* For a day that there is not. */
#define FC_DAY_NONE INT32_MIN

/*
 * The last day of a time limit: so many days after the day of the event, which does not count itself.
 * calendar: NULL for the national one. start: a day of the years 1 to 9999. budget: 0 to FC_BUDGET_MAX; 0 is the day itself.
 * *out_provisional, unless out_provisional is NULL, becomes 1 when the answer rests on days for which nothing has been
 * published yet, otherwise 0.
 */
FC_CHECKED fc_status fc_clock_deadline(const fc_calendar *calendar, fc_unit unit, int32_t start, int32_t budget,
                                       int32_t *out_day, uint8_t *out_provisional, fc_error **error);
/*
 * The same by the column: out_days[i] and, unless out_provisional is NULL, out_provisional[i] for starts[i] and budgets[i].
 * A row with a start or a budget outside its range gets FC_DAY_NONE and 0, and stops nothing.
 */
FC_CHECKED fc_status fc_clock_deadline_batch(const fc_calendar *calendar, fc_unit unit, const int32_t *starts,
                                             const int32_t *budgets, size_t count, int32_t *out_days,
                                             uint8_t *out_provisional, fc_error **error);

#ifdef __cplusplus
}
#endif

#endif
