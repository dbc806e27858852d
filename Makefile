# Everything a newcomer types. Each target installs what it needs with apt when it is missing, and says so.

LIBRARIES  := libgeos-dev libproj-dev libssl-dev zlib1g-dev libsqlite3-dev pkg-config
SMOKE      := gcc g++ binutils
REFEREES   := openssl default-jdk-headless libbcprov-java libbcpkix-java proj-bin geographiclib-tools gdal-bin unzip python3 python3-venv
# Debian's shapely cannot judge a coverage (GEOS 3.12), and the other two are not in Debian.
PYTHON_REFEREES := shapely==2.1.2 chinesecalendar==1.11.0 python-stdnum==2.2 jsonschema==4.26.0
# The header is the one place that says the version.
VERSION    := $(shell awk '/define FC_VERSION_(MAJOR|MINOR|PATCH)/ { printf "%s%s", dot, $$3; dot = "." }' \
  CInterop/CFangcun/include/fangcun.h)
SWIFT_TEST := swift test --disable-swift-testing --skip FangcunBenchmarks

.PHONY: help
help:                ## this list
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */  make \1 \t/' | expand -t 20

.PHONY: libraries
libraries:           ## installs the C libraries that the build needs
	@.ci/install $(LIBRARIES)
	@command -v swift >/dev/null || { echo "Swift 6.2 or newer is needed: https://www.swift.org/install/linux" >&2; exit 1; }

.PHONY: tools
tools: libraries     ## builds the command line into bin/
	swift build -c release --package-path Examples/cli
	@mkdir -p bin
	@install -m 755 "$$(swift build -c release --package-path Examples/cli --show-bin-path)/fangcun-cli" bin/fangcun

.PHONY: demo
demo: tools          ## builds, then runs the main job on a sample city; DATA=folder for real input
	bin/fangcun demo --output out $(if $(DATA),--data $(DATA))
	@echo "open out/map.html"

.PHONY: test
test: libraries      ## runs all tests
	@.ci/install $(SMOKE) git
	$(SWIFT_TEST) $(TEST_OPTIONS)
	swift test --disable-swift-testing --package-path Examples/cli
	Tests/ConsumerTests/run .

# What is empty without its trait, tested with all of them.
WITH_TRAITS := --enable-all-traits --scratch-path .build-traits

.PHONY: test-traits
test-traits: libraries ## runs the tests of what needs a trait
	$(SWIFT_TEST) $(WITH_TRAITS) --filter FangcunGeoStoreTests

.PHONY: referees
referees: libraries .build-referees/ready ## runs the tests that ask programs of others
	@.ci/install $(REFEREES)
	PATH="$(CURDIR)/.build-referees/bin:$$PATH" FANGCUN_REFEREES=1 $(SWIFT_TEST) --filter Referee
	FANGCUN_REFEREES=1 $(SWIFT_TEST) $(WITH_TRAITS) --filter 'FangcunGeoStoreTests.*Referee'

.build-referees/ready: Makefile
	@.ci/install python3 python3-venv
	@echo "installing with pip into .build-referees: $(PYTHON_REFEREES)" >&2
	python3 -m venv .build-referees
	.build-referees/bin/python3 -m pip install --quiet --disable-pip-version-check $(PYTHON_REFEREES)
	@touch $@

# Ten minutes find most of what there is to find. New inputs stay in .build-fuzz; what is worth keeping goes to Tests/Fuzz/Corpora.
TARGET     := GeoJSON
SECONDS    := 600
FUZZ_FOLDER = .build-fuzz/findings/$(TARGET)

.PHONY: fuzz
fuzz: libraries      ## feeds a reader with broken input: TARGET=GeoJSON SECONDS=600
	@command -v ld.lld >/dev/null || .ci/install lld
	FANGCUN_FUZZ=1 swift build -c release --product fuzz --scratch-path .build-fuzz \
	  -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld
	@mkdir -p $(FUZZ_FOLDER)/corpus
	ASAN_OPTIONS=detect_leaks=0 .build-fuzz/release/fuzz $(TARGET) -max_total_time=$(SECONDS) -timeout=60 \
	  -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix=$(FUZZ_FOLDER)/ $(FUZZ_OPTIONS) \
	  $(FUZZ_FOLDER)/corpus Tests/Fuzz/Corpora/$(TARGET)

# SHORT=1 is the pass of some minutes: fewer runs, a tenth of the city.
BENCH      := $(if $(SHORT)$(FANGCUN_BENCH_SHORT),FANGCUN_BENCH_SHORT=1 )swift test -c release --disable-swift-testing \
  --scratch-path .build-bench -Xswiftc -enable-testing

