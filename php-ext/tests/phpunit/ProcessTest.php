<?php

declare(strict_types=1);

require_once __DIR__ . '/../support/Fpm.php';
require_once __DIR__ . '/../support/Simulator.php';

use Backorder\Tests\Fpm;
use Backorder\Tests\Simulator;
use PHPUnit\Framework\TestCase;

/** What PHP does with its processes: preloading, opcache with its JIT, FPM and its reload. */
final class ProcessTest extends TestCase
{
    private static function php(string $code, string ...$settings): string
    {
        $command = [PHP_BINARY, '-n', '-d', 'extension=' . getenv('BACKORDER_EXTENSION')];
        foreach (['zend_extension=opcache', 'opcache.enable_cli=1', ...$settings] as $setting) {
            array_push($command, '-d', $setting);
        }
        array_push($command, '-r', $code);
        return trim(shell_exec(implode(' ', array_map(escapeshellarg(...), $command)) . ' 2>&1'));
    }

    public function testClassesThatUseItArePreloaded(): void
    {
        $user = posix_getpwuid(posix_geteuid())['name'];
        $code = 'use Backorder\Tests\Preloaded;'
            . 'echo json_encode([(new Preloaded())->status, Preloaded::STATUS, Preloaded::now(),'
            . 'Preloaded::$listing, opcache_get_status()["preload_statistics"]["classes"]]);';
        $said = self::php(
            $code,
            'opcache.preload=' . __DIR__ . '/../support/preload.php',
            "opcache.preload_user=$user",
        );
        $expected = '["REQUESTED","ACTIVE",5,null,["Backorder\\\\Tests\\\\Preloaded"]]';
        $this->assertSame($expected, $said, 'objects of the preloading are gone, classes stay');
    }

    public function testItIsCalledFromCompiledCode(): void
    {
        $code = 'use Backorder\Money; function sum(int $count): Money {'
            . '$sum = Money::zero("EUR"); for ($n = 0; $n < $count; $n++) {'
            . '$sum = $sum->plus(Money::ofMinor($n, "EUR")); } return $sum; }'
            . 'echo sum(10000), opcache_get_status()["jit"]["on"] ? " jit" : "";';
        $said = self::php($code, 'opcache.jit=tracing', 'opcache.jit_buffer_size=16M');
        $this->assertSame('499950.00 EUR jit', $said);
    }

    public function testMemoryStaysFlatOverManyCalls(): void
    {
        $command = [PHP_BINARY, '-n', '-d', 'extension=' . getenv('BACKORDER_EXTENSION')];
        array_push($command, __DIR__ . '/../../bench/memory.php', '40000');
        exec(implode(' ', array_map(escapeshellarg(...), $command)) . ' 2>&1', $said, $code);
        $this->assertSame(0, $code, implode("\n", $said));
    }

    public function testWorkersServeBeforeAndAfterAReload(): void
    {
        // Debian's has its version in the name, one that was built from the source has not.
        $program = dirname(PHP_BINDIR) . '/sbin/php-fpm';
        $packaged = $program . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;
        $program = is_file($packaged) ? $packaged : $program;
        $this->assertFileExists($program, 'install php-fpm');
        $registrar = new Simulator('2027-01-13 17:00:00');
        $fpm = new Fpm($program, workers: 2);
        $workers = [];
        $ask = function (string $name) use ($fpm, $registrar, &$workers): array {
            $page = dirname(__DIR__) . '/support/page.php';
            $values = ['REGISTRAR' => $registrar->url, 'NAME' => $name];
            $said = json_decode($fpm->page($page, $values), true);
            $this->assertIsArray($said, $fpm->log());
            $found = [$said['tlds'], $said['loaded'], $said['name']];
            $this->assertSame([['com'], [], $name], $found);
            $workers[$said['worker']] = true;
            return $said;
        };
        for ($number = 0; $number < 10; $number++) {
            $said = $ask("one-$number.com");
        }
        $this->assertTrue($said['cached'], 'by opcache');
        $old = array_keys($workers);
        $fpm->reload();
        for ($try = 0; $try < 100 && array_intersect($old, array_keys($workers)) !== []; $try++) {
            usleep(100_000);
            $workers = [];
            try {
                $ask("two-$try.com");
            } catch (ErrorException | \PHPUnit\Framework\Error\Error) {
                // Between the old workers and the new ones.
            }
        }
        for ($number = 0; $number < 10; $number++) {
            $ask("three-$number.com");
        }
        $this->assertSame([], array_intersect($old, array_keys($workers)), 'new workers');
        $this->assertStringNotContainsString('SIGSEGV', $fpm->log());
    }
}
