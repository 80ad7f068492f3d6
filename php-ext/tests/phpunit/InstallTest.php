<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

/** The way in which PIE and users build the extension: phpize, configure, make, make install. */
final class InstallTest extends TestCase
{
    private string $folder;

    protected function setUp(): void
    {
        $this->folder = sys_get_temp_dir() . '/backorder-' . bin2hex(random_bytes(6));
        mkdir("$this->folder/php-ext", recursive: true);
    }

    protected function tearDown(): void
    {
        self::shell('rm -rf ' . escapeshellarg($this->folder));
    }

    private static function shell(string $command): string
    {
        exec("$command 2>&1", $said, $code);
        self::assertSame(0, $code, "$command\n" . implode("\n", array_slice($said, -30)));
        return implode("\n", $said);
    }

    private static function composer(): array
    {
        $file = file_get_contents(__DIR__ . '/../../../composer.json');
        return json_decode($file, true, flags: JSON_THROW_ON_ERROR);
    }

    public function testPieFindsWhatItNeeds(): void
    {
        $composer = self::composer();
        $this->assertSame('php-ext', $composer['type']);
        $extension = $composer['php-ext'];
        $this->assertSame('backorder', $extension['extension-name']);
        $root = __DIR__ . '/../../../' . $extension['build-path'];
        $this->assertFileExists("$root/config.m4");
        $this->assertFileExists("$root/Makefile.frag");
        foreach ($extension['configure-options'] as $option) {
            $name = substr($option['name'], strlen('enable-'));
            $this->assertStringContainsString($name, file_get_contents("$root/config.m4"));
        }
        // No more is asked of a platform than PHP and its extensions.
        foreach (array_keys($composer['require']) as $name) {
            $this->assertMatchesRegularExpression('/^(php|ext-\w+)$/', $name);
        }
    }

    /** With the module that is there in place of the one that cargo would build. */
    public function testItIsMadeAndInstalled(): void
    {
        foreach (['config.m4', 'Makefile.frag'] as $file) {
            copy(__DIR__ . "/../../$file", "$this->folder/php-ext/$file");
        }
        touch("$this->folder/Cargo.toml");
        mkdir("$this->folder/bin");
        file_put_contents("$this->folder/bin/cargo", implode("\n", [
            '#!/bin/sh',
            'set -e',
            '[ "$*" = "build --release --locked -p backorder-php" ]',
            '[ -x "$PHP" ] && [ -x "$PHP_CONFIG" ]',
            'mkdir -p "$CARGO_TARGET_DIR/release"',
            'cp "$BACKORDER_EXTENSION" "$CARGO_TARGET_DIR/release/libbackorder_php.so"',
        ]));
        chmod("$this->folder/bin/cargo", 0755);
        $there = 'cd ' . escapeshellarg("$this->folder/php-ext") . ' && PATH=../bin:$PATH';
        $there = str_replace('../bin', "$this->folder/bin", $there);
        self::shell("$there phpize");
        $help = self::shell("$there ./configure --help");
        $this->assertStringContainsString('--disable-backorder', $help);
        $target = escapeshellarg("$this->folder/target");
        $module = "$this->folder/php-ext/modules/backorder.so";
        // By its name, and as PIE has it: by its path.
        foreach (['php-config', trim(self::shell('command -v php-config'))] as $config) {
            self::shell("$there ./configure --with-php-config=$config");
            self::shell("$there CARGO_TARGET_DIR=$target make");
            $this->assertFileExists($module);
            unlink($module);
        }
        self::shell("$there ./configure");
        self::shell("$there CARGO_TARGET_DIR=$target make");
        $size = filesize($module);
        $this->assertLessThan(filesize(getenv('BACKORDER_EXTENSION')), $size, 'stripped');
        $root = escapeshellarg("$this->folder/root");
        self::shell("$there CARGO_TARGET_DIR=$target make install INSTALL_ROOT=$root");
        $installed = "$this->folder/root" . trim(self::shell('php-config --extension-dir'));
        $load = [PHP_BINARY, '-n', '-d', "extension_dir=$installed", '-d', 'extension=backorder'];
        array_push($load, '-r', 'echo Backorder\VERSION;');
        $said = self::shell(implode(' ', array_map(escapeshellarg(...), $load)));
        $this->assertSame(Backorder\VERSION, $said);
        unlink("$this->folder/Cargo.toml");
        $said = shell_exec("$there ./configure 2>&1");
        $this->assertStringContainsString('Cargo.toml is missing', $said, 'not outside of it');
    }
}
