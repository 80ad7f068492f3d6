--TEST--
Arguments: names, types, instants, ids and amounts as PHP has them, no nulls
--EXTENSIONS--
backorder
--FILE--
<?php
use Backorder\{Book, Listing, Money};

/** What a child class says is not asked: nothing calls back into PHP. */
final class Liar extends DateTimeImmutable
{
    public function getTimestamp(): int
    {
        return 1;
    }
}

final class Unborn extends DateTime
{
    public function __construct()
    {
    }
}

$book = new Book();
foreach ([
    fn () => Listing::ofAdmin(isPinned: false, dropAt: 5)->dropAt,
    fn () => Listing::ofAdmin(new DateTimeImmutable('1970-01-01 00:00:05.9+00:00'))->dropAt,
    fn () => Listing::ofAdmin(new DateTime('1970-01-01 00:00:05+00:00'))->dropAt,
    fn () => Listing::ofAdmin(new Liar('@5'))->dropAt,
    fn () => Listing::ofAdmin(new Unborn()),
    fn () => Listing::ofAdmin('5'),
    fn () => Listing::ofAdmin(5.0),
    fn () => Listing::ofAdmin(new stdClass()),
    fn () => Listing::ofAdmin(PHP_INT_MAX),
    fn () => $book->funds('7'),
    fn () => $book->funds(7.5),
    fn () => $book->funds(0),
    fn () => $book->funds(-7),
    fn () => $book->funds(' 7'),
    fn () => $book->funds('07'),
    fn () => $book->funds('9223372036854775807'),
    fn () => $book->funds('9223372036854775808'),
    fn () => $book->funds(null),
    fn () => $book->funds(),
    fn () => Listing::ofAdmin(dropat: 5),
    fn () => Money::of('-9.90', 'EUR')->minor,
    fn () => Money::of(null, 'EUR'),
    fn () => Money::of(9.9, 'EUR'),
    fn () => Money::of(9, 'EUR'),
    fn () => Money::of(' 9', 'EUR'),
    fn () => Money::of('09', 'EUR'),
    fn () => Money::of('1', 'EUR')->plus($book),
    fn () => Money::of('1', 'EUR')->format(prefix: null),
] as $call) {
    try {
        echo json_encode($call()), "\n";
    } catch (Throwable $refused) {
        echo basename(strtr(get_class($refused), '\\', '/')), ': ', $refused->getMessage(), "\n";
    }
}
?>
--EXPECTF--
5
5
5
5
%SError: %s has not been correctly initialized by %s
TypeError: dropAt: "5" (string): pass (int) of it, or new DateTimeImmutable() of it
TypeError: dropAt: 5 (float): pass UTC seconds or a DateTimeInterface
TypeError: dropAt: stdClass: pass UTC seconds or a DateTimeInterface
TimeException: dropAt: 9223372036854775807 is not within the years 1 to 9999 in UTC seconds
null
TypeError: client: 7.5 (float): pass an int or its digits
LifecycleException: client: 0 is no id within 1 to 2^63 - 1
LifecycleException: client: -7 is no id within 1 to 2^63 - 1
LifecycleException: client: " 7" is no id within 1 to 2^63 - 1
LifecycleException: client: "07" is no id within 1 to 2^63 - 1
null
LifecycleException: client: "9223372036854775808" is no id within 1 to 2^63 - 1
TypeError: Invalid value given for argument `client`.
ArgumentCountError: Backorder\Book::funds() expects exactly 1 argument, 0 given
Error: Unknown named parameter $dropat
-990
TypeError: Invalid value given for argument `amount`.
TypeError: amount: 9.9 (float): pass its digits as a string, '9.90'; floats are not exact
TypeError: amount: 9 (int): pass its digits as a string, '9.90'; floats are not exact
MoneyException: amount: " 9" has blanks or leading zeros
MoneyException: amount: "09" has blanks or leading zeros
TypeError: Invalid value given for argument `other`.
TypeError: Argument `$prefix` must not be null
