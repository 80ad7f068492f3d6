<?php

declare(strict_types=1);

use Backorder\DomainSync;
use Backorder\Provider;
use Backorder\Runner\Refused;
use Backorder\Whmcs\Jobs;
use Backorder\Whmcs\Settings;
use Backorder\Whmcs\Sync\SyncJob;
use Backorder\Whmcs\Sync\WhmcsDomains;
use Backorder\Whmcs\Tests\Market;
use PHPUnit\Framework\TestCase;

/** Domains kept in step between WHMCS and the registrar, which is simulated over HTTP. */
final class DomainSyncTest extends TestCase
{
    private Market $market;

    protected function setUp(): void
    {
        $this->open();
    }

    protected function tearDown(): void
    {
        $this->market->remove();
    }

    public function testThePlanIsShownBeforeItIsAppliedAndThenWhatWasChanged(): void
    {
        $id = $this->domain('a.com', ['expirydate' => '2027-05-01', 'idprotection' => 1]);
        $before = $this->row($id);
        $html = $this->page(['action' => 'preview']);
        $this->assertStringContainsString('2027-06-01', $html);
        $this->assertStringContainsString('AUTOEXPIRE', $html);
        $this->assertStringContainsString('id="apply"', $html);
        $this->assertSame($before, $this->row($id), 'a plan changes nothing');
        $this->assertSame('DEFAULT', $this->atRegistrar('a.com')['mode']);
        $this->assertSame([], $this->mails());

        $html = $this->page($this->form($html));
        $this->assertStringContainsString('id="done"', $html);
        $this->assertStringContainsString('id="changed"', $html);
        $row = $this->row($id);
        $this->assertSame('2027-06-01', $row['expirydate']);
        $this->assertSame(['2027-05-18', '2027-05-18'], [
            $row['nextduedate'], $row['nextinvoicedate'],
        ]);
        $there = $this->atRegistrar('a.com');
        $this->assertSame(['AUTOEXPIRE', true], [$there['mode'], $there['privacy']]);
        $this->assertCount(1, $this->mails());
        $this->assertStringContainsString('2027-06-01', $this->mails()[0]['message']);

        $html = $this->page(['action' => 'preview']);
        $this->assertStringNotContainsString('id="apply"', $html, 'nothing is left to do');
    }

    public function testAPlanThatHasChangedIsNotApplied(): void
    {
        $id = $this->domain('a.com', ['expirydate' => '2027-05-01']);
        $form = $this->form($this->page(['action' => 'preview']));
        $this->owned('a.com', '2028-06-01 10:00:00');
        $html = $this->page($form);
        $this->assertStringContainsString('The plan has changed', $html);
        $this->assertSame('2027-05-01', $this->row($id)['expirydate']);
        $this->assertSame('DEFAULT', $this->atRegistrar('a.com')['mode']);
    }

    public function testTheJobRunsWhenItIsSwitchedOnAndItsTimeHasCome(): void
    {
        $id = $this->domain('a.com', ['expirydate' => '2027-05-01']);
        $this->assertArrayNotHasKey('domain-sync', (new Jobs($this->market->addon()))->due());
        $this->set(['sync_enabled' => '1']);
        $said = (new Jobs($this->market->addon()))->due();
        $this->assertSame('1 domains, 3 changes, 0 failed', $said['domain-sync']);
        $this->assertSame('2027-06-01', $this->row($id)['expirydate']);
        $this->assertArrayNotHasKey('domain-sync', (new Jobs($this->market->addon()))->due());
        $this->market->now += 6 * 3600;
        $said = (new Jobs($this->market->addon()))->due();
        $this->assertSame('1 domains, 0 changes, 0 failed', $said['domain-sync']);
        $this->assertCount(1, $this->mails(), 'nothing to say, nothing sent');
        $this->set(['sync_send_empty' => '1']);
        $this->market->now += 6 * 3600;
        (new Jobs($this->market->addon()))->syncDomains();
        $this->assertCount(2, $this->mails());
    }

