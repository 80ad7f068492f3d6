<?php

declare(strict_types=1);

use Backorder\Whmcs\Web\Browser;
use Backorder\Whmcs\Web\Served;
use Demo\Terminal;
use PHPUnit\Framework\TestCase;

/**
 * A person with a browser in front of the addon: the drop day of the demo, served as `make web`
 * does. The tests go on from each other, as a day does. SCREENSHOTS names a folder for pictures.
 */
final class BrowserTest extends TestCase
{
    private const ADDON = 'index.php?m=backorder';
    private const ADMIN = 'admin/addonmodules.php?module=backorder';

    private static Served $served;
    private static Browser $browser;
    private static string $home;

    public static function setUpBeforeClass(): void
    {
        self::$served = new Served(2000, 8, getenv('DB') ?: 'sqlite', Terminal::memory());
        self::$served->fill();
        self::$home = self::$served->start(0);
        self::$browser = new Browser(self::$served->workshop);
    }

    public static function tearDownAfterClass(): void
    {
        self::$browser->end();
        self::$served->workshop->close();
    }

    protected function tearDown(): void
    {
        // Every message of PHP is on the page or in the server's log: there must be none.
        foreach (['Warning: ', 'Notice: ', 'Deprecated: ', 'Fatal error: '] as $level) {
            $this->assertStringNotContainsString($level, self::$browser->source());
            $this->assertStringNotContainsString($level, self::$served->said());
        }
    }

    public function testTwoClicksShowAClientsView(): void
    {
        $browser = self::$browser;
        $browser->open(self::$home);
        $this->shoot('home');
        $this->enter('client', 2);
        $this->assertStringContainsString('Auslaufende Domains', $browser->text('h1'));
        $this->assertSame(50, $browser->count('#backorder-results tbody tr'));
        $this->assertTrue($browser->sees('figure svg[role="img"]'));
        $this->shoot('search');
    }

    public function testSearchesWhileOneTypes(): void
    {
        $browser = self::$browser;
        $before = $browser->address();
        $browser->type('input[name=contains_all]', 'kite');
        $isFound = fn () => str_starts_with($browser->text('#backorder-total'), '2 ');
        $browser->await($isFound, 'the two kites');
        $this->assertSame($before, $browser->address(), 'the page itself stays');
        $this->assertStringContainsString('kitelife.com', $browser->text('#backorder-results'));
        $this->assertStringContainsString('moonkite.net', $browser->text('#backorder-results'));
        $browser->click('summary');
        $browser->type('input[name=pattern]', '^kite(life|x)$');
        $browser->click('#backorder-search button[type=submit]');
        $this->assertTrue($browser->arrives('pattern=%5Ekite'));
        $this->assertTrue($browser->sees('details[open]'), 'what is set is not hidden');
        $this->assertSame(1, $browser->count('#backorder-results tbody tr'));
        $this->shoot('pattern');
        $browser->type('input[name=pattern]', '^kite(');
        $browser->click('#backorder-search button[type=submit]');
        $this->assertNotSame('', $browser->text('#refusal'));
        $pattern = $browser->run('return document.querySelector("[name=pattern]").value');
        $this->assertSame('^kite(', $pattern, 'a faulty pattern can be put right');
    }

    public function testPlacesOnceAndDeletes(): void
    {
        $browser = self::$browser;
        $browser->open(self::$home . self::ADDON . '&action=search&day_from=2027-03-20'
            . '&tlds=com&order=name');
        $name = $browser->text('#backorder-results tbody td strong');
        $browser->click('#backorder-results tbody tr button');
        $this->assertTrue($browser->arrives('action=backorders&done=placed'));
        $this->assertStringContainsString($name, $browser->text('table'));
        $this->assertTrue($browser->sees('[role=status]'));
        $this->shoot('placed');
        $browser->open(self::$home . self::ADDON . '&action=search&own=1&order=name');
        $this->assertStringContainsString('REQUESTED', $browser->text('#backorder-results'));
        $browser->open(self::$home . self::ADDON . '&action=backorders&status=REQUESTED');
        $browser->click('tbody a');
        $this->assertStringContainsString($name, $browser->text('h2'));
        $this->shoot('explained');
        $browser->open(self::$home . self::ADDON . '&action=backorders&status=REQUESTED');
        $browser->click('tbody button');
        $this->assertTrue($browser->arrives('done=deleted'));
        $this->assertStringNotContainsString($name, $browser->text('table'));
    }

