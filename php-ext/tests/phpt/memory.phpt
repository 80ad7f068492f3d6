--TEST--
Nothing is left in memory
--EXTENSIONS--
backorder
--FILE--
<?php
require __DIR__ . '/../support/rounds.php';
leftBehind(1);
echo leftBehind(50), "\n";
?>
--EXPECT--
0
