--TEST--
Objects are not serialized: store rows instead; enums are
--EXTENSIONS--
backorder
--FILE--
<?php
use Backorder\{Book, Money, Status};

foreach ([Money::of('9.90', 'EUR'), new Book()] as $object) {
    try {
        echo serialize($object), "\n";
    } catch (Exception $refused) {
        echo $refused->getMessage(), "\n";
    }
}
try {
    unserialize('O:15:"Backorder\Money":2:{s:5:"minor";i:1;s:8:"currency";s:3:"EUR";}');
} catch (Exception $refused) {
    echo $refused->getMessage(), "\n";
}
echo unserialize(serialize(Status::Active))->value, "\n";
?>
--EXPECT--
Serialization of 'Backorder\Money' is not allowed
Serialization of 'Backorder\Book' is not allowed
Unserialization of 'Backorder\Money' is not allowed
ACTIVE
