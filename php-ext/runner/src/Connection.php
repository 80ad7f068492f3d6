<?php

declare(strict_types=1);

namespace Backorder\Runner;

use PDO;

/** A way to the database that can be made anew when it is lost. */
interface Connection
{
    /** The connection of the moment, which throws on errors (PHP's default). */
    public function pdo(): PDO;

    /**
     * Makes a new one in place of a lost one. False: that is not possible here.
     *
     * @throws \PDOException the database cannot be reached
     */
    public function reconnect(): bool;
}
