<?php

declare(strict_types=1);

use Backorder\Whmcs\Settings;
use Backorder\Whmcs\Tests\Ended;
use Backorder\Whmcs\Tests\Market;
use PHPUnit\Framework\TestCase;
use WHMCS\Database\Capsule;

/** What the staff sees and does. */
final class AdminPagesTest extends TestCase
{
    private Market $market;

    protected function setUp(): void
    {
        $this->market = new Market();
        $this->market->logIn(null, 1);
    }

    protected function tearDown(): void
    {
        $this->market->remove();
    }

    public function testWhoIsNoAdminSeesNothing(): void
    {
        $this->market->place('shop.com');
        $html = $this->market->adminPage([]);
        $this->assertStringContainsString('You may not do this.', $html);
        $this->assertStringNotContainsString('shop.com', $html);
        $this->market->adminPage(['tab' => 'pricing'], [
            'action' => 'save', 'token' => 'right', 'tld' => 'com', 'kind' => 'FULL',
            'price_EUR' => '1.00',
        ]);
        $this->assertSame('20.00', $this->price('com', 'EUR'));
    }

    public function testEveryChangeNeedsTheToken(): void
    {
        $changes = [
            'manage' => ['action' => 'delete', 'id' => '1'],
            'pricing' => ['action' => 'save', 'tld' => 'com', 'kind' => 'FULL', 'price_EUR' => '1'],
            'health' => ['action' => 'run', 'job' => 'batch'],
            'settings' => ['action' => 'save', 'login' => 'thief'],
        ];
        foreach ($changes as $tab => $post) {
            $html = $this->market->adminPage(['tab' => $tab], $post + ['token' => 'wrong']);
            $this->assertStringContainsString('Your session has expired', $html, $tab);
        }
        $this->assertSame('20.00', $this->price('com', 'EUR'));
        $this->assertSame('user', Settings::read()->text('login'));
    }

    public function testBackordersAreActivatedMovedAndGivenUp(): void
    {
        $id = $this->market->place('shop.com');
        $this->market->logIn(null, 1);
        $html = $this->market->adminPage(['status' => 'REQUESTED']);
        $this->assertStringContainsString('shop.com', $html);
        $this->act($id, 'activate');
        $this->assertSame('ACTIVE', $this->market->status($id));
        $html = $this->act($id, 'set_drop', ['drop' => '2027-01-20T18:00']);
        $this->assertStringContainsString('id="done"', $html);
        $rows = $this->market->rows('SELECT drop_at FROM mod_backorder_backorders');
        $this->assertSame('2027-01-20 18:00:00', $rows[0]['drop_at']);
        $html = $this->act($id, 'set_drop', ['drop' => 'tomorrow']);
        $this->assertStringContainsString('id="refusal"', $html);
        $this->act($id, 'delete');
        $this->assertStringNotContainsString('shop.com', $this->market->adminPage([]));
    }

    public function testPricesAreCheckedBeforeTheyAreStored(): void
    {
        $save = fn (array $of) => $this->market->adminPage(['tab' => 'pricing'], $of + [
            'action' => 'save', 'token' => 'right', 'tld' => 'com', 'kind' => 'FULL',
        ]);
        $html = $save(['price_EUR' => '12345.67', 'cost' => '9.9001', 'cost_currency' => 'USD']);
        $this->assertStringContainsString('id="done"', $html);
        $this->assertSame('12345.67', $this->price('com', 'EUR'));
        $this->assertNull($this->price('com', 'USD'), 'an empty one is taken away');
        foreach (['-5', '19,99', 'NULL', '1.999', '1e3'] as $wrong) {
            $html = $save(['price_EUR' => $wrong]);
            $this->assertStringContainsString('id="refusal"', $html, $wrong);
            $this->assertSame('12345.67', $this->price('com', 'EUR'), $wrong);
        }
        $save(['price_EUR' => '0']);
        $this->market->logIn('Ada');
        $html = $this->market->send([
            'action' => 'place', 'domain' => 'shop.com', 'kind' => 'FULL',
        ]);
        $this->assertStringContainsString('id="refusal"', $html, '0 is not offered');
    }

