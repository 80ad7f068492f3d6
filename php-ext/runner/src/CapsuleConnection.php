<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Illuminate\Database\Connection as Database;
use PDO;

/** The connection of Capsule, as in `Capsule::connection()`; its table prefix is not used. */
final class CapsuleConnection implements Connection
{
    public function __construct(private Database $database)
    {
    }

    public function pdo(): PDO
    {
        return $this->database->getPdo();
    }

    public function reconnect(): bool
    {
        $this->database->reconnect();
        return true;
    }
}
