--TEST--
Values are readable in dumps and JSON
--EXTENSIONS--
backorder
json
--FILE--
<?php
use Backorder\{Money, Outcome, Status};

$money = Money::of('9.90', 'EUR');
$dump = 'var_dump';
$dump($money);
echo json_encode([$money, Status::AuctionPending]), "\n";
echo json_encode(Outcome::refused(549, 'no')), "\n";
echo var_export(get_object_vars($money), true), "\n";
?>
--EXPECTF--
object(Backorder\Money)#%d (2) {
  ["minor"]=>
  int(990)
  ["currency"]=>
  string(3) "EUR"
}
[{"minor":990,"currency":"EUR"},"AUCTION-PENDING"]
{"name":"refused","details":{"code":"549","text":"no"}}
array (
  'minor' => 990,
  'currency' => 'EUR',
)
