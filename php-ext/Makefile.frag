# How phpize's Makefile gets modules/backorder.so; cargo knows what is to be built anew.
BACKORDER_TARGET = $$(test -n "$$CARGO_TARGET_DIR" && echo "$$CARGO_TARGET_DIR" || echo "$(BACKORDER_RUST)/target")

$(phplibdir)/backorder.so: backorder-always
	cd "$(BACKORDER_RUST)" && PHP="$(PHP_EXECUTABLE)" PHP_CONFIG="$(BACKORDER_PHP_CONFIG)" \
	    "$(CARGO)" build --release --locked -p backorder-php
	@mkdir -p "$(phplibdir)"
	@strip --strip-unneeded -o $@ "$(BACKORDER_TARGET)/release/libbackorder_php.so" || \
	    cp "$(BACKORDER_TARGET)/release/libbackorder_php.so" $@

backorder-always:

# Of run-tests.php, which takes the modules from the list of libtool otherwise.
backorder-test: $(phplibdir)/backorder.so
	NO_INTERACTION=1 TEST_PHP_EXECUTABLE="$(PHP_EXECUTABLE)" "$(PHP_EXECUTABLE)" \
	    "$(top_srcdir)/run-tests.php" -q -n --show-diff -d extension=$(phplibdir)/backorder.so \
	    "$(top_srcdir)/tests/phpt"
