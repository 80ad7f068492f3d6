<?php

declare(strict_types=1);

use Backorder\Whmcs\Tests\Market;
use Backorder\Whmcs\Tests\Site;
use Backorder\Whmcs\Tests\WebServer;
use PHPUnit\Framework\TestCase;
use StandIn\Root;

/** What a web server hands out of the addon's folder, really asked for. */
final class WebAccessTest extends TestCase
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

    /** Programs of the command line refuse; no other file does or tells anything. */
    public function testNoFileDoesAnything(): void
    {
        $this->web = new WebServer($this->market->site);
        $programs = [
            'cron.php', 'move.php', 'crons/batch.php', 'crons/daily_dropdate_synch.php',
            'crons/daily_import_pendingdomainlist.php',
        ];
        $before = $this->market->rows('SELECT * FROM mod_backorder_jobs');
        $files = [];
        $folder = new RecursiveDirectoryIterator(Site::pack(), FilesystemIterator::SKIP_DOTS);
        foreach (new RecursiveIteratorIterator($folder) as $file) {
            $files[] = substr((string) $file, strlen(Site::pack()) + 1);
        }
        $this->assertSame([], array_diff($programs, $files));
        foreach ($files as $file) {
            [$status, $body] = $this->web->ask("/modules/addons/backorder/$file?job=batch");
            if (in_array($file, $programs, true)) {
                $this->assertSame(403, $status, $file);
                $this->assertSame('This runs from the command line only.', $body);
            } elseif (str_starts_with($file, 'original/backend/')) {
                $invalid = '{"CODE":500,"DESCRIPTION":"Command invalid"';
                $body === '' || $this->assertStringStartsWith($invalid, $body, $file);
            } elseif (str_ends_with($file, '.php')) {
                $this->assertContains($body, ['', 'This file cannot be accessed directly'], $file);
            }
        }
        $this->assertSame($before, $this->market->rows('SELECT * FROM mod_backorder_jobs'));
    }

    /** The original's address answers its pages; other sites and other clients get nothing. */
    public function testTheOriginalsAddressAnswers(): void
    {
        // A process of its own goes by the machine's clock: so does this list.
        unlink("{$this->market->site->folder}/droplist");
        $this->market->now = time();
        $this->market->list(['shop.com', 'shoes.com'], time() + 5 * 86400);
        $this->web = new WebServer($this->market->site);
        $to = "{$this->market->site->folder}/modules/addons/ispapibackorder/backend";
        Root::copy(Site::pack() . '/original/backend', $to);
        $url = '/modules/addons/ispapibackorder/backend/call.php';
        $script = ['X-Requested-With: XMLHttpRequest'];
        $place = ['COMMAND' => 'CreateBackorder', 'DOMAIN' => 'shop.com', 'TYPE' => 'FULL'];
        $code = fn (array $answer) => json_decode($answer[1], true)['CODE'];
        $this->assertSame(531, $code($this->web->ask($url, $place, $script)));
        $this->web->logIn($this->market->clients['Ada']);
        $this->assertSame(531, $code($this->web->ask($url, $place)));
        $this->assertSame(200, $code($this->web->ask($url, $place, $script)));
        $list = ['COMMAND' => 'QueryBackorderList', 'LIMIT' => '20', 'FIRST' => '0'];
        [, $body] = $this->web->ask(strtr($url, ['call' => 'query_list']), $list, $script);
        $this->assertSame('shop.com', json_decode($body, true)['ITEMS'][0]['DOMAIN']);
        $this->web->logIn($this->market->clients['Bob']);
        $delete = ['COMMAND' => 'DeleteBackorder', 'DOMAIN' => 'shop.com'];
        $this->assertSame(545, $code($this->web->ask($url, $delete, $script)));
    }
}
