<?php

declare(strict_types=1);

namespace Backorder;

/** A database's SQL; the values are the names of PDO's drivers. */
enum Dialect: string
{
    /** SQLite 3.24 or newer. */
    case Sqlite = 'sqlite';
    /** MySQL and MariaDB with InnoDB, Galera and InnoDB Cluster too. */
    case Mysql = 'mysql';
    case Postgres = 'pgsql';
}