    public function testMarginsStandBesideThePrices(): void
    {
        $html = $this->market->adminPage(['tab' => 'pricing'], [
            'action' => 'save', 'token' => 'right', 'tld' => 'com', 'kind' => 'FULL',
            'price_EUR' => '20.00', 'cost' => '9.90', 'cost_currency' => 'EUR',
        ]);
        $this->assertStringContainsString('10.1 EUR', $html);
    }

    public function testPricesGoOutAndInAsCsv(): void
    {
        try {
            $this->market->adminPage(['tab' => 'pricing'], [
                'action' => 'export', 'token' => 'right',
            ]);
            $this->fail('a file ends the request');
        } catch (Ended $ended) {
            $csv = $ended->body;
        }
        $this->assertStringContainsString("com,EUR,FULL,20.00\n", $csv);
        $import = fn (string $text) => $this->market->adminPage(['tab' => 'pricing'], [
            'action' => 'import', 'token' => 'right', 'csv' => $text,
        ]);
        $this->assertStringContainsString('id="done"', $import("{$csv}de,EUR,FULL,7.00\n"));
        $this->assertSame('7.00', $this->price('de', 'EUR'));
        $this->assertStringContainsString('id="refusal"', $import("{$csv}com,EUR,FULL,7.00\n"));
        $this->assertStringContainsString('id="refusal"', $import("name;preis\nde;7.00\n"));
        $wrong = ['de,EUR,FULL,"12,50"' => 'no amount', 'de,GBP,FULL,7.00' => 'GBP'];
        foreach ($wrong as $row => $why) {
            $html = $import("tld,currency,kind,price\nnet,EUR,FULL,1.00\n$row\n");
            $this->assertMatchesRegularExpression("/id=\"refusal\">line 3: .*$why/", $html);
        }
        $this->assertSame('20.00', $this->price('com', 'EUR'), 'all or none');
    }

    public function testTheDisputeFileHasEverything(): void
    {
        Settings::read()->put('time_zone', 'America/New_York');
        $ada = $this->market->clients['Ada'];
        $this->market->site->whmcs->database->update('tblclients', $ada, [
            'lastname' => "O&#039;Neil &lt;b&gt;",
        ]);
        $this->market->fate('shop.com', 'catch');
        $id = $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $this->market->at(Market::DROP - 7200);
        $this->market->until(Market::DROP + 7200);
        Capsule::table('tblinvoices')
            ->update(['tax2' => '0.77', 'datepaid' => '2027-01-13 20:15:00']);
        $this->market->logIn(null, 1);
        $html = $this->market->adminPage(['tab' => 'logs', 'id' => "$id"]);
        foreach (
            [
                'shop.com', 'Ada O&#039;Neil &lt;b&gt;', 'SUCCESSFUL',
                "bo-$id.1.create-invoice.1.", "bo-$id.1.submit-application.1.", 'Paid', '20.00',
                '2027-01-13 17:00:00', '2027-01-13 12:00:00', 'America/New_York',
                'held 20.00 EUR', 'captured 20.00 EUR', 'status: SUCCESSFUL',
                'registeredAt: 2027-01-13', '0.77',
                '2027-01-13 15:15:00<br>2027-01-13 20:15:00 UTC',
            ] as $part
        ) {
            $this->assertStringContainsString($part, $html);
        }
        $html = $this->market->adminPage(['tab' => 'logs', 'domain' => 'shop.com']);
        $this->assertStringContainsString('submit', $html);
        // The same answer again is a count and not a row.
        $sql = "SELECT said, times FROM mod_backorder_answers WHERE kind = 'poll-application'";
        $said = $this->market->rows($sql);
        $this->assertSame(array_unique(array_column($said, 'said')), array_column($said, 'said'));
        $this->assertGreaterThan(count($said), array_sum(array_column($said, 'times')));
    }

