<?php

declare(strict_types=1);

namespace Backorder\Runner\Tests\Storm;

use PDOStatement;

/** A statement after which its process may die. */
final class FragileStatement extends PDOStatement
{
    protected function __construct()
    {
    }

    public function execute(?array $params = null): bool
    {
        $result = parent::execute($params);
        Fragile::perhaps();
        return $result;
    }
}
