<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Closure;
use PDO;

/** A connection in the middle of whose statements and commits its process may die. */
final class Fragile extends PDO
{
    /** @var ?Closure(): void what may end this process */
    public static ?Closure $perhaps = null;

    /** @param array<int, mixed> $options */
    public function __construct(
        string $source,
        ?string $user = null,
        ?string $password = null,
        array $options = [],
    ) {
        $options[PDO::ATTR_STATEMENT_CLASS] = [FragileStatement::class, []];
        parent::__construct($source, $user, $password, $options);
    }

    public function exec(string $statement): int|false
    {
        self::perhaps();
        $count = parent::exec($statement);
        self::perhaps();
        return $count;
    }

    public static function perhaps(): void
    {
        self::$perhaps === null || (self::$perhaps)();
    }
}
