<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

/** The code of the guides runs, from the first line of a page to its last. */
final class DocsTest extends TestCase
{
    public static function pages(): array
    {
        return ['the extension' => ['php.md'], 'moving in' => ['moving-in.md']];
    }

    /** @dataProvider pages */
    public function testTheCodeOfTheGuideRuns(string $page): void
    {
        $guide = file_get_contents(__DIR__ . "/../../../docs/$page");
        preg_match_all('/^```php\n(.*?)^```$/ms', $guide, $found);
        $this->assertNotSame([], $found[1]);
        $script = tempnam(sys_get_temp_dir(), 'guide');
        $runner = var_export(__DIR__ . '/../../runner/autoload.php', true);
        file_put_contents($script, "<?php\nrequire $runner;\n" . implode("\n", $found[1]));
        $module = getenv('BACKORDER_EXTENSION');
        $pdo = '-d extension=pdo -d extension=pdo_sqlite';
        $command = escapeshellarg(PHP_BINARY) . " -n $pdo -d extension=" . escapeshellarg($module);
        exec("$command " . escapeshellarg($script) . ' 2>&1', $output, $code);
        unlink($script);
        $this->assertSame(0, $code, implode("\n", $output));
        preg_match_all('/^```text\n(.*?)^```$/ms', $guide, $shown);
        $this->assertSame(implode('', $shown[1]), implode("\n", $output) . "\n");
    }
}
