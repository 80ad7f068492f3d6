<?php

declare(strict_types=1);

use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Commands\Commands;
use Backorder\Whmcs\Settings;
use Backorder\Whmcs\Tables;
use Backorder\Whmcs\Tests\Market;
use Backorder\Whmcs\Tests\WebServer;
use PHPUnit\Framework\TestCase;

/** Activating, upgrading, deactivating, and what there is where the extension is not. */
final class InstallationTest extends TestCase
{
    private Market $market;
    private ?WebServer $web = null;

    protected function setUp(): void
    {
        $this->market = new Market();
    }

    protected function tearDown(): void
    {
        $this->web?->stop();
        $this->market->remove();
    }

    /** Under an unchanged version WHMCS never calls _upgrade. */
    public function testTheVersionIsThatOfTheExtension(): void
    {
        $this->assertSame(Backorder\VERSION, Backorder\Whmcs\Installation::VERSION);
    }

    /** Compiled templates are run: a folder that another account made is none for them. */
    public function testTemplatesAreCompiledWhereNobodyElseWrites(): void
    {
        $this->market->logIn('Ada');
        $this->assertStringContainsString('shop.com', $this->market->page([]));
        $folders = glob(sys_get_temp_dir() . '/backorder-*-' . posix_geteuid());
        $name = substr(hash('sha256', realpath(Backorder\Whmcs\Tests\Site::pack())
            . '/templates'), 0, 12);
        $own = array_values(preg_grep("/backorder-$name-/", $folders))[0];
        $this->assertSame('0700', substr(sprintf('%o', fileperms($own)), -4));
        rename($own, "$own.there");
        symlink("$own.there", $own);
        try {
            $this->market->page([]);
            $this->fail('it was used');
        } catch (RuntimeException $error) {
            $this->assertStringContainsString("$own belongs to another", $error->getMessage());
        } finally {
            unlink($own);
            rename("$own.there", $own);
        }
    }

    /** Where it cannot be loaded, the admin reads which file for which PHP; nothing breaks. */
    public function testWithoutTheExtensionNothingBreaks(): void
    {
        $this->web = new WebServer($this->market->site, hasExtension: false);
        [$status, $page] = $this->web->ask('/');
        $this->assertSame(200, $status);
        $this->assertStringContainsString('stand-in of WHMCS', $page);
        $this->web->logIn($this->market->clients['Ada']);
        foreach (['/clientarea.php', '/index.php?m=backorder'] as $path) {
            [$status, $page] = $this->web->ask($path);
            $this->assertSame(200, $status, $path);
            $this->assertStringNotContainsString('error', strtolower($page));
        }
        $this->assertStringNotContainsString('backorder.so', $page, 'no business of clients');
        [, $body] = $this->web->ask('/modules/addons/backorder/original/backend/call.php', [
            'COMMAND' => 'QueryBackorderList',
        ]);
        $this->assertSame(549, json_decode($body, true)['CODE']);
        $this->web->logIn(1, isAdmin: true);
        [$status, $page] = $this->web->ask('/admin/');
        $this->assertSame(200, $status);
        $this->assertStringNotContainsString('Fatal', $page);
        [$status, $page] = $this->web->ask('/admin/addonmodules.php?module=backorder');
        $this->assertSame(200, $status);
        $build = 'PHP ' . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION . ' NTS';
        $told = ['backorder.so', PHP_VERSION, 'cli-server', $build, ini_get('extension_dir')];
        foreach ($told as $text) {
            $this->assertStringContainsString((string) $text, $page);
        }
    }

