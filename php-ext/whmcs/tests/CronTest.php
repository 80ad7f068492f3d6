<?php

declare(strict_types=1);

use Backorder\Whmcs\Tests\Market;
use PHPUnit\Framework\TestCase;

/** The programs of the command line, each in a process of its own. */
final class CronTest extends TestCase
{
    private Market $market;

    protected function setUp(): void
    {
        $this->market = new Market();
    }

    protected function tearDown(): void
    {
        $this->market->remove();
    }

    public function testItIsSilentWhenAllWentWell(): void
    {
        $this->assertSame([0, '', ''], $this->call('cron.php batch'));
        [$code, $said] = $this->call('cron.php batch -v');
        $this->assertSame(0, $code);
        $this->assertStringStartsWith('batch: 0 clients', $said);
    }

    public function testTheNamesOfTheOriginalWork(): void
    {
        // A process of its own goes by the machine's clock: so does this list.
        unlink("{$this->market->site->folder}/droplist");
        $this->market->now = time();
        $this->market->list(['shop.com', 'shoes.com'], time() + 5 * 86400);
        foreach (['batch', 'daily_dropdate_synch', 'daily_import_pendingdomainlist'] as $name) {
            [$code, $said, $wrong] = $this->call("crons/$name.php -v");
            $this->assertSame([0, ''], [$code, $wrong], $name);
            $this->assertStringContainsString(': ', $said);
        }
    }

    /** PHP's zone may be any, and another than the machine's. */
    public function testTheZoneOfPhpMakesNoDifference(): void
    {
        unlink("{$this->market->site->folder}/droplist");
        $this->market->now = time();
        $drop = time() + 2 * 86400;
        $this->market->list(['shop.com', 'shoes.com'], $drop);
        $id = $this->market->place('shop.com');
        foreach (['Pacific/Kiritimati', 'America/St_Johns', 'Pacific/Niue'] as $zone) {
            foreach (['import', 'sync', 'batch'] as $job) {
                $said = $this->call("cron.php $job", php: ['-d', "date.timezone=$zone"]);
                $this->assertSame([0, '', ''], $said, "$zone $job");
                $sql = 'SELECT started_at FROM mod_backorder_jobs WHERE job = ?';
                $at = (int) $this->market->rows($sql, [$job])[0]['started_at'];
                $this->assertLessThan(30, abs(time() - $at));
            }
            $sql = 'SELECT status, drop_at FROM mod_backorder_backorders WHERE id = ?';
            $row = $this->market->rows($sql, [$id])[0];
            $this->assertSame(['ACTIVE', gmdate('Y-m-d H:i:s', $drop)], array_values($row));
        }
    }

    public function testAnInactiveAddonServesNobody(): void
    {
        $this->market->site->whmcs->addons->deactivate('backorder');
        foreach (['cron.php', 'crons/batch.php', 'move.php'] as $name) {
            [$code, $said, $wrong] = $this->call($name);
            $this->assertSame([1, ''], [$code, $said]);
            $this->assertStringContainsString('not active', $wrong);
        }
    }

    public function testTablesOfAnotherVersionAreNotTouched(): void
    {
        \Backorder\Whmcs\Settings::read()->put('tables', '1');
        foreach (['cron.php', 'crons/batch.php', 'move.php --dry-run'] as $name) {
            [$code, $said, $wrong] = $this->call($name);
            $this->assertSame([1, ''], [$code, $said]);
            $this->assertStringContainsString('of version 1', $wrong);
        }
    }

    public function testAFailureIsOneLine(): void
    {
        \Backorder\Whmcs\Settings::read()->put('droplist_source', '/nowhere/list.csv');
        [$code, $said, $wrong] = $this->call('cron.php import');
        $this->assertSame([1, ''], [$code, $said]);
        $this->assertMatchesRegularExpression('#^backorder: .*/nowhere/list\.csv.*\n$#', $wrong);
        $job = $this->market->rows('SELECT result FROM mod_backorder_jobs')[0];
        $this->assertStringStartsWith('failed: ', $job['result']);
    }

    /** A registrar whose list cannot be had keeps nobody's backorder from being sent. */
    public function testOneThatFailsKeepsNoOtherFromRunning(): void
    {
        unlink("{$this->market->site->folder}/droplist");
        $this->market->now = time();
        $this->market->list(['shop.com', 'shoes.com'], time() + 2 * 86400);
        $id = $this->market->place('shop.com');
        \Backorder\Whmcs\Settings::read()->put('droplist_source', '/nowhere/list.csv');
        [$code, $said, $wrong] = $this->call('cron.php');
        $this->assertSame([1, ''], [$code, $said]);
        $this->assertStringContainsString('/nowhere/list.csv', $wrong);
        $this->assertSame('ACTIVE', $this->market->status($id));
    }

    /** No superglobal says what is done. */
    public function testProgramsAskNoRequest(): void
    {
        $folder = Backorder\Whmcs\Tests\Site::pack();
        $files = [
            'cron.php', 'move.php', 'crons/batch.php', 'crons/daily_dropdate_synch.php',
            'crons/daily_import_pendingdomainlist.php', 'lib/Cron.php', 'lib/Jobs.php',
            'lib/Addon.php', 'lib/Moving/Program.php', 'lib/Moving/Moving.php',
        ];
        foreach ($files as $file) {
            $text = (string) file_get_contents("$folder/$file");
            $this->assertSame(0, preg_match('/\$(_[A-Z]+|GLOBALS)\b/', $text), $file);
        }
    }

    public function testAWrongCallIsTold(): void
    {
        [$code, , $wrong] = $this->call('cron.php everything');
        $this->assertSame(2, $code);
        $this->assertStringStartsWith('usage: ', $wrong);
    }

    public function testWithoutTheExtensionItSaysWhichFileIsMissing(): void
    {
        [$code, $said, $wrong] = $this->call('cron.php', hasExtension: false);
        $this->assertSame([1, ''], [$code, $said]);
        $this->assertStringContainsString('backorder.so', $wrong);
        $this->assertStringContainsString(PHP_VERSION, $wrong);
    }

    /** @return array{int, string, string} exit code, output, errors */
    private function call(string $command, bool $hasExtension = true, array $php = []): array
    {
        $folder = "{$this->market->site->folder}/modules/addons/backorder";
        $extension = $hasExtension ? ['-d', 'extension=' . getenv('BACKORDER_EXTENSION')] : [];
        $words = explode(' ', $command);
        $words[0] = "$folder/$words[0]";
        $pipes = [1 => ['pipe', 'w'], 2 => ['pipe', 'w']];
        $process = proc_open([PHP_BINARY, ...$extension, ...$php, ...$words], $pipes, $of, null, [
            'WHMCS_ROOT' => $this->market->site->folder, 'PATH' => getenv('PATH'),
        ]);
        $said = [stream_get_contents($of[1]), stream_get_contents($of[2])];
        return [proc_close($process), ...$said];
    }
}