    /** A mail that is about several backorders is in the file of each, and of no other. */
    public function testMailsAboutSeveralAreInEachFile(): void
    {
        $client = $this->market->clients['Bob'];
        $ids = [$this->market->place('shop.com', 'Bob'), $this->market->place('shoes.com', 'Bob')];
        $other = $this->market->place('shop24.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $sql = 'SELECT id FROM mod_backorder_mails WHERE client_id = ?';
        $mails = $this->market->rows($sql, [$client]);
        $this->assertCount(1, $mails);
        $this->market->logIn(null, 1);
        foreach ([...$ids, $other] as $id) {
            $html = $this->market->adminPage(['tab' => 'logs', 'id' => "$id"]);
            $isIn = str_contains($html, $mails[0]['id']);
            $this->assertSame($id !== $other, $isIn);
        }
    }

    /** What one admin saves does not take away what another one has saved meanwhile. */
    public function testTwoAdminsChangePrices(): void
    {
        $other = $this->market->addon()->prices;
        $other->list();
        $this->market->adminPage(['tab' => 'pricing'], [
            'action' => 'save', 'token' => 'right', 'tld' => 'com', 'kind' => 'FULL',
            'price_EUR' => '21.00',
        ]);
        $row = ['tld' => 'org', 'currency' => 'EUR', 'kind' => 'FULL', 'price' => '8.00'];
        $other->put('org', 'FULL', [$row], []);
        $this->assertSame('21.00', $this->price('com', 'EUR'));
        $this->assertSame('8.00', $this->price('org', 'EUR'));
        $this->assertNotNull($this->price('net', 'EUR'));
        $sql = "SELECT price FROM mod_backorder_prices WHERE kind = 'LITE'";
        $this->assertSame('9.00', $this->market->rows($sql)[0]['price'] ?? null);
    }

    /** Rates are whole-number arithmetic: no binary fraction gets between price and margin. */
    public function testRatesAreExact(): void
    {
        $rates = Backorder\Whmcs\Rates::read();
        $this->assertSame('1.1', $rates->between('EUR', 'USD')->rate);
        $this->assertSame('0.909091', $rates->between('USD', 'EUR')->rate);
        $this->assertNull($rates->between('EUR', 'GBP'));
        $other = ['prefix' => '', 'suffix' => '', 'format' => 1, 'default' => 0];
        foreach (['GBP' => '0.00000', 'JPY' => '161.12345', 'XXB' => '1.00000'] as $code => $rate) {
            $row = $other + compact('code', 'rate');
            $this->market->site->whmcs->database->insert('tblcurrencies', $row);
        }
        $rates = Backorder\Whmcs\Rates::read();
        $this->assertNull($rates->between('EUR', 'GBP'));
        $this->assertSame('161.12345', $rates->between('EUR', 'JPY')->rate);
        $this->assertSame(['EUR', 'GBP', 'JPY', 'USD'], $rates->codes(), 'XXB is no currency');
        $html = $this->market->adminPage(['tab' => 'pricing']);
        $this->assertStringContainsString('<th scope="col">JPY', $html);
        $this->assertSame(1250, Backorder\Whmcs\Pages\Picture::size('12.5'));
        $this->assertSame(1200, Backorder\Whmcs\Pages\Picture::size('12'));
    }

    public function testHealthShowsJobsAndTheReseller(): void
    {
        $this->market->place('shop.com');
        $this->market->logIn(null, 1);
        $html = $this->market->adminPage(['tab' => 'health'], [
            'action' => 'run', 'job' => 'batch', 'token' => 'right',
        ]);
        $this->assertStringContainsString('0 failed', $html);
        $this->market->adminPage(['tab' => 'pricing'], [
            'action' => 'save', 'token' => 'right', 'tld' => 'com', 'kind' => 'FULL',
            'price_EUR' => '20.00', 'cost' => '12.00', 'cost_currency' => 'EUR',
        ]);
        $html = $this->market->adminPage(['tab' => 'health', 'ask' => '1']);
        $this->assertStringContainsString('1000', $html);
        $this->assertStringContainsString('2027-01-13', $html);
        $this->assertStringContainsString('988 EUR', $html);
        $this->assertStringContainsString('passed: login', $html);
    }

    /** What is stored is what is chosen in the form, and stays so when the form is sent back. */
    public function testSettingsStayAsTheyAre(): void
    {
        Settings::read()->put('guests_search', '1');
        Settings::read()->put('is_taxed', '0');
        $html = $this->market->adminPage(['tab' => 'settings']);
        $page = new DOMDocument();
        $page->loadHTML("<meta charset=utf-8>$html", LIBXML_NOERROR);
        $form = ['action' => 'save', 'token' => 'right'];
        foreach ($page->getElementById('settings')->getElementsByTagName('input') as $field) {
            $form += [$field->getAttribute('name') => $field->getAttribute('value')];
        }
        foreach ($page->getElementById('settings')->getElementsByTagName('option') as $option) {
            $name = $option->parentNode->getAttribute('name');
            if ($option->hasAttribute('selected')) {
                $form[$name] = $option->getAttribute('value');
            }
            $form += [$name => $option->getAttribute('value')];
        }
        $isOn = fn (string $name) => Settings::read()->isOn($name);
        $before = array_map($isOn, Settings::SWITCHES);
        $done = $this->market->adminPage(['tab' => 'settings'], $form);
        $this->assertStringContainsString('id="done"', $done);
        $this->assertSame($before, array_map($isOn, Settings::SWITCHES));
        $this->assertSame('ote', Settings::read()->text('system'));
        $this->assertSame('passw0rd', Settings::read()->secret('password'));
    }

    public function testSettingsThatArePossibleOnly(): void
    {
        $save = fn (array $of) => $this->market->adminPage(['tab' => 'settings'], $of + [
            'action' => 'save', 'token' => 'right', 'login' => 'other', 'platform' => 'ispapi',
            'system' => 'ote',
        ]);
        $wrong = [
            'invoice_days' => '-1', 'searches_per_minute' => 'many', 'run_seconds' => '1.5',
            'funding_days' => '367', 'shown_prices' => 'gros',
        ];
        foreach ($wrong as $name => $value) {
            $html = $save([$name => $value]);
            $this->assertStringContainsString('id="refusal"', $html, $name);
            $this->assertSame('user', Settings::read()->text('login'), 'nothing is stored');
        }
        $this->assertStringContainsString('id="done"', $save(['invoice_days' => '']));
        $this->assertSame('10', Settings::read()->text('invoice_days'), 'empty: the usual');
        $this->assertSame('gross', Settings::read()->text('shown_prices'));
        $patience = fn () => $this->market->addon()->policy()->invoicePatience / 86400;
        $this->assertSame(30, $patience());
        $save(['cancel_days' => '14']);
        $this->assertSame(14, $patience());
        $save(['cancel_days' => '14', 'invoice_days' => '60']);
        $this->assertSame(60, $patience(), 'never before it is due');
    }

    public function testThePasswordIsNeverShownAndSurvivesADeactivation(): void
    {
        $stored = Settings::read()->text('password');
        $this->assertStringNotContainsString('passw0rd', $stored);
        $html = $this->market->adminPage(['tab' => 'settings']);
        $this->assertStringNotContainsString('passw0rd', $html);
        $this->assertStringNotContainsString($stored, $html);
        $addons = $this->market->site->whmcs->addons;
        $this->assertStringContainsString('kept', $addons->deactivate('backorder')['description']);
        $addons->activate('backorder');
        $this->assertSame('passw0rd', Settings::read()->secret('password'));
    }

    public function testTheLoginIsTakenFromTheRegistrarModule(): void
    {
        $copy = fn () => $this->market->adminPage(['tab' => 'settings'], [
            'action' => 'copy', 'token' => 'right',
        ]);
        $this->assertStringContainsString('That module has no login', $copy());
        foreach (['Username' => 'reseller', 'Password' => 'a&amp;b'] as $setting => $value) {
            $value = StandIn\Api\Clients::encrypt($value);
            $row = ['registrar' => 'ispapi'] + compact('setting', 'value');
            $this->market->site->whmcs->database->insert('tblregistrars', $row);
        }
        $this->assertStringContainsString('were taken over', $copy());
        $this->assertSame('a&b', Settings::read()->secret('password'));
    }

    public function testMailTemplatesOfAdminsStay(): void
    {
        $name = 'backorder_lowbalance_notification';
        Capsule::table('tblemailtemplates')->where('name', $name)->update(['message' => 'mine']);
        $addons = $this->market->site->whmcs->addons;
        $addons->deactivate('backorder');
        $addons->activate('backorder');
        $rows = Capsule::table('tblemailtemplates')->where('name', $name)->pluck('message')->all();
        $this->assertSame(['mine', 'mine'], $rows);
        $all = 2 * count(Backorder\MessageTopic::cases());
        $this->assertSame($all, Capsule::table('tblemailtemplates')->count());
    }

    public function testTablesOfAnotherVersionAreNotTouched(): void
    {
        Settings::read()->put('tables', '99');
        $this->assertStringContainsString('newer addon', $this->market->adminPage([]));
        $this->market->logIn('Ada');
        $this->assertStringContainsString('not available at the moment', $this->market->page([]));
        $this->market->site->whmcs->cron();
        $this->assertSame([], $this->market->rows('SELECT * FROM mod_backorder_jobs'));
    }

    /** A filtered list stays filtered while one works on it; names are found as they are read. */
    public function testTheFilterStaysAndTakesNamesAsTheyAreShown(): void
    {
        $id = $this->market->place('xn--mller-kva.com');
        $this->market->place('shop.com');
        $this->market->logIn(null, 1);
        foreach (['müller.com', 'XN--M', ' MÜLLER.com '] as $typed) {
            $html = $this->market->adminPage(['domain' => $typed]);
            $this->assertStringContainsString('müller.com</td>', $html, $typed);
            $this->assertStringNotContainsString('shop.com</td>', $html, $typed);
        }
        $html = $this->market->adminPage(['status' => 'REQUESTED', 'page' => '7']);
        $this->assertStringContainsString('&amp;status=REQUESTED&amp;', $html);
        $this->assertStringContainsString('shop.com</td>', $html, 'the last page there is');
        $post = ['action' => 'activate', 'id' => "$id", 'token' => 'right'];
        $html = $this->market->adminPage(['tab' => 'manage', 'status' => 'REQUESTED'], $post);
        $this->assertStringNotContainsString('müller.com</td>', $html);
    }

    public function testTheHomeWidgetSpeaksTheAdminsLanguage(): void
    {
        Capsule::table('tbladmins')->where('id', 1)->update(['language' => 'german']);
        $this->market->logIn(null, 1);
        $widgets = $this->market->site->whmcs->hooks->run('AdminHomeWidgets');
        $this->assertStringContainsString('Letzter Lauf: nie', $widgets[0]->render());
    }

    public function testTheHomeWidgetCounts(): void
    {
        $this->market->place('shop.com');
        $widgets = $this->market->site->whmcs->hooks->run('AdminHomeWidgets');
        $this->market->logIn(null, 2);
        $this->assertStringContainsString('You may not do this.', $widgets[0]->render());
        $this->assertStringNotContainsString('REQUESTED', $widgets[0]->render());
        $this->market->logIn(null, 1);
        $this->assertStringContainsString('REQUESTED: 1', $widgets[0]->render());
        $this->assertStringContainsString('2027-01-13 19:00:00 UTC', $widgets[0]->render());
    }

    private function act(int $id, string $action, array $more = []): string
    {
        return $this->market->adminPage(['tab' => 'manage'], $more + [
            'action' => $action, 'id' => "$id", 'token' => 'right',
        ]);
    }

    private function price(string $tld, string $currency): ?string
    {
        $sql = "SELECT price FROM mod_backorder_prices
            WHERE tld = ? AND currency = ? AND kind = 'FULL'";
        return $this->market->rows($sql, [$tld, $currency])[0]['price'] ?? null;
    }
}
