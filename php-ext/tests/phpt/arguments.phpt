--TEST--
Arguments: names, types, no numeric strings, no nulls
--EXTENSIONS--
backorder
--FILE--
<?php
use Backorder\{Book, Listing, Money};

$book = new Book();
foreach ([
    fn () => Listing::ofAdmin(isPinned: false, dropAt: 5)->dropAt,
    fn () => $book->funds('7'),
    fn () => $book->funds(7.5),
    fn () => $book->funds(),
    fn () => Listing::ofAdmin(dropat: 5),
    fn () => Money::of(null, 'EUR'),
    fn () => Money::of('1', 'EUR')->plus($book),
    fn () => Money::of('1', 'EUR')->format(prefix: null),
] as $call) {
    try {
        echo json_encode($call()), "\n";
    } catch (Throwable $refused) {
        echo get_class($refused), ': ', $refused->getMessage(), "\n";
    }
}
?>
--EXPECT--
5
TypeError: Invalid value given for argument `client`.
TypeError: Invalid value given for argument `client`.
ArgumentCountError: Backorder\Book::funds() expects exactly 1 argument, 0 given
Error: Unknown named parameter $dropat
TypeError: Invalid value given for argument `amount`.
TypeError: Invalid value given for argument `other`.
TypeError: Argument `$prefix` must not be null
