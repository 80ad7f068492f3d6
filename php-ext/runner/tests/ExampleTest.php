<?php

declare(strict_types=1);

require_once __DIR__ . '/bootstrap.php';
require_once __DIR__ . '/../../tests/support/Simulator.php';
require_once __DIR__ . '/../examples/Billing.php';

use Backorder\Tests\Simulator;
use PHPUnit\Framework\TestCase;

/** The host on a page: from an empty file to a domain that its client has, by its command line. */
final class ExampleTest extends TestCase
{
    private string $database;

    protected function setUp(): void
    {
        $this->database = tempnam(sys_get_temp_dir(), 'backorder-host-');
    }

    protected function tearDown(): void
    {
        array_map(unlink(...), glob("{$this->database}*"));
    }

    public function testItFitsOnAPage(): void
    {
        $this->assertLessThanOrEqual(60, count(file(__DIR__ . '/../examples/host.php')));
    }

    public function testAWholeLife(): void
    {
        $registrar = new Simulator('2027-01-09 12:00:00');
        foreach (['shop' => 'catch', 'more' => 'lose'] as $name => $outcome) {
            $registrar->control('name', [
                'domain' => "$name.com", 'drop' => '2027-01-13 19:00:00', 'outcome' => $outcome,
            ]);
        }
        $now = '2027-01-09 12:00:00';
        $host = function (string ...$arguments) use ($registrar, &$now): string {
            $registrar->control('clock', ['now' => $now]);
            return $this->host($registrar->url, $now, ...$arguments);
        };
        $host('install');
        $host('credit', '7', '50.00');
        $host('place', '7', 'shop.com', '2027-01-13 19:00');
        $host('place', '7', 'more.com', '2027-01-13 19:00');
        $this->assertSame('', $host('run'));
        $said = '';
        $steps = ['10 19:00', '13 17:00', '13 19:15', '13 19:30', '13 20:30', '15 20:30'];
        foreach ($steps as $step) {
            $now = "2027-01-$step:00";
            $said .= $host('run');
        }
        $this->assertStringContainsString("client 7 has shop.com\n", $said);
        $this->assertSame(1, substr_count($said, ' has '));
        $pdo = new PDO("sqlite:{$this->database}");
        $rows = $pdo->query('SELECT domain, status FROM bo_backorders ORDER BY id');
        $this->assertSame(
            ['shop.com' => 'SUCCESSFUL', 'more.com' => 'FAILED'],
            $rows->fetchAll(PDO::FETCH_KEY_PAIR),
        );
        $this->assertSame(3000, $pdo->query('SELECT credit FROM clients')->fetchColumn());
        $sql = 'SELECT total, applied FROM invoices';
        $this->assertSame([[2000, 2000]], $pdo->query($sql)->fetchAll(PDO::FETCH_NUM));
    }

    private function host(string $url, string $now, string ...$arguments): string
    {
        $command = [
            PHP_BINARY, '-d', 'extension=' . getenv('BACKORDER_EXTENSION'),
            __DIR__ . '/../examples/host.php', ...$arguments,
        ];
        $environment = [
            'DATABASE' => $this->database,
            'REGISTRAR' => "test.user test.passw0rd $url",
            'NOW' => (string) strtotime("$now UTC"),
        ] + getenv();
        $files = [1 => ['pipe', 'w'], 2 => ['pipe', 'w']];
        $process = proc_open($command, $files, $pipes, null, $environment);
        [1 => $said, 2 => $problems] = array_map(stream_get_contents(...), $pipes);
        $this->assertSame([0, ''], [proc_close($process), $problems], $said);
        return $said;
    }
}
