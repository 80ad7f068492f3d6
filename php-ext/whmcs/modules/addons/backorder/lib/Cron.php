<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

use Backorder\Job;
use Backorder\Whmcs\Sync\SyncJob;
use Throwable;

/**
 * The command line. Exit code 0 and no output when all went well, so that cron sends no mail; what
 * went wrong goes to standard error, with exit code 1, or 2 for a wrong call. init.php of WHMCS is
 * loaded by the programs themselves, because it makes globals.
 */
final class Cron
{
    /** `sync` is the original's word for the drop dates; domains have a job of their own. */
    private const JOBS = ['import', 'sync', 'batch', 'domain-sync'];

    /**
     * What is asked for: a job or nothing, and -v, which tells what was done. Ends for anything
     * else, and for a web server.
     *
     * @param list<string> $arguments the program first
     * @return list<string>
     */
    public static function arguments(array $arguments): array
    {
        self::requireCommandLine();
        $arguments = array_slice($arguments, 1);
        $words = array_values(array_diff($arguments, ['-v']));
        if (count($words) > 1 || array_diff($words, self::JOBS) !== []) {
            fwrite(STDERR, 'usage: php -q cron.php [' . implode('|', self::JOBS) . "] [-v]\n");
            exit(2);
        }
        return $arguments;
    }

    /** Ends where a web server runs it. */
    public static function requireCommandLine(): void
    {
        if (!in_array(PHP_SAPI, ['cli', 'phpdbg'], true)) {
            http_response_code(403);
            echo 'This runs from the command line only.';
            exit(2);
        }
    }

    /** The folder of WHMCS: above, or WHMCS_ROOT where the addon is a link to elsewhere. */
    public static function root(string $folder): string
    {
        $root = (string) getenv('WHMCS_ROOT');
        for ($up = $folder; $root === '' && dirname($up) !== $up; $up = dirname($up)) {
            $root = is_file("$up/init.php") ? $up : '';
        }
        if ($root === '') {
            fwrite(STDERR, "backorder: no init.php of WHMCS above $folder; set WHMCS_ROOT\n");
            exit(1);
        }
        return $root;
    }

    /** @param list<string> $arguments */
    public static function main(array $arguments): int
    {
        require_once dirname(__DIR__) . '/autoload.php';
        $job = array_values(array_diff($arguments, ['-v']))[0] ?? null;
        try {
            $problem = Addon::problem();
            if ($problem !== null) {
                fwrite(STDERR, "backorder: $problem\n");
                return 1;
            }
            $jobs = new Jobs(new Addon());
            $results = match ($job) {
                null => $jobs->due(),
                SyncJob::NAME => [$job => $jobs->syncDomains()],
                default => [$job => $jobs->run(Job::from($job))],
            };
        } catch (Throwable $error) {
            fwrite(STDERR, "backorder: {$error->getMessage()}\n");
            return 1;
        }
        foreach (in_array('-v', $arguments, true) ? $results : [] as $name => $result) {
            echo "$name: $result\n";
        }
        return 0;
    }
}
