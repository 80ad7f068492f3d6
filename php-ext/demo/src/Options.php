<?php

declare(strict_types=1);

namespace Demo;

/** What the command line and the environment say. */
final class Options
{
    public const HELP = <<<'TEXT'
        A drop day from PHP through the extension, twice: with the server in Dubai, the database
        session at -05:00 and every client at home; and with everybody in UTC.

          php-ext/demo/run [--json | --check | --write-expected] [--cook-the-books]

          --json            the result as JSON; the day is told on standard error
          --check           run with SQLite and with MariaDB and compare the result, line by line,
                            with expected.txt; then cook the books in every way that is known
          --write-expected  write expected.txt anew
          --cook-the-books  change one row before the audit, to see that it is found
          --help            this text

        DB=mysql uses a MariaDB server of the demo's own instead of SQLite.
        Exit status: 0; 1 when the books do not balance or the two runs differ; 2 otherwise.

        TEXT;

    public readonly bool $json;
    public readonly bool $check;
    public readonly bool $writeExpected;
    public readonly bool $cook;
    public readonly bool $help;
    public readonly string $database;
    public readonly ?string $error;

    /** @param list<string> $words */
    public function __construct(array $words)
    {
        $has = fn (string $status): bool => in_array($status, $words, true);
        $this->json = $has('--json');
        $this->check = $has('--check');
        $this->writeExpected = $has('--write-expected');
        $this->cook = $has('--cook-the-books');
        $this->help = $has('--help');
        $this->database = getenv('DB') ?: 'sqlite';
        $known = [
            '--json', '--check', '--write-expected', '--cook-the-books', '--help',
        ];
        $unknown = array_values(array_diff($words, $known));
        $this->error = match (true) {
            $unknown !== [] => "$unknown[0] is no option; see --help",
            !in_array($this->database, ['sqlite', 'mysql'], true)
                => "DB={$this->database} is neither sqlite nor mysql",
            default => null,
        };
    }
}