    public function testItLeavesToWhmcsWhatItsOwnSyncKeeps(): void
    {
        $active = $this->domain('a.com', ['expirydate' => '2027-05-01']);
        $expired = $this->domain('b.com', ['expirydate' => '2027-05-01', 'status' => 'Expired']);
        $this->market->site->whmcs->database->set('DomainSyncEnabled', 'on');
        $before = $this->row($active);
        $html = $this->page([]);
        $this->assertStringContainsString('own sync keeps', $html);
        (new Jobs($this->market->addon()))->syncDomains();
        $this->assertSame($before, $this->row($active));
        $this->assertSame('Active', $this->row($expired)['status'], 'revived');
        $this->set(['sync_native' => '']);
        $this->assertStringContainsString('two writers', $this->page([]));
        $this->market->now += 6 * 3600;
        (new Jobs($this->market->addon()))->syncDomains();
        $this->assertSame('2027-06-01', $this->row($active)['expirydate']);
    }

    public function testALineOfAnUnpaidInvoiceFollowsAndFromNineOnIsOnlyTold(): void
    {
        foreach ([8 => '2027-05-18', 9 => '2027-04-17'] as $version => $due) {
            $this->market->remove();
            $this->open(['version' => $version]);
            $id = $this->domain('a.com', ['expirydate' => '2027-05-01']);
            $line = ['type' => 'Domain', 'relid' => $id, 'duedate' => '2027-04-17'];
            $lines = [];
            foreach (['2027-04-17', '2027-03-01'] as $old) {
                $lines[] = $this->line(['duedate' => $old] + $line);
            }
            $lines[] = $this->line(['type' => 'Hosting'] + $line);
            (new Jobs($this->market->addon()))->syncDomains();
            $this->assertSame('2027-05-18', $this->row($id)['nextduedate']);
            $sql = 'SELECT duedate FROM tblinvoiceitems WHERE id = ?';
            $found = array_map(
                fn ($line) => $this->market->site->whmcs->database->value($sql, [$line]),
                $lines,
            );
            $this->assertSame([$due, '2027-03-01', '2027-04-17'], $found, "version $version");
            $notice = $version === 9 ? 'has a line for it' : 'was moved along';
            $this->assertStringContainsString($notice, $this->mails()[0]['message']);
            $this->assertStringContainsString($notice, $this->page([]));
        }
    }

    public function testWhatSomebodyElseHasChangedIsNotOverwritten(): void
    {
        $id = $this->domain('a.com', ['expirydate' => '2027-05-01']);
        $billing = new WhmcsDomains('ispapi');
        $answer = ['domain' => 'a.com', 'code' => 200, 'status' => 'ACTIVE',
            'paid_until_date' => '2027-06-01'];
        $sync = DomainSync::of(Provider::Ispapi);
        $plan = $sync->plan($billing->rows([$id]), [$answer], $this->market->now);
        $this->market->site->whmcs->database->update('tbldomains', $id, [
            'expirydate' => '2027-09-09',
        ]);
        $this->assertSame('expiry_date', $plan->changes[0]->field);
        $this->expectException(Refused::class);
        $this->expectExceptionMessage('it is 2027-05-01 no more');
        try {
            $billing->change($plan->changes[0]);
        } finally {
            $this->assertSame('2027-09-09', $this->row($id)['expirydate']);
        }
    }

    public function testClientsWhoAreServedAtTheMomentAreLeftToTheNextRun(): void
    {
        $this->market->place('shop.com');
        $id = $this->domain('a.com', ['expirydate' => '2027-05-01']);
        $sql = 'UPDATE mod_backorder_leases SET owner = ?, expires_at = ?';
        $until = gmdate('Y-m-d H:i:s', $this->market->now + 60);
        $this->market->site->whmcs->database->run($sql, ['another', $until]);
        $said = (new Jobs($this->market->addon()))->syncDomains();
        $this->assertSame('0 domains, 0 changes, 0 failed, 1 left to the next run', $said);
        $this->market->now += 61;
        (new Jobs($this->market->addon()))->syncDomains();
        $this->assertSame('2027-06-01', $this->row($id)['expirydate']);
    }

