# backorder: `make` lists the targets. Steps run one after another, whatever -j says.
.NOTPARALLEL:
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
TOOLS := $(TARGET)/tools
PHP ?= php
# Database of the demo: sqlite or mysql (a MariaDB server of its own, in a temporary directory).
DB ?= sqlite
# How many histories `make soak` plays, and the seed of the first.
HISTORIES ?= 20000
SEED ?= 1

# What random input the laws are tried on: the same at every `make test`, so that a change and not
# chance makes it fail. `make laws` draws others, this many.
export PROPTEST_RNG_SEED ?= 1
LAWS ?= 100

# The programs with laws in them.
LAW_PROGRAMS := -p backorder-core -p ispapi-client -p backorder-tests --lib --test forms \
    --test laws --test droplist_sql --test sync

# What `make storm` plays: how many backorders of how many clients, with how many workers, what else
# tests/storm.php of the runner takes.
BACKORDERS ?= 10000
CLIENTS ?= 1000
WORKERS ?= 8
STORM ?=

# How long `make fuzz` looks at each target, and at which.
FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?= backorder-core/image backorder-core/lines backorder-core/pattern \
    ispapi-client/response ispapi-client/command capi/calls

# Where the tests and the demo find what was built.
export BACKORDER_ROOT := $(CURDIR)
export BACKORDER_LIBRARY_DIR := $(TARGET)/debug
export BACKORDER_EXTENSION := $(TARGET)/debug/libbackorder_php.so
export CARGO_TERM_PROGRESS_WHEN := never
# Not an exported PATH: the extension's build script would take it for another PHP and run again.
DENY := PATH="$$PATH:$(TOOLS)/bin" cargo deny
HAS_DENY := $(DENY) --version >/dev/null 2>&1
PHP_EXT := $(PHP) -d extension=$(BACKORDER_EXTENSION)

# Newer compilers bring new lints. Warnings are refused by the version the code was last checked
# with; every other version shows them.
CHECKED_WITH := rustc 1.95.
STRICT := $(if $(findstring $(CHECKED_WITH),$(shell rustc --version 2>/dev/null)),-D warnings)

