<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Simulator.php';

use Backorder\Tests\Simulator;
use PHPUnit\Framework\TestCase;

/** Objects that were used before a fork, in the children and in the parent. */
final class ForkTest extends TestCase
{
    public function testWhatWasUsedSurvivesAFork(): void
    {
        $registrar = new Simulator('2027-01-13 17:00:00');
        $folder = sys_get_temp_dir() . '/backorder-' . bin2hex(random_bytes(6));
        mkdir($folder);
        // Enough lines for the import to be under way when the process forks.
        $lines = array_map(fn (int $n) => "name-$n.com;2027-01-12 19:00:07", range(1, 200_000));
        file_put_contents("$folder/list.csv", implode("\n", $lines) . "\n");
        $command = [
            PHP_BINARY,
            '-d',
            'extension=' . getenv('BACKORDER_EXTENSION'),
            __DIR__ . '/../support/forks.php',
            $registrar->url,
            '50',
            $folder,
        ];
        $output = shell_exec(implode(' ', array_map(escapeshellarg(...), $command)) . ' 2>&1');
        array_map(unlink(...), glob("$folder/*"));
        rmdir($folder);
        $ended = json_decode((string) $output, true);
        $this->assertIsArray($ended, (string) $output);
        $this->assertSame(array_fill(0, 51, 0), $ended['children'], 'each to its own questions');
        $this->assertTrue($ended['parent'], 'the parent goes on at once');
        $this->assertSame([[0, 0], 9], [$ended['askers'], $ended['came']], 'the parent asks on');
        $this->assertSame([0, 0], $ended['imports'], 'refused where it does not run');
        $this->assertSame(200_000, $ended['names']);
    }
}