    public function testARegistrarThatDoesNotAnswerStopsTheRunAndChangesNothing(): void
    {
        $id = $this->domain('a.com', ['expirydate' => '2027-05-01']);
        $before = $this->row($id);
        Settings::read()->put('url', 'http://127.0.0.1:1');
        $said = (new Jobs($this->market->addon()))->syncDomains();
        $this->assertStringContainsString('stopped: a.com: ', $said);
        $this->assertSame($before, $this->row($id));
        $this->assertCount(1, $this->mails(), 'somebody has to know');
        Settings::read()->put('url', $this->market->simulator->url);
        (new Jobs($this->market->addon()))->syncDomains();
        $this->assertSame('2027-06-01', $this->row($id)['expirydate'], 'it was not looked at yet');
    }

    public function testARowWithoutADateIsFilled(): void
    {
        foreach ([null, '0000-00-00'] as $none) {
            $this->open();
            $id = $this->domain('a.com', ['expirydate' => $none, 'nextduedate' => '0000-00-00']);
            $said = (new Jobs($this->market->addon()))->syncDomains();
            $this->assertStringContainsString(' 0 failed', $said);
            $row = $this->row($id);
            $this->assertSame('2027-06-01', $row['expirydate']);
            $this->assertSame('2027-05-18', $row['nextduedate']);
        }
    }

    public function testADomainThatCannotBeAskedAboutIsNoStopForTheOthers(): void
    {
        $gone = $this->domain('b.com', ['domain' => 'gone.com']);
        $id = $this->domain('z.com', ['expirydate' => '2027-05-01']);
        $allow = 'StatusDomain,ModifyDomain,SetDomainRenewalMode';
        $role = ['role' => 'sync', 'password' => 'r', 'allow' => $allow];
        $this->market->simulator->control('role', $role);
        Settings::read()->put('role', 'sync');
        Settings::read()->put('password', 'r');
        $before = $this->row($gone);
        $said = (new Jobs($this->market->addon()))->syncDomains();
        $this->assertStringNotContainsString('stopped', $said);
        $looks = $this->market->rows('SELECT * FROM mod_backorder_sync_looks');
        $this->assertCount(2, $looks, 'nor is it the first one of every run');
        $this->assertSame('2027-06-01', $this->row($id)['expirydate']);
        $this->assertSame($before, $this->row($gone));
        $this->assertStringContainsString('gone.com', $this->mails()[0]['message']);
    }

    public function testALoginThatMayNotAskIsNoTransferAway(): void
    {
        $id = $this->domain('a.com', []);
        $role = ['role' => 'sync', 'password' => 'r', 'allow' => 'StatusAccount'];
        $this->market->simulator->control('role', $role);
        Settings::read()->put('role', 'sync');
        Settings::read()->put('password', 'r');
        $before = $this->row($id);
        $said = (new Jobs($this->market->addon()))->syncDomains();
        $this->assertStringContainsString('stopped: a.com: ', $said);
        $this->assertSame($before, $this->row($id));
    }

    public function testADomainThatCameOfABackorderKeepsItsOwnOffset(): void
    {
        $id = $this->domain('a.com', ['nextduedate' => '2027-05-17']);
        $this->market->place('shop.com');
        $this->market->site->whmcs->database->run(
            "UPDATE mod_backorder_backorders SET status = 'SUCCESSFUL', domain = 'a.com'",
        );
        (new Jobs($this->market->addon()))->syncDomains();
        $this->assertSame('2027-05-17', $this->row($id)['nextduedate'], '15 days before');
    }

