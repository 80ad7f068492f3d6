--TEST--
phpinfo() names the version and the time zone data
--EXTENSIONS--
backorder
--FILE--
<?php
ob_start();
phpinfo(INFO_MODULES);
preg_match('/^backorder\n.*?\n\n\n?(?=\S)/ms', ob_get_clean(), $section);
echo $section[0] ?? 'no section';
?>
--EXPECTF--
backorder

backorder => enabled
version => %d.%d.%d
rules (backorder-core) => %d.%d.%d
time zone data => IANA 20%d%c, compiled in
build => %s, %cTS