    /** New files are there before anybody calls _upgrade: every entry waits for the tables. */
    public function testEveryEntryLooksAtTheVersionOfTheTables(): void
    {
        $this->market->place('shop.com');
        $database = $this->market->site->whmcs->database;
        $database->run('DROP TABLE mod_backorder_moving');
        Settings::read()->put('tables', '1');
        $before = $this->market->rows('SELECT * FROM mod_backorder_jobs');
        $this->market->now = Market::DROP - 2 * 86400;
        $this->market->site->whmcs->cron();
        $this->assertSame($before, $this->market->rows('SELECT * FROM mod_backorder_jobs'));
        $this->market->logIn('Ada');
        $this->assertStringNotContainsString('shop.com', $this->market->page([]));
        $answer = Commands::call(['COMMAND' => 'QueryBackorderList']);
        $this->assertSame(549, $answer['CODE']);
        $this->market->logIn(null, 1);
        $this->assertStringContainsString('shop.com', $this->market->adminPage([]));
        $this->assertSame((string) Tables::VERSION, Settings::read()->text('tables'));
        $this->assertSame([], $this->market->rows('SELECT * FROM mod_backorder_moving'));
        $this->market->site->whmcs->cron();
        $this->assertNotSame($before, $this->market->rows('SELECT * FROM mod_backorder_jobs'));
    }

    /** The extension's own tables have a version, too, and it can be replaced without the addon. */
    public function testTablesOfANewerExtensionAreLeftAlone(): void
    {
        $database = $this->market->site->whmcs->database;
        $database->run("UPDATE mod_backorder_meta SET value = '99' WHERE name = 'schema'");
        $this->assertStringContainsString('newer extension', (string) Addon::problem());
        $before = $this->market->rows('SELECT * FROM mod_backorder_jobs');
        $this->market->site->whmcs->cron();
        $this->assertSame($before, $this->market->rows('SELECT * FROM mod_backorder_jobs'));
        $this->market->logIn('Ada');
        $this->assertSame(549, Commands::call(['COMMAND' => 'QueryBackorderList'])['CODE']);
        $this->market->logIn(null, 1);
        $this->assertStringContainsString('99', $this->market->adminPage([]));
        $database->run("UPDATE mod_backorder_meta SET value = '1' WHERE name = 'schema'");
        $this->assertNull(Addon::problem());
    }

    public function testAnUpgradeOfWhmcsRenewsTheTables(): void
    {
        $database = $this->market->site->whmcs->database;
        $database->run('DROP TABLE mod_backorder_moving');
        Settings::read()->put('tables', '1');
        $database->run("UPDATE tbladdonmodules SET value = '0.0.9' WHERE setting = 'version'");
        $this->market->logIn(null, 1);
        $this->market->adminPage([]);
        $this->assertSame((string) Tables::VERSION, Settings::read()->text('tables'));
    }

    /** Settings of WHMCS die with a deactivation; ours, and what is owed, do not. */
    public function testADeactivationKeepsEverything(): void
    {
        $id = $this->market->place('shop.com');
        $said = $this->market->site->whmcs->addons->deactivate('backorder');
        $this->assertStringContainsString('kept', $said['description']);
        $this->market->site->whmcs->cron();
        $this->market->logIn('Ada');
        $this->assertSame(549, Commands::call(['COMMAND' => 'QueryBackorderList'])['CODE']);
        $settings = $this->market->rows('SELECT name, value FROM mod_backorder_settings');
        $values = array_column($settings, 'value', 'name');
        $this->assertSame('user', $values['login']);
        $this->assertNotSame('passw0rd', $values['password']);
        $this->assertSame('success', $this->market->site->whmcs->addons
            ->activate('backorder')['status']);
        $this->assertSame('passw0rd', Settings::read()->secret('password'));
        $this->assertSame('REQUESTED', $this->market->status($id));
        $this->assertSame('20.00', $this->market->addon()->prices->list()
            ->price('com', 'EUR', \Backorder\BackorderKind::Full)->toDecimal());
    }

    /** A secret is stored as WHMCS encrypts it, another text each time. */
    public function testSecretsAreEncrypted(): void
    {
        $stored = [];
        foreach (Settings::SECRETS as $name) {
            for ($time = 0; $time < 2; $time++) {
                Settings::read()->put($name, 'p&ss <word>');
                $sql = 'SELECT value FROM mod_backorder_settings WHERE name = ?';
                $stored[] = $this->market->rows($sql, [$name])[0]['value'];
                $this->assertSame('p&ss <word>', Settings::read()->secret($name));
            }
        }
        $this->assertSame($stored, array_unique($stored));
        $this->assertStringNotContainsString('word', implode($stored));
    }
}