    public function testSettingsThatCannotBeAreRefusedAndNotStored(): void
    {
        foreach (
            ['sync_due' => 'sometimes', 'sync_offset' => 'x', 'sync_batch' => '0',
                'sync_language' => 'klingon', 'sync_renew_on_transfer' => 'c om!',
                'sync_interval_hours' => '-1', 'sync_renewal_mode' => 'always'] as $name => $wrong
        ) {
            $html = $this->save([$name => $wrong]);
            $this->assertStringContainsString('id="refusal"', $html, $name);
            $this->assertNull(Settings::read()->stored($name), $name);
        }
        $html = $this->save(['sync_offset' => '-3', 'sync_batch' => '50']);
        $this->assertStringContainsString('id="done"', $html);
        $this->assertSame('-3', Settings::read()->stored('sync_offset'));
    }

    private function open(array $options = []): void
    {
        $this->market = new Market($options);
        $this->market->logIn(null, 1);
    }

    /** A row of billing, and the domain at the registrar until 2027-06-01. */
    private function domain(string $name, array $other): int
    {
        $this->owned($name, '2027-06-01 10:00:00');
        return $this->market->site->whmcs->database->insert('tbldomains', $other + [
            'userid' => $this->market->clients['Ada'], 'orderid' => 0, 'type' => 'Register',
            'registrationdate' => '2020-06-01', 'domain' => $name, 'firstpaymentamount' => '0.00',
            'recurringamount' => '10.00', 'registrar' => 'ispapi', 'registrationperiod' => 1,
            'expirydate' => '2027-06-01', 'subscriptionid' => '', 'promoid' => 0,
            'status' => 'Active', 'nextduedate' => '2027-04-17', 'nextinvoicedate' => '2027-04-17',
            'additionalnotes' => '', 'paymentmethod' => 'banktransfer', 'dnsmanagement' => 0,
            'emailforwarding' => 0, 'idprotection' => 0, 'is_premium' => 0, 'donotrenew' => 0,
            'reminders' => '', 'synced' => 0,
        ]);
    }

    private function owned(string $name, string $expires): void
    {
        $this->market->simulator->control('domain', [
            'domain' => $name, 'holder' => 'ours', 'created' => '2020-06-01 10:00:00',
            'expires' => $expires,
        ]);
    }

    /** @return array<string, mixed> */
    private function atRegistrar(string $name): array
    {
        $answer = $this->market->addon()->registrar()->call([
            'COMMAND' => 'StatusDomain', 'DOMAIN' => $name,
        ]);
        return [
            'mode' => $answer->first('RENEWALMODE'),
            'privacy' => $answer->first('X-ACCEPT-WHOISTRUSTEE-TAC') === '1',
        ];
    }

    /** An unpaid invoice with one line. */
    private function line(array $item): int
    {
        $this->market->site->whmcs->invoices->create($this->market->clients['Ada'], [
            $item + ['description' => 'a.com', 'amount' => 1000, 'taxed' => false],
        ]);
        $sql = 'SELECT MAX(id) FROM tblinvoiceitems';
        return (int) $this->market->site->whmcs->database->value($sql);
    }

    private function row(int $id): array
    {
        return $this->market->rows('SELECT * FROM tbldomains WHERE id = ?', [$id])[0];
    }

    private function mails(): array
    {
        return $this->market->rows("SELECT * FROM tblemails WHERE `to` = 'admins' ORDER BY id");
    }

    private function set(array $values): void
    {
        $settings = Settings::read();
        foreach ($values as $name => $value) {
            $settings->put($name, $value);
        }
    }

    private function page(array $post): string
    {
        $post += $post === [] ? [] : ['token' => 'right'];
        return $this->market->adminPage(['tab' => 'domains'], $post);
    }

    /** The settings form with other values. */
    private function save(array $values): string
    {
        preg_match_all('/name="(sync_\w+)" value="([^"]*)"/', $this->page([]), $found);
        return $this->page($values + array_combine($found[1], $found[2]) + ['action' => 'save']);
    }

    /** The form that applies a plan, as the page gives it. */
    private function form(string $html): array
    {
        preg_match('/name="ids" value="([^"]*)"/', $html, $ids);
        preg_match('/name="fingerprint" value="([^"]*)"/', $html, $fingerprint);
        return ['action' => 'apply', 'ids' => $ids[1], 'fingerprint' => $fingerprint[1]];
    }
}
