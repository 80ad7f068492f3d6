# The C library as distributions install it: `make library` builds, `make install` copies what was
# built. DESTDIR is put before every path, for packagers.
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
MANDIR ?= $(PREFIX)/share/man
DEBUGDIR ?= $(PREFIX)/lib/debug
VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
# In the name that programs are linked to. docs/c-abi.md says what makes it rise; capi/build.rs
# writes it into the library.
SOVERSION := $(shell sed -n 's/^const SOVERSION: u32 = \([0-9]*\);/\1/p' capi/build.rs)
SERIES := $(shell echo $(VERSION) | cut -d . -f 1,2)

# Where `make library` leaves it, and from where `make install` takes it.
BUILT ?= $(TARGET)/library/release
PACKAGING := capi/packaging
HEADERS := $(wildcard include/backorder*)
FILLED = sed -e 's|@PREFIX@|$(PREFIX)|g' -e 's|@LIBDIR@|$(LIBDIR)|g' \
    -e 's|@INCLUDEDIR@|$(INCLUDEDIR)|g' -e 's|@VERSION@|$(VERSION)|g' \
    -e 's|@SOVERSION@|$(SOVERSION)|g' -e 's|@SERIES@|$(SERIES)|g' \
    -e 's|@INCLUDE_FROM_CMAKE@|$(INCLUDE_FROM_CMAKE)|g' -e 's|@DEFINES@|$(DEFINES)|g'
INCLUDE_FROM_CMAKE = $(shell realpath -m --relative-to=$(LIBDIR)/cmake/backorder $(INCLUDEDIR))
SHARED := libbackorder.so.$(VERSION)
# Of the manual: the same for the same source. A tarball has no history.
DATED = $$(git log -1 --format=%cs -- include/backorder.h 2>/dev/null | grep . || \
    date -u -r include/backorder.h +%F)
# Nothing of the machine that builds it stands in the library.
REMAP = --remap-path-prefix=$(CURDIR)=backorder-$(VERSION) \
    --remap-path-prefix=$${CARGO_HOME:-$$HOME/.cargo}=cargo \
    --remap-path-prefix=$$(rustc --print sysroot)=rust
# The TLS library has C inside, whose debug information names its files, too.
CLEAN = RUSTFLAGS="$${RUSTFLAGS:-} $(REMAP)" \
    CFLAGS="$${CFLAGS:-} -ffile-prefix-map=$${CARGO_HOME:-$$HOME/.cargo}=cargo"

.PHONY: library library-docs library-sizes uninstall dist deb deb-library

# REGISTRAR=1: with HTTP and TLS inside, and the functions that stand behind
# BACKORDER_WITH_REGISTRAR in the header. What is installed says by itself which it is.
REGISTRAR ?=
DEFINES = $(if $(shell nm -D $(BUILT)/libbackorder.so 2>/dev/null | \
    grep -m 1 backorder_registrar_new),-DBACKORDER_WITH_REGISTRAR)

# A folder of its own: other flags than the rest of the workspace is built with.
library:
	@$(CLEAN) cargo build --release --locked -p backorder-capi \
	    $(if $(REGISTRAR),--features registrar) --target-dir $(TARGET)/library

# What both kinds weigh, and that nothing of HTTP and TLS is in the one without. Built as above.
library-sizes: setup
	@$(CLEAN) CARGO='cargo build --release --locked -p backorder-capi' \
	    TARGET=$(TARGET)/library capi/tests/sizes

library-docs: setup
	@mkdir -p $(TARGET)/library-docs
	@{ cat $(PACKAGING)/Doxyfile; echo 'OUTPUT_DIRECTORY = "$(TARGET)/library-docs"'; \
	    echo 'PROJECT_NUMBER = $(VERSION)'; } | doxygen -
	@echo 'open $(TARGET)/library-docs/html/index.html'