    /** A form that was open in two tabs, sent from both. */
    public function testTheSameFormFromTwoTabsPlacesOnce(): void
    {
        $browser = self::$browser;
        $browser->open(self::$home . self::ADDON . '&action=search&day_from=2027-03-21&order=name'
            . '&tlds=net');
        $send = <<<'JS'
            const form = document.querySelector('#backorder-results form');
            const send = () => fetch(form.getAttribute('action'), {
                method: 'POST', body: new URLSearchParams(new FormData(form)),
            }).then((answer) => answer.status);
            return Promise.all([send(), send()]);
            JS;
        $codes = $browser->run($send);
        sort($codes);
        $this->assertSame([200, 422], $codes);
        $this->assertCount(1, $this->rows('client_id = 2 AND domain LIKE \'%.net\' AND status = '
            . "'REQUESTED'"));
    }

    public function testAnotherClientsIdsAreAsIfTheyWereNotThere(): void
    {
        $browser = self::$browser;
        $other = $this->rows("client_id = 1 AND deleted_at IS NULL AND status = 'ACTIVE'")[0];
        $browser->open(self::$home . self::ADDON . "&action=explain&id={$other['id']}");
        $this->assertTrue($browser->sees('#refusal'));
        $this->assertStringNotContainsString($other['domain'], $browser->source());
        $browser->open(self::$home . self::ADDON . '&action=backorders&status=REQUESTED');
        $browser->run(
            "document.querySelector('tbody [name=id]').value = arguments[0];",
            (string) $other['id'],
        );
        $browser->click('tbody button');
        $this->assertTrue($browser->sees('#refusal'));
        $this->assertSame([], array_diff_assoc($other, $this->rows("id = {$other['id']}")[0]));
        $invoice = $this->whmcsRows('SELECT id FROM tblinvoices WHERE userid = 1')[0]['id'];
        $browser->open(self::$home . "viewinvoice.php?id=$invoice");
        $this->assertTrue($browser->sees('#missing'));
        $browser->open(self::$home . self::ADMIN . '&tab=manage');
        $this->assertTrue($browser->sees('#login'), 'a client is no admin');
    }

    public function testNothingIsChangedWithoutTheToken(): void
    {
        $browser = self::$browser;
        foreach (['', 'wrong'] as $token) {
            $browser->open(self::$home . self::ADDON . '&action=backorders&status=REQUESTED');
            $browser->run(
                "document.querySelector('tbody [name=token]').value = arguments[0];",
                $token,
            );
            $browser->click('tbody button');
            $this->assertTrue($browser->sees('#refusal'));
        }
        $this->assertNotSame([], $this->rows("client_id = 2 AND status = 'REQUESTED'"));
        // The token of another session is none of this one.
        $browser->open(self::$home . self::ADDON . '&action=backorders&status=REQUESTED');
        $browser->run("window.sent = document.querySelector('tbody [name=token]').value");
        $old = $browser->run('return window.sent');
        $browser->open(self::$home . 'logout.php');
        $browser->run('document.cookie = "WHMCS=; expires=Thu, 01 Jan 1970 00:00:00 GMT"');
        $this->assertMatchesRegularExpression('/^[0-9a-f]{40}$/', $old);
    }

    /** Whoever goes to the invoice and pays gets the name. */
    public function testPaysAndIsDelivered(): void
    {
        $browser = self::$browser;
        $this->enter('client', 5);
        $browser->open(self::$home . 'clientarea.php');
        $browser->type('input[name=funds]', '500.00');
        $browser->click('main form button');
        $browser->click('button[name=pay]');
        $isPaid = fn () => str_starts_with($browser->text('#invoice'), 'Paid');
        $browser->await($isPaid, 'the payment');
        $browser->open(self::$home . self::ADDON . '&action=backorders');
        $this->assertStringContainsString('$5', $browser->text('#backorder-funds'));
        $this->shoot('funds');
    }

    public function testPrices(): void
    {
        $browser = self::$browser;
        $this->enter('admin', 1);
        $browser->open(self::$home . self::ADMIN . '&tab=pricing');
        $this->shoot('pricing');
        $browser->type('input[aria-label="com FULL EUR"]', '12345.67');
        $browser->click('button[aria-label="Save com FULL"]');
        $this->assertTrue($browser->sees('#done'));
        $value = 'return document.querySelector(\'[aria-label="com FULL EUR"]\').value';
        $this->assertSame('12345.67', $browser->run($value));
        $this->assertStringContainsString('12296.67 EUR', $browser->text('main'), 'the margin');
        $browser->type('input[aria-label="com FULL EUR"]', '-5');
        $browser->click('button[aria-label="Save com FULL"]');
        $this->assertTrue($browser->sees('#refusal'));
        $this->assertSame('12345.67', $browser->run($value));
    }

