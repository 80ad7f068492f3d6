dnl phpize reads this; Makefile.frag has the rule that calls cargo.
PHP_ARG_ENABLE([backorder],
  [whether to build backorder],
  [AS_HELP_STRING([--disable-backorder], [Do not build backorder])],
  [yes])

if test "$PHP_BACKORDER" != "no"; then
  AC_PATH_PROG([CARGO], [cargo], [no])
  if test "$CARGO" = "no"; then
    AC_MSG_ERROR([backorder is written in Rust and needs cargo: https://rustup.rs])
  fi
  if test ! -f "$abs_srcdir/../Cargo.toml"; then
    AC_MSG_ERROR([backorder is built inside its repository: $abs_srcdir/../Cargo.toml is missing])
  fi
  dnl The script as a whole path: the build script of the bindings takes no other. PIE names it so.
  AS_CASE([$PHP_CONFIG],
    [/*], [BACKORDER_PHP_CONFIG=$PHP_CONFIG],
    [AC_PATH_PROG([BACKORDER_PHP_CONFIG], [$PHP_CONFIG])])
  BACKORDER_RUST=`cd "$abs_srcdir/.." && pwd`
  PHP_SUBST([CARGO])
  PHP_SUBST([BACKORDER_PHP_CONFIG])
  PHP_SUBST([BACKORDER_RUST])
  PHP_MODULES="\$(phplibdir)/backorder.so"
  PHP_ADD_BUILD_DIR([modules])
  PHP_ADD_MAKEFILE_FRAGMENT([$abs_srcdir/Makefile.frag], [$abs_srcdir], [$abs_builddir])
fi