STEPS := fmt clippy doc rust phpunit storm whmcs browser phpt c e2e deny msrv
# Steps that need what is not installed for them; where it is missing, the last line says so.
MSRV := $(shell sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
# By the list: naming a toolchain that is not there would fetch it.
MSRV_RUST := $(shell rustup toolchain list 2>/dev/null | grep -o '^$(MSRV)[-.][^ ]*' | head -n 1)
# On standard error: what `make demo ARGS=--json` prints is JSON and nothing else.
say = @printf '\n== %s\n' '$(1)' >&2

.PHONY: help demo web droplist test soak laws storm galera fuzz mutants bench-whmcs bench bench-php lint docs setup build generate install advisories clean cargo-deny \
	features minimal semver package php-package deb-php php-memory test-php-matrix build-demo $(addprefix test-,fmt clippy doc rust phpunit storm whmcs browser phpt c e2e deny msrv)

help:
	@echo 'make demo        a whole drop day from PHP; prints what became of every backorder and cent'
	@echo '                 (DB=mysql: with MariaDB instead of SQLite; ARGS=--json: as JSON)'
	@echo 'make web         the addon for WHMCS in a stand-in, filled by that day, on loopback'
	@echo '                 (DB=mysql; ARGS="--port 8080 --names 1000000 --whmcs 9")'
	@echo 'make droplist    a list of a million names: imported, searched and counted while you look'
	@echo '                 (ARGS="--count 200000 ^shop": other sizes and patterns)'
	@echo 'make test        everything: Rust, PHP, C, C++, docs, licences; ends with "passed: ..."'
	@echo '                 one step alone: make test-{fmt,clippy,doc,rust,phpunit,storm,whmcs,browser,phpt,c,e2e,deny,msrv}'
	@echo 'make soak        many simulated histories of crashes, repeats and short money'
	@echo '                 (HISTORIES=100000 how many, SEED=1 the first)'
	@echo 'make laws        the laws over other random input than `make test` tries'
	@echo '                 (LAWS=1000 how often, SEED=1 the first)'
	@echo 'make storm       many workers over one database, killed and lied to; audits what they leave'
	@echo '                 (SEED=1 BACKORDERS=10000 CLIENTS=1000 WORKERS=8 DB=mysql or sqlite;'
	@echo '                 STORM=seconds=3600 further seeds for an hour, STORM=faults=1 tries the audit)'
	@echo 'make galera      the same over three nodes of a MariaDB Galera cluster, which are killed, too'
	@echo 'make fuzz        broken droplists, patterns, answers, commands and sequences of calls of C;'
	@echo '                 needs a nightly compiler'
	@echo '                 (FUZZ_SECONDS=3600 how long for each; FUZZ_TARGETS=ispapi-client/response)'
	@echo 'make mutants     mutation testing of the core, hours long and resumable: docs/mutation.md'
	@echo '                 (MODULE=money one module alone)'
	@echo 'make bench       the benchmarks, with a table of ratios at the end'
	@echo 'make bench-php   what the runner costs on MariaDB (BENCH="clients=100 only=holds,life")'
	@echo 'make bench-whmcs the pages of the addon for WHMCS at a million names, through its stand-in'
	@echo 'make lint        rustfmt and clippy'
	@echo 'make docs        the Rust reference, in target/doc'
	@echo 'make generate    rewrite what is made from the code: docs/errors.md, include/backorder.h'
	@echo 'make library     the C library; make install copies it with headers, pkg-config, CMake'
	@echo '                 files and man pages into PREFIX (/usr/local), LIBDIR; make uninstall'
	@echo '                 REGISTRAR=1: with HTTP and TLS inside; make library-sizes weighs both'
	@echo 'make library-docs  pages of the C and C++ headers, in target/library-docs'
	@echo 'make deb         Debian packages, in target/deb'
	@echo '                 (make test-deb installs and removes those of the library here, as root)'
	@echo 'make dist        a tarball with all crates, which builds without network'
	@echo '                 (make test-dist builds the library from it, cut off)'
	@echo 'make features    builds the core and the client with each choice of features'
	@echo 'make test-php-matrix  the extension on PHP 8.2, 8.2 with threads and 8.4, in roots of Debian'
	@echo '                 (root alone; PHP_MATRIX="8.4-zts" another choice, MIRROR=http://...)'
	@echo 'make php-package the extension for this PHP as a zip by the rule of PIE, below target/package'
	@echo 'make deb-php     the same as a Debian package, in target/deb'
	@echo 'make php-memory  a million calls from PHP, and what is left of them in memory'
	@echo 'make minimal     builds with the lowest versions of the dependencies; needs a nightly compiler'
	@echo 'make package     builds each package that is published from what would be uploaded'
	@echo 'make semver      compares the Rust packages with the last tag; needs cargo-semver-checks'
	@echo 'make advisories  known vulnerabilities of the dependencies (needs network)'
	@echo 'make setup       install what the machine lacks (Debian, Ubuntu); the others call it'
	@echo 'make clean       remove everything that was built'

demo: build-demo
	$(call say,demo)
	@DB=$(DB) php-ext/demo/run $(ARGS)

web: build-demo
	$(call say,web)
	@DB=$(DB) php-ext/whmcs/web/run $(ARGS)

droplist: setup
	@cargo run --release --locked --quiet -p backorder-tests --bin droplist-demo -- $(ARGS)

test: setup $(addprefix test-,$(STEPS))
	@passed=' $(STEPS) '; missing=''; \
	lacks() { passed=$${passed/ $$1 / }; missing="$$missing\nnot run: $$1 ($$2)"; }; \
	command -v chromedriver >/dev/null || lacks browser 'no chromedriver'; \
	$(HAS_DENY) || lacks deny 'cargo-deny could not be installed'; \
	[ -n '$(MSRV_RUST)' ] || lacks msrv 'rustup toolchain install $(MSRV) --profile minimal'; \
	passed=$${passed# }; printf "\npassed: %s$$missing\n" "$${passed% }"

soak: setup
	@cargo run --release --locked --quiet -p backorder-tests --bin soak -- $(HISTORIES) $(SEED)

# Each law names what it was tried on; with the seed it is tried on the same again.
laws: setup
	@cargo test --locked --quiet --no-run $(LAW_PROGRAMS)
	@for seed in $$(seq $(SEED) $$(($(SEED) + $(LAWS) - 1))); do \
	    printf '\n== laws: seed %s of %s\n' $$seed $$(($(SEED) + $(LAWS) - 1)) >&2; \
	    PROPTEST_RNG_SEED=$$seed cargo test --locked --quiet $(LAW_PROGRAMS) || { \
	        echo "again: make laws LAWS=1 SEED=$$seed" >&2; exit 1; }; \
	done

storm: build-demo
	$(call say,storm)
	@$(PHP_EXT) php-ext/runner/tests/storm.php seed=$(SEED) backorders=$(BACKORDERS) \
	    clients=$(CLIENTS) workers=$(WORKERS) $(STORM) \
	    database=$(if $(filter file,$(origin DB)),mysql,$(DB))

# The same over three nodes of one cluster, which are killed, too.
galera: build-demo
	@.ci/galera $(TARGET)/galera >&2
	$(call say,storm over a Galera cluster)
	@PATH="$$PATH:$(TARGET)/galera/usr/bin" $(PHP_EXT) php-ext/runner/tests/storm.php \
	    seed=$(SEED) backorders=$(if $(filter file,$(origin BACKORDERS)),300,$(BACKORDERS)) \
	    clients=$(if $(filter file,$(origin CLIENTS)),30,$(CLIENTS)) workers=$(WORKERS) $(STORM) \
	    database=galera

# Not part of `make test`: neither a nightly compiler nor cargo-fuzz is installed for it.
FUZZ := PATH="$$PATH:$(TOOLS)/bin" cargo +nightly fuzz
fuzz: setup
	@$(FUZZ) --version >/dev/null 2>&1 || { \
	    echo 'make fuzz needs a nightly compiler and cargo-fuzz:'; \
	    echo '  rustup toolchain install nightly'; \
	    echo '  cargo install cargo-fuzz --locked --root $(TOOLS)'; \
	    exit 1; } >&2
	@for target in $(FUZZ_TARGETS); do \
	    printf '\n== fuzz %s\n' "$$target" >&2; \
	    (cd "$${target%%/*}" && \
	        $(FUZZ) run "$${target##*/}" -- -max_total_time=$(FUZZ_SECONDS) -max_len=8192 \
	        $$([ "$$target" != capi/calls ] || echo -len_control=0)); \
	done

# Every outcome is kept below target/mutation; where it ended, the next call goes on.
mutants:
	@.ci/mutants $(MODULE)
	@cargo run --quiet --locked -p backorder-tests --no-default-features \
	    --features programs --bin mutants -- $(TARGET)/mutation/modules

bench: setup
	@cargo build --release --locked -p backorder-benches -p backorder-php
	$(call say,cycles over a book)
	@$(TARGET)/release/cycle
	$(call say,droplist)
	@$(TARGET)/release/droplist
	$(call say,answers of the registrar)
	@$(TARGET)/release/wire
	$(call say,domain sync)
	@$(TARGET)/release/sync
	$(call say,C over Rust)
	@$(TARGET)/release/c_face
	$(call say,reads of a store)
	@$(PHP) -d extension=$(TARGET)/release/libbackorder_php.so php-ext/bench/reads.php

# What the runner costs, and what plain PHP does; bench-php of an idle machine is what counts.
bench-php: setup
	@cargo build --release --locked -p backorder-php -p ispapi-sim
	$(call say,single calls)
	@$(PHP) -n -d extension=$(TARGET)/release/libbackorder_php.so php-ext/bench/calls.php
	$(call say,the runner)
	@BACKORDER_EXTENSION=$(TARGET)/release/libbackorder_php.so \
	    BACKORDER_LIBRARY_DIR=$(TARGET)/release \
	    $(PHP) -d extension=$(TARGET)/release/libbackorder_php.so php-ext/bench/runner.php $(BENCH)
	$(call say,moving over from the original)
	@for db in sqlite mysql; do \
	    WHMCS_DB=$$db $(PHP) -d extension=$(TARGET)/release/libbackorder_php.so \
	        php-ext/bench/moving.php; \
	done

# The pages of the addon for WHMCS at a million names, as PHP's own server answers them.
bench-whmcs: setup
	@cargo build --release --locked --no-default-features --features backorder-tests/corpus \
	    -p backorder-php -p ispapi-sim -p backorder-tests \
	    --lib --bin ispapi-sim --bin droplist-corpus
	$(call say,pages for WHMCS)
	@BACKORDER_LIBRARY_DIR=$(TARGET)/release \
	    BACKORDER_EXTENSION=$(TARGET)/release/libbackorder_php.so DB=$(DB) \
	    $(PHP) -d memory_limit=512M -d date.timezone=UTC \
	    -d extension=$(TARGET)/release/libbackorder_php.so php-ext/whmcs/bench/pages.php $(ARGS)

lint: test-fmt test-clippy

docs: test-doc
	@echo 'open $(TARGET)/doc/backorder_core/index.html'

setup:
	@.ci/setup >&2

build: setup
	$(call say,build)
	@cargo build --workspace --locked

# The demo needs the extension, the simulator and the maker of droplists, and nothing else.
build-demo: setup
	$(call say,build)
	@cargo build --locked --no-default-features --features backorder-tests/corpus \
	    -p backorder-php -p ispapi-sim -p backorder-tests \
	    --lib --bin ispapi-sim --bin droplist-corpus

generate: setup
	@cargo run --quiet -p backorder-tests --bin reference
	@awk -f capi/packaging/ffi.awk include/backorder.h >include/backorder.ffi.h
	@awk -v registrar=1 -f capi/packaging/ffi.awk include/backorder.h \
	    >include/backorder-registrar.ffi.h

# What docs/releasing.md asks for before a version is made. Without what tests need, which would
# turn features on.
FEATURES := backorder-core: backorder-core:serde \
    ispapi-client: ispapi-client:serde ispapi-client:http ispapi-client:async ispapi-client:tls \
    ispapi-client:ring ispapi-client:aws-lc-rs ispapi-client:async,aws-lc-rs \
    ispapi-client:async,ring,aws-lc-rs,serde
features: setup
	@for choice in $(FEATURES); do \
	    printf '\n== %s with %s\n' "$${choice%%:*}" "$${choice#*:}" >&2; \
	    cargo check --locked --no-default-features -p "$${choice%%:*}" \
	        --features "$${choice#*:}"; \
	done

minimal: setup
	@rustup toolchain list 2>/dev/null | grep -q '^nightly' || { \
	    echo 'make minimal needs a nightly compiler: rustup toolchain install nightly' >&2; exit 1; }
	@rm -rf $(TARGET)/minimal/tree && mkdir -p $(TARGET)/minimal/tree
	@git ls-files -z | tar -c --null -T - | tar -x -C $(TARGET)/minimal/tree
	@cd $(TARGET)/minimal/tree && rm Cargo.lock && \
	    cargo +nightly update --quiet -Z direct-minimal-versions && \
	    CARGO_TARGET_DIR=$(TARGET)/minimal cargo check --workspace --all-targets --locked

# What docs/releasing.md uploads; the other packages say `publish = false`.
PUBLISHED := -p backorder-core -p ispapi-client -p ispapi-sim
package: setup
	@cargo package $(PUBLISHED) --locked --allow-dirty

semver: setup
	@last=$$(git describe --tags --abbrev=0 --match 'v*' 2>/dev/null) || { \
	    echo 'make semver: nothing is released yet, so there is nothing to compare with' >&2; exit 1; }; \
	cargo semver-checks --version >/dev/null 2>&1 || { \
	    echo 'make semver needs cargo-semver-checks:' >&2; \
	    echo '  cargo install cargo-semver-checks --locked' >&2; exit 1; }; \
	cargo semver-checks --baseline-rev "$$last" -p backorder-core -p ispapi-client -p ispapi-sim

include capi/packaging/install.mk

# The extension for the PHP of this machine (PHPIZE and PHP_CONFIG name another one), by phpize as
# PIE and users build it; below target/package.
php-package: setup
	@.ci/php-package zip

deb: deb-php
deb-php: setup
	@.ci/php-package deb

# Each PHP in a root of its own, made by debootstrap; says what is missing where it cannot. Not part
# of `make test`: the first time it takes half an hour.
PHP_MATRIX ?= 8.2 8.2-zts 8.4
test-php-matrix: setup
	$(call say,PHP $(PHP_MATRIX))
	@.ci/php-matrix $(PHP_MATRIX)

# A million calls, and what is left of them in memory; `make test` makes forty thousand.
CALLS ?= 1000000
php-memory: setup
	@cargo build --release --locked -p backorder-php
	@$(PHP) -n -d extension=$(TARGET)/release/libbackorder_php.so php-ext/bench/memory.php $(CALLS)

advisories: cargo-deny
	@$(DENY) check advisories

clean:
	cargo clean

# --- the steps of `make test` -----------------------------------------------------------------

test-fmt: setup
	$(call say,formatting)
	@cargo fmt --all --check

test-clippy: setup
	$(call say,clippy)
	@cargo clippy --workspace --all-targets --locked -- $(STRICT)
	@# As the demo is built.
	@cargo clippy --no-default-features --features backorder-tests/corpus --locked \
	    -p backorder-tests --lib --bin droplist-corpus -- $(STRICT)

test-doc: setup
	$(call say,reference)
	@RUSTDOCFLAGS='$(STRICT)' cargo doc --workspace --no-deps --document-private-items --locked

# nextest where it is installed: the same tests, one process each, and a shorter report.
test-rust: build
	$(call say,Rust tests)
	@if cargo nextest --version >/dev/null 2>&1; then \
	    cargo nextest run --workspace --locked --no-fail-fast --status-level fail \
	        --final-status-level slow; \
	    cargo test --workspace --locked --doc -- --quiet; \
	else \
	    cargo test --workspace --locked --no-fail-fast -- --quiet; \
	fi

test-phpunit: build
	$(call say,PHPUnit)
	@find php-ext -name '*.php' -print0 | xargs -0 -n 1 $(PHP) -l >/dev/null
	@$(PHP_EXT) "$$(command -v phpunit)" --do-not-cache-result --fail-on-skipped \
	    --fail-on-warning --fail-on-risky php-ext/tests/phpunit
	@$(PHP_EXT) "$$(command -v phpunit)" --do-not-cache-result --fail-on-skipped \
	    --fail-on-warning --fail-on-risky php-ext/runner/tests

# Half a minute of `make storm`: a database without strictness in Latin 1, and SQLite.
test-storm: build
	$(call say,storm)
	@$(PHP_EXT) php-ext/runner/tests/storm.php seed=3 backorders=40 clients=8 pace=0.4 \
	    database=mysql
	@$(PHP_EXT) php-ext/runner/tests/storm.php seed=1 backorders=30 clients=6 workers=4 pace=0.4 \
	    database=sqlite

# The addon on a stand-in of WHMCS, with SQLite and with a MariaDB server of its own.
test-whmcs: build
	$(call say,WHMCS)
	@for db in sqlite mysql; do \
	    WHMCS_DB=$$db $(PHP_EXT) "$$(command -v phpunit)" --do-not-cache-result --fail-on-skipped \
	        --fail-on-warning --fail-on-risky --bootstrap php-ext/whmcs/tests/bootstrap.php \
	        php-ext/whmcs/tests; \
	done

# A browser in front of the addon; its pictures stay in $(TARGET)/screenshots.
test-browser: build
	$(call say,browser)
	@if command -v chromedriver >/dev/null; then \
	    SCREENSHOTS=$(TARGET)/screenshots $(PHP_EXT) "$$(command -v phpunit)" \
	        --do-not-cache-result --fail-on-skipped --fail-on-warning --fail-on-risky \
	        --bootstrap php-ext/whmcs/browser/bootstrap.php php-ext/whmcs/browser; \
	else \
	    echo 'not run: there is no chromedriver (Debian: chromium, chromium-driver)'; fi

# The runner of php-dev. It leaves its reports beside the tests only where one failed.
test-phpt: build
	$(call say,phpt)
	@NO_INTERACTION=1 TEST_PHP_EXECUTABLE="$$(command -v $(PHP))" $(PHP) \
	    "$$(php-config --extension-dir)/build/run-tests.php" -q -n --show-diff \
	    -d extension=$(BACKORDER_EXTENSION) php-ext/tests/phpt
	@USE_ZEND_ALLOC=0 valgrind --quiet --error-exitcode=9 --leak-check=full \
	    --show-leak-kinds=definite --errors-for-leak-kinds=definite \
	    $(PHP) -n -d extension=$(BACKORDER_EXTENSION) php-ext/tests/support/valgrind.php

test-c: build
	$(call say,C and C++)
	@capi/tests/run

test-e2e: build
	$(call say,demo end to end)
	@php-ext/demo/run --check

# The oldest Rust that is promised builds everything; its compiler is not installed for this.
test-msrv: setup
	$(call say,Rust $(MSRV))
	@if [ -n '$(MSRV_RUST)' ]; then \
	    cargo '+$(MSRV_RUST)' check --workspace --locked --target-dir $(TARGET)/msrv; \
	else \
	    echo 'not run: Rust $(MSRV) is not installed (rustup toolchain install $(MSRV))'; fi

test-deny: cargo-deny
	$(call say,dependencies)
	@if $(HAS_DENY); then $(DENY) --log-level error check bans licenses sources; fi

# Without network this is the one step that is left out; the last line of `make test` says so.
cargo-deny: setup
	@$(HAS_DENY) || { \
	    echo 'installing cargo-deny into $(TOOLS), once; this takes some minutes'; \
	    cargo install cargo-deny --locked --quiet --root $(TOOLS) || true; }
