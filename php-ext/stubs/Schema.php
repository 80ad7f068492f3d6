<?php

declare(strict_types=1);

namespace Backorder;

/** The tables a store keeps. */
final class Schema
{
    /**
     * The statements that make the tables and indexes, for SQLite, MySQL and MariaDB.
     *
     * @param string $prefix letters, digits and underscores, before each name; others are left out
     * @return list<string>
     */
    public static function statements(string $prefix = ''): array
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The tables by name (without prefix), with their columns and the columns of their key.
     *
     * @return array<string, array{columns: list<string>, key: list<string>}>
     */
    public static function tables(): array
    {
        throw new \LogicException(__METHOD__);
    }
}
