<?php

declare(strict_types=1);

use Backorder\Whmcs\Tests\Site;
use PHPUnit\Framework\TestCase;

/**
 * What the stand-in does with an addon, shown by a tiny one. Source: developers.whmcs.com,
 * addon-modules; "seen" is what modules of third parties rely on.
 */
final class AddonContractTest extends TestCase
{
    private static int $number = 0;
    private Site $site;
    private string $name;

    protected function setUp(): void
    {
        $this->site = new Site();
        $this->name = 'tiny' . ++self::$number;
        $this->write('1.10', '["status" => "success", "description" => "tables are made"]');
    }

    protected function tearDown(): void
    {
        unset($GLOBALS['tiny']);
        $this->site->remove();
    }

    /** [installation-uninstallation] */
    public function testAnErrorLeavesItInactive(): void
    {
        $this->name = 'tiny' . ++self::$number;
        $this->write('1.0', '["status" => "error", "description" => "no way"]');
        $answer = $this->site->whmcs->addons->activate($this->name);
        $this->assertSame('no way', $answer['description']);
        $this->assertFalse($this->site->whmcs->addons->isActive($this->name));
    }

    /** Seen on 9.0.3: deactivation deletes the settings, and nothing else. */
    public function testSettingsDieWithADeactivation(): void
    {
        $addons = $this->site->whmcs->addons;
        $this->assertSame('tables are made', $addons->activate($this->name)['description']);
        $this->assertTrue($addons->isActive($this->name));
        $this->assertStringContainsString('colour=red', $addons->output($this->name));
        $addons->deactivate($this->name);
        $this->assertFalse($addons->isActive($this->name));
        $sql = 'SELECT COUNT(*) FROM tbladdonmodules';
        $this->assertSame(0, (int) $this->site->whmcs->database->value($sql));
    }

    /** [upgrades]: once, on the first access, with the old version; not where it is the same. */
    public function testUpgradeGetsTheOldVersion(): void
    {
        $addons = $this->site->whmcs->addons;
        $addons->activate($this->name);
        $addons->output($this->name);
        $this->assertArrayNotHasKey('tiny', $GLOBALS);
        $sql = "UPDATE tbladdonmodules SET value = '1.9' WHERE setting = 'version'";
        $this->site->whmcs->database->run($sql);
        $addons->output($this->name);
        $addons->output($this->name);
        $this->assertSame(['upgrade 1.9'], $GLOBALS['tiny']);
    }

    /** [module-hooks]: detected at activation; one added later is not loaded. */
    public function testHooksAreThoseOfTheActivation(): void
    {
        $addons = $this->site->whmcs->addons;
        $addons->activate($this->name);
        $hooks = "<?php add_hook('AfterCronJob', 1, fn () => \$GLOBALS['tiny'][] = 'cron');";
        file_put_contents($addons->folder($this->name) . '/hooks.php', $hooks);
        $this->site->whmcs->cron();
        $this->assertArrayNotHasKey('tiny', $GLOBALS);
        $addons->activate($this->name);
        $this->site->whmcs->cron();
        $this->assertSame(['cron'], $GLOBALS['tiny']);
    }

    /** [admin-area-output]: what is echoed appears, what is returned does not; roles are ticked. */
    public function testOutputIsEchoed(): void
    {
        $addons = $this->site->whmcs->addons;
        $addons->activate($this->name);
        $this->assertStringNotContainsString('returned', $addons->output($this->name));
        $this->assertFalse($addons->mayOpen($this->name, 1));
        $addons->allow($this->name, [1]);
        $this->assertTrue($addons->mayOpen($this->name, 1));
        $this->assertFalse($addons->mayOpen($this->name, 2));
    }

    /** Both ways of naming a template are in use. */
    public function testTemplatesAreFoundBothWays(): void
    {
        $addons = $this->site->whmcs->addons;
        mkdir($addons->folder($this->name) . '/templates');
        file_put_contents($addons->folder($this->name) . '/templates/page.tpl', '{$text}');
        $file = $addons->template($this->name, 'page');
        $this->assertSame($file, $addons->template($this->name, 'templates/page'));
        $html = StandIn\Templates::render($file, ['text' => '<b>']);
        $this->assertSame('<b>', $html, 'nothing is escaped by itself');
    }

    /** An exception of a hook breaks what called it. */
    public function testHooksCanBreakThePage(): void
    {
        add_hook('AfterCronJob', 1, fn () => throw new RuntimeException('broken'));
        $this->expectExceptionMessage('broken');
        $this->site->whmcs->cron();
    }

    private function write(string $version, string $activation): void
    {
        $folder = $this->site->whmcs->addons->folder($this->name);
        mkdir($folder);
        file_put_contents("$folder/$this->name.php", "<?php
            function {$this->name}_config() { return ['name' => 'Tiny', 'version' => '$version',
                'fields' => ['colour' => ['Type' => 'text', 'Default' => 'red']]]; }
            function {$this->name}_activate() { return $activation; }
            function {$this->name}_upgrade(\$of) {
                \$GLOBALS['tiny'][] = 'upgrade ' . \$of['version']; }
            function {$this->name}_output(\$of) {
                echo 'colour=' . (\$of['colour'] ?? 'gone'); return 'returned'; }
        ");
    }
}