.PHONY: bench
bench: libraries     ## measures, prints the figures, writes bench.json; SHORT=1 is quick
	FANGCUN_BENCH_JSON=$(CURDIR)/bench.json $(BENCH) --filter FangcunBenchmarks --skip FangcunBenchmarks.Outside

.PHONY: bench-peers
bench-peers: libraries ## installs outside peers, measures beside them, writes bench-peers.json; SHORT=1 is quick
	Benchmarks/Peers/install .build-peers
	FANGCUN_PEERS=$(CURDIR)/.build-peers FANGCUN_BENCH_JSON=$(CURDIR)/bench-peers.json \
	  $(BENCH) --filter FangcunBenchmarks.Outside

.PHONY: lib
lib: libraries       ## builds dist/lib/libfangcun.so, its header and its pkg-config file
	@.ci/install binutils
	swift build -c release --product fangcun --scratch-path .build-c -Xswiftc -static-stdlib \
	  -Xlinker --version-script=$(CURDIR)/CInterop/fangcun.map -Xlinker -soname=libfangcun.so.0 -Xlinker --gc-sections
	@mkdir -p dist/lib/pkgconfig dist/include
	strip -o dist/lib/libfangcun.so.$(VERSION) .build-c/release/libfangcun.so
	ln -sf libfangcun.so.$(VERSION) dist/lib/libfangcun.so.0
	ln -sf libfangcun.so.0 dist/lib/libfangcun.so
	cp CInterop/CFangcun/include/fangcun.h dist/include/
	sed 's/@VERSION@/$(VERSION)/' CInterop/fangcun.pc.in > dist/lib/pkgconfig/fangcun.pc

SMOKE_CC   := gcc -std=c99 -pedantic -Wall -Wextra -Werror -O1 -g
SMOKE_LIBS  = $$(PKG_CONFIG_PATH=dist/lib/pkgconfig pkg-config --cflags --libs fangcun) -Wl,-rpath,'$$ORIGIN/lib'
EXAMPLE_GRID := {"type": "Feature", "properties": {"bgcode": "110105001000001"}, "geometry": {"type": "Polygon", \
  "coordinates": [[[121.5, 25], [121.6, 25], [121.6, 25.1], [121.5, 25.1], [121.5, 25]]]}}

# Valgrind gets the library with its names, to know which finding is the Swift runtime's.
.PHONY: smoke
smoke: lib           ## a C program against libfangcun.so, under valgrind; header and exports compared
	@.ci/install $(SMOKE) valgrind
	.ci/check-abi dist/include/fangcun.h dist/lib/libfangcun.so.0
	$(SMOKE_CC) $(addprefix CInterop/CSmoke/,main.c grids.c atlas.c city.c transform.c geocoder.c seals.c codes.c cases.c clock.c) \
	  -o dist/c-smoke \
	  $(SMOKE_LIBS)
	$(SMOKE_CC) CInterop/CSmoke/example.c -o dist/c-example $(SMOKE_LIBS)
	cd dist && ./c-smoke
	test "$$(echo '$(EXAMPLE_GRID)' | dist/c-example /dev/stdin)" = 110105001000001
	@mkdir -p dist/valgrind/lib
	strip --strip-debug -o dist/valgrind/lib/libfangcun.so.0 .build-c/release/libfangcun.so
	cp dist/c-smoke dist/valgrind/
	cd dist/valgrind && valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite \
	  --errors-for-leak-kinds=definite --suppressions=$(CURDIR)/CInterop/CSmoke/valgrind.supp ./c-smoke
	if command -v python3 >/dev/null; then python3 CInterop/CSmoke/smoke.py dist/lib/libfangcun.so; fi

.PHONY: lint
lint:                ## checks the form of all Swift
	swift format lint -s -p -r Package.swift Sources Tests Benchmarks Examples/cli/Package.swift Examples/cli/Sources Examples/cli/Tests

.PHONY: api
api: libraries       ## names breaking changes of the Swift interface since the last release
	.ci/check-api

.PHONY: docs
docs: libraries      ## builds the reference pages into dist/docs
	@mkdir -p dist/docs
	for room in FangcunModel FangcunGovernance FangcunGeo FangcunGeoStore FangcunGeocoding FangcunPKI FangcunSeal \
	  FangcunSampleCity; do \
	  FANGCUN_DOCS=1 swift package --enable-all-traits --scratch-path .build-docs --allow-writing-to-directory dist/docs \
	    generate-documentation --target $$room --output-path dist/docs/$$room --warnings-as-errors || exit 1; done

.PHONY: clean
clean:               ## removes everything that was built
	rm -rf .build .build-* bin dist out bench.json bench-peers.json Examples/cli/.build
