<?php

declare(strict_types=1);

use Backorder\Whmcs\Tests\Market;
use Backorder\Whmcs\Tests\OriginalTables;
use PHPUnit\Framework\TestCase;

/** The commands of the guide for resellers, run as they stand there, by a PHP that has nothing. */
final class GuideTest extends TestCase
{
    private Market $market;
    private string $folder;

    protected function setUp(): void
    {
        $this->market = new Market();
        $this->folder = "{$this->market->site->folder}/guide";
        array_map(mkdir(...), [$this->folder, "$this->folder/ini", "$this->folder/ext"]);
    }

    protected function tearDown(): void
    {
        $this->market->remove();
    }

    public function testTheGuideIsFollowedToTheLetter(): void
    {
        $root = dirname(__DIR__, 3);
        $guide = file_get_contents("$root/docs/reseller.md");
        preg_match_all('/^ *```sh\n(.*?)^ *```$/ms', $guide, $blocks);
        $this->assertCount(7, $blocks[1]);
        $script = implode("\n", $blocks[1]);
        $build = $this->build($root);
        $site = $this->market->site->folder;
        $script = strtr($script, [
            '/var/www/whmcs ' => "$site ", '/root/backorder ' => "$build ",
        ]);
        // Where the guide says what to do in the admin area, it is done here.
        unlink("$site/modules/addons/backorder");
        unlink("$site/droplist");
        $this->market->now = time();
        $drop = gmdate('Y-m-d H:i:s', time() + 5 * 86400);
        file_put_contents("$site/list.csv", "domain,drop\nshop.com,$drop\n");
        $tables = new OriginalTables($this->market->site->whmcs);
        $tables->make();
        $ada = $this->market->clients['Ada'];
        $tables->add(['id' => 5, 'userid' => $ada, 'dropdate' => $drop]);
        $tables->add(['id' => 6, 'userid' => $ada, 'domain' => 'odd', 'status' => '']);
        $tables->flush();
        [$code, $said] = $this->shell($script);
        $this->assertSame(0, $code, $said);
        $lines = explode("\n", $said);
        $this->assertStringStartsWith(PHP_VERSION . ' NTS ', $lines[0]);
        $this->assertSame(Backorder\VERSION, $lines[1]);
        $this->assertStringContainsString('import: 1 names', $said);
        $this->assertStringContainsString("A trial: nothing was written.\n", $said);
        $this->assertSame(2, substr_count($said, 'listed: backorder 6'));
        $this->assertSame('REQUESTED', $this->market->status(5));
    }

    /** What a build leaves, beside the sources. */
    private function build(string $root): string
    {
        $build = "$this->folder/build";
        mkdir("$build/target/release", 0777, true);
        symlink("$root/php-ext", "$build/php-ext");
        copy((string) getenv('BACKORDER_EXTENSION'), "$build/target/release/libbackorder_php.so");
        return $build;
    }

    /** @return array{int, string} what a shell with that PHP says, and how it ends */
    private function shell(string $script): array
    {
        foreach ((array) glob(ini_get('extension_dir') . '/*.so') as $file) {
            symlink($file, "$this->folder/ext/" . basename($file));
        }
        $folder = $this->folder;
        foreach ((array) glob(PHP_CONFIG_FILE_SCAN_DIR . '/*.ini') as $file) {
            copy($file, "$folder/ini/" . basename($file));
        }
        mkdir("$folder/bin");
        file_put_contents("$folder/bin/php", "#!/bin/sh\nexec " . PHP_BINARY
            . " -d extension_dir=$folder/ext \"\$@\"\n");
        chmod("$folder/bin/php", 0755);
        file_put_contents("$folder/guide.sh", "set -eu\n$script\n");
        $process = proc_open(
            ['sh', "$folder/guide.sh"],
            [1 => ['pipe', 'w'], 2 => ['redirect', 1]],
            $pipes,
            null,
            ['PATH' => "$folder/bin:" . getenv('PATH'), 'PHP_INI_SCAN_DIR' => "$folder/ini"],
        );
        $said = stream_get_contents($pipes[1]);
        return [proc_close($process), $said];
    }
}
