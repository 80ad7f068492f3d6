<?php

declare(strict_types=1);

namespace Backorder\Bench;

use PDO;

/**
 * What a run makes MariaDB and PHP do. Statements and flushes are the same on a busy machine; of
 * the processor's time, most is.
 */
final class Work
{
    /**
     * @param int $statements that read or write, whether alone in a message or not
     * @param int $flushes writes of the log to the disk, each with a flush
     * @param float $server microseconds of the processor for MariaDB
     * @param float $php and for PHP, its start included
     */
    public function __construct(
        private int $statements = 0,
        private int $flushes = 0,
        private float $server = 0.0,
        private float $php = 0.0,
    ) {
    }

    /** What a server has done since it began. */
    public static function ofServer(PDO $pdo): self
    {
        $count = fn (string $names) => (int) array_sum(array_column($pdo->query(
            "SHOW GLOBAL STATUS WHERE Variable_name IN ($names)",
        )->fetchAll(PDO::FETCH_ASSOC), 'Value'));
        $process = (int) trim((string) file_get_contents(
            (string) $pdo->query('SELECT @@pid_file')->fetchColumn(),
        ));
        // Behind the name, which may have blanks: user and system time are fields 14 and 15.
        $fields = explode(' ', preg_replace('/^.*\) /', '', (string) file_get_contents(
            "/proc/$process/stat",
        )));
        return new self(
            $count("'Com_select', 'Com_insert', 'Com_update', 'Com_delete'"),
            $count("'Innodb_log_writes'"),
            // Linux counts in hundredths of a second for everybody.
            ((int) $fields[11] + (int) $fields[12]) * 1e4,
        );
    }

    public function and(self $other): self
    {
        return new self(
            $this->statements + $other->statements,
            $this->flushes + $other->flushes,
            $this->server + $other->server,
            $this->php + $other->php,
        );
    }

    public function without(self $other): self
    {
        return $this->and(new self(
            -$other->statements,
            -$other->flushes,
            -$other->server,
            -$other->php,
        ));
    }

    /** For each of so many. */
    public function each(int $count): string
    {
        return sprintf(
            '%6.2f statements %5.2f flushes %5.0f µs MariaDB %5.0f µs PHP',
            $this->statements / $count,
            $this->flushes / $count,
            $this->server / $count,
            $this->php / $count,
        );
    }
}
