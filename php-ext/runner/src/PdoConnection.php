<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Closure;
use PDO;

/** A connection of PDO. */
final class PdoConnection implements Connection
{
    private PDO $pdo;

    /**
     * @param PDO|Closure(): PDO $connect a closure connects, and again when the connection is lost
     */
    public function __construct(private PDO|Closure $connect)
    {
        $this->pdo = $connect instanceof PDO ? $connect : $connect();
    }

    public function pdo(): PDO
    {
        return $this->pdo;
    }

    public function reconnect(): bool
    {
        if ($this->connect instanceof PDO) {
            return false;
        }
        $this->pdo = ($this->connect)();
        return true;
    }
}