    public function testManagesAndReadsTheDisputeFile(): void
    {
        $browser = self::$browser;
        $browser->open(self::$home . self::ADMIN . '&tab=manage&domain=kiteharbor.com');
        $this->shoot('manage');
        $browser->click('#backorder-all tbody a');
        $file = $browser->text('#dispute');
        foreach (
            [
                'kiteharbor.com', 'Harbor Books', 'SUCCESSFUL', 'bo-1.1.create-invoice.1.',
                'reference: 10005', 'status: SUCCESSFUL', 'held 69.00 USD', 'captured 69.00 USD',
                '2027-03-15 19:07:12', '2027-03-15 18:07:12 UTC', 'Europe/Berlin',
            ] as $part
        ) {
            $this->assertStringContainsString($part, $file);
        }
        $this->shoot('dispute');
        $id = $this->rows("domain = 'bluekite.info'")[0]['id'];
        $browser->open(self::$home . self::ADMIN . "&tab=logs&id=$id");
        $this->assertStringContainsString('low-balance: bluekite.info', $browser->text('#dispute'));
        foreach (['logs', 'health', 'settings'] as $tab) {
            $browser->open(self::$home . self::ADMIN . "&tab=$tab");
            $this->shoot($tab);
            $this->assertFalse($browser->has('#refusal'), $tab);
        }
        $this->enter('admin', 2);
        $browser->open(self::$home . self::ADMIN . '&tab=manage');
        $this->assertTrue($browser->sees('#denied'), 'a role that may not open it');
    }

    /** Every field has a name that is read out, and every page works with the keyboard alone. */
    public function testIsAccessible(): void
    {
        $browser = self::$browser;
        $this->enter('client', 1);
        $this->enter('admin', 1);
        $nameless = <<<'JS'
            return [...document.querySelectorAll('main input, main select, main textarea, button')]
                .filter((field) => field.type !== 'hidden' && !field.labels?.length
                    && !field.ariaLabel && !field.textContent.trim())
                .map((field) => field.outerHTML);
            JS;
        $faint = file_get_contents(__DIR__ . '/contrast.js');
        $pages = [
            self::ADDON, self::ADDON . '&action=backorders', self::ADDON . '&pattern=x',
            ...array_map(fn ($tab) => self::ADMIN . "&tab=$tab", [
                'manage', 'pricing', 'logs', 'health', 'settings',
            ]),
        ];
        foreach ($pages as $page) {
            $browser->open(self::$home . $page);
            $this->assertSame([], $browser->run($nameless), $page);
            $this->assertSame([], $browser->run($faint), $page);
            $headings = 'return document.querySelectorAll("h1").length';
            $this->assertSame(1, $browser->run($headings), $page);
        }
        $browser->open(self::$home . self::ADDON . '&action=search&contains_all=');
        $browser->run('document.querySelector("[name=contains_all]").focus()');
        $browser->press(...str_split('kitelife'));
        $browser->press("\u{E007}");
        $browser->await(fn () => str_contains($browser->address(), 'kitelife'), 'the form');
        $this->assertSame(1, $browser->count('#backorder-results tbody tr'));
    }

    public function testFitsASmallScreenAndBothThemes(): void
    {
        $browser = self::$browser;
        foreach (['six', 'twenty-one'] as $theme) {
            $browser->open(self::$home . "?systpl=$theme");
            foreach (['', '&action=backorders'] as $page) {
                $browser->open(self::$home . self::ADDON . $page);
                $this->shoot("$theme$page");
                $browser->size(400, 800);
                $wide = 'return document.documentElement.scrollWidth - window.innerWidth';
                $this->assertLessThanOrEqual(0, $browser->run($wide), "$theme $page");
                $browser->size(1280, 1000);
            }
        }
    }

    public function testWorksWithoutJavaScript(): void
    {
        $plain = new Browser(self::$served->workshop, scripts: false);
        try {
            $plain->open(self::$home);
            $plain->click('input[name=client][value="2"] ~ button');
            $plain->open(self::$home . self::ADDON . '&action=search');
            $plain->type('input[name=contains_all]', 'kitelife');
            $plain->click('#backorder-search button[type=submit]');
            $this->assertTrue($plain->arrives('contains_all=kitelife'));
            $this->assertSame(1, $plain->count('#backorder-results tbody tr'));
            $plain->click('summary');
            $this->assertTrue($plain->has('details[open]'));
        } finally {
            $plain->end();
        }
    }

    private function enter(string $as, int $id): void
    {
        self::$browser->open(self::$home);
        self::$browser->click("input[name=$as][value=\"$id\"] ~ button");
        $where = $as === 'admin' ? '/admin/' : 'index.php';
        $this->assertTrue(self::$browser->arrives($where), "$as $id is logged in");
    }

    private function shoot(string $name): void
    {
        $folder = (string) getenv('SCREENSHOTS');
        $folder === '' || self::$browser->shoot("$folder/" . strtr($name, '&=', '--') . '.png');
    }

    /** @return list<array<string, mixed>> */
    private function rows(string $where): array
    {
        return $this->whmcsRows("SELECT * FROM mod_backorder_backorders WHERE $where ORDER BY id");
    }

    /** @return list<array<string, mixed>> */
    private function whmcsRows(string $sql): array
    {
        return self::$served->whmcs->database->rows($sql);
    }
}