install:
	@[ -e $(BUILT)/libbackorder.so ] || { \
	    echo 'make install: nothing is built yet; run: make library' >&2; exit 1; }
	install -d $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(LIBDIR)/cmake/backorder \
	    $(DESTDIR)$(INCLUDEDIR) $(DESTDIR)$(MANDIR)/man3 $(DESTDIR)$(MANDIR)/man7 \
	    $(DESTDIR)$(DEBUGDIR)$(LIBDIR)
	install -m 644 $(HEADERS) $(DESTDIR)$(INCLUDEDIR)/
	install -m 644 $(BUILT)/libbackorder.so $(DESTDIR)$(LIBDIR)/$(SHARED)
	install -m 644 $(BUILT)/libbackorder.a $(DESTDIR)$(LIBDIR)/
	objcopy --only-keep-debug $(DESTDIR)$(LIBDIR)/$(SHARED) \
	    $(DESTDIR)$(DEBUGDIR)$(LIBDIR)/$(SHARED).debug
	chmod 644 $(DESTDIR)$(DEBUGDIR)$(LIBDIR)/$(SHARED).debug
	strip --strip-unneeded $(DESTDIR)$(LIBDIR)/$(SHARED)
	objcopy --add-gnu-debuglink=$(DESTDIR)$(DEBUGDIR)$(LIBDIR)/$(SHARED).debug \
	    $(DESTDIR)$(LIBDIR)/$(SHARED)
	objcopy --strip-debug --remove-section=.llvmbc --remove-section=.llvmcmd \
	    $(DESTDIR)$(LIBDIR)/libbackorder.a
	ln -sf $(SHARED) $(DESTDIR)$(LIBDIR)/libbackorder.so.$(SOVERSION)
	ln -sf libbackorder.so.$(SOVERSION) $(DESTDIR)$(LIBDIR)/libbackorder.so
	$(FILLED) $(PACKAGING)/backorder.pc.in >$(DESTDIR)$(LIBDIR)/pkgconfig/backorder.pc
	for file in backorderConfig.cmake backorderConfigVersion.cmake; do \
	    $(FILLED) $(PACKAGING)/$$file.in >$(DESTDIR)$(LIBDIR)/cmake/backorder/$$file; done
	awk -v version=$(VERSION) -v date=$(DATED) -v folder=$(DESTDIR)$(MANDIR) -f $(PACKAGING)/man.awk \
	    include/backorder.h
	@[ -n "$(DESTDIR)" ] || echo 'installed; the loader finds it after: ldconfig'

# What `make install` put there with the same variables, and nothing else.
uninstall:
	rm -f $(addprefix $(DESTDIR)$(LIBDIR)/,$(SHARED) libbackorder.so.$(SOVERSION) libbackorder.so \
	    libbackorder.a pkgconfig/backorder.pc) \
	    $(addprefix $(DESTDIR)$(INCLUDEDIR)/,$(notdir $(HEADERS))) \
	    $(DESTDIR)$(DEBUGDIR)$(LIBDIR)/$(SHARED).debug
	rm -rf $(DESTDIR)$(LIBDIR)/cmake/backorder
	awk -v version=$(VERSION) -v names=1 -f $(PACKAGING)/man.awk include/backorder.h | \
	    while read -r page; do rm -f "$(DESTDIR)$(MANDIR)/$$page"; done

# Source and all crates, so that it builds without network.
dist: setup
	@rm -rf $(TARGET)/dist/backorder-$(VERSION)
	@mkdir -p $(TARGET)/dist/backorder-$(VERSION)
	@git archive HEAD | tar -x -C $(TARGET)/dist/backorder-$(VERSION)
	@cd $(TARGET)/dist/backorder-$(VERSION) && mkdir -p .cargo && \
	    cargo vendor --quiet --locked --versioned-dirs vendor >/dev/null && \
	    printf '%s\n' '[source.crates-io]' 'replace-with = "vendored"' \
	        '[source.vendored]' 'directory = "vendor"' >>.cargo/config.toml
	@tar -c --sort=name --owner=0 --group=0 --numeric-owner \
	    --mtime="@$$(git log -1 --format=%ct)" -C $(TARGET)/dist backorder-$(VERSION) | \
	    xz -T0 >$(TARGET)/dist/backorder-$(VERSION).tar.xz
	@rm -rf $(TARGET)/dist/backorder-$(VERSION)
	@ls -lh $(TARGET)/dist/backorder-$(VERSION).tar.xz

# Both tried as a user would: long, and the first as root.
.PHONY: test-deb test-dist
test-deb: deb-library
	@capi/tests/packages deb $(TARGET)/deb

test-dist: dist
	@capi/tests/packages dist $(TARGET)/dist/backorder-$(VERSION).tar.xz

deb: deb-library

# libbackorder0 and libbackorder-dev, in $(TARGET)/deb.
deb-library: library
	@VERSION=$(VERSION) SOVERSION=$(SOVERSION) BUILT=$(BUILT) OUT=$(TARGET)/deb $(PACKAGING)/deb
