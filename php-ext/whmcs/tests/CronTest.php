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
    private function call(string $command, bool $hasExtension = true): array
    {
        $folder = "{$this->market->site->folder}/modules/addons/backorder";
        $extension = $hasExtension ? ['-d', 'extension=' . getenv('BACKORDER_EXTENSION')] : [];
        $words = explode(' ', $command);
        $words[0] = "$folder/$words[0]";
        $pipes = [1 => ['pipe', 'w'], 2 => ['pipe', 'w']];
        $process = proc_open([PHP_BINARY, ...$extension, ...$words], $pipes, $of, null, [
            'WHMCS_ROOT' => $this->market->site->folder, 'PATH' => getenv('PATH'),
        ]);
        $said = [stream_get_contents($of[1]), stream_get_contents($of[2])];
        return [proc_close($process), ...$said];
    }
}
