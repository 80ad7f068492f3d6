<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use Closure;
use PDO;
use PDOException;

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
        $isMysql = $this->getAttribute(PDO::ATTR_DRIVER_NAME) === 'mysql';
        $isStormy = $isMysql && self::$perhaps !== null;
        if ($statement === 'COMMIT' && $isStormy && mt_rand(1, 40) === 1) {
            // It is carried out or not, and nobody hears of it.
            parent::exec(mt_rand(0, 1) === 0 ? 'COMMIT' : 'ROLLBACK');
            $lost = new PDOException('lost connection during query');
            $lost->errorInfo = ['HY000', 2013, 'lost connection during query'];
            throw $lost;
        }
        $count = parent::exec($statement);
        self::perhaps();
        return $count;
    }

    public static function perhaps(): void
    {
        self::$perhaps === null || (self::$perhaps)();
    }
}
