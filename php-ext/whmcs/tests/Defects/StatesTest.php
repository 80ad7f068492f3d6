<?php

declare(strict_types=1);

use Backorder\Job;
use Backorder\Whmcs\Jobs;
use Backorder\Whmcs\Tests\DefectCase;
use Backorder\Whmcs\Tests\Market;

/** States that went wrong. */
final class StatesTest extends DefectCase
{
    /** Defect 17: an application that is not visible yet (545) was cancelled; it then succeeded. */
    public function testAnApplicationNotSeenYetIsNotGivenUp(): void
    {
        $this->market->fate('shop.com', 'catch');
        $id = $this->market->place('shop.com');
        $this->untilSent();
        $this->fault(['fault' => 'answer', 'code' => 545, 'count' => 8,
            'command' => 'StatusDomainApplication']);
        $this->market->until(Market::DROP - 600);
        $this->assertSame('PROCESSING', $this->market->status($id));
        $this->market->until(Market::DROP + 10800);
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $this->assertSame(1, $this->asked('AddDomainApplication'));
    }

    /** Defect 18: an application that is always refused: in PROCESSING and reserved for ever. */
    public function testWhatIsRefusedEnds(): void
    {
        $this->fault(['fault' => 'answer', 'code' => 549, 'count' => 1000,
            'command' => 'AddDomainApplication']);
        $id = $this->market->place('shop.com');
        $this->untilSent();
        $this->market->until(Market::DROP + 3 * 86400, 7200);
        $this->assertSame('FAILED', $this->market->status($id));
        $this->assertNull($this->row($id)['hold_minor']);
    }

    /** Defect 19: any status but five words was ignored for ever. */
    public function testOtherWordsEndOrAreReported(): void
    {
        $this->market->fate('shop.com', 'word:EXPIRED');
        $this->market->fate('shoes.com', 'word:PONDERING');
        $ids = [$this->market->place('shop.com'), $this->market->place('shoes.com')];
        $this->untilDecided();
        $this->assertNotContains($this->market->status($ids[0]), ['PROCESSING', 'ACTIVE']);
        $this->assertNull($this->row($ids[0])['hold_minor']);
        $this->market->until(Market::DROP + 45 * 86400, 43200);
        $this->assertNotContains($this->market->status($ids[1]), ['PROCESSING', 'ACTIVE']);
        $this->assertNull($this->row($ids[1])['hold_minor']);
        $about = "backorder_id = $ids[1]";
        $this->assertGreaterThan(0, $this->number('mod_backorder_mails', $about), 'staff knows');
    }

    /** Defect 20: an unpaid invoice was waited for without an end. */
    public function testAnUnpaidInvoiceEnds(): void
    {
        [$id, $invoice] = $this->unpaid();
        $this->market->until(Market::DROP + 35 * 86400, 21600);
        $this->assertSame('CANCELLED', $this->market->status($id));
        $status = $this->market->site->whmcs->invoices->get($invoice)['status'];
        $this->assertSame('Cancelled', $status);
        $this->assertSame(0, $this->number('tbldomains'));
    }

    /** Defect 21: a cancelled invoice was not noticed while the domain could not be read. */
    public function testACancelledInvoiceIsTakenOver(): void
    {
        [$id, $invoice] = $this->unpaid(['readable' => 90 * 86400]);
        $this->market->site->whmcs->invoices->setStatus($invoice, 'Cancelled');
        $this->market->until($this->market->now + 7200);
        $this->assertSame('CANCELLED', $this->market->status($id));
    }

    /** Defect 22: nor was a deleted one. */
    public function testADeletedInvoiceIsNoticed(): void
    {
        [$id, $invoice] = $this->unpaid();
        $database = $this->market->site->whmcs->database;
        $database->run('DELETE FROM tblinvoices WHERE id = ?', [$invoice]);
        $this->market->until($this->market->now + 86400);
        $this->assertSame('CANCELLED', $this->market->status($id));
    }

    /** Defect 23: one answer that could not be read stopped all clients. */
    public function testOneFaultyAnswerIsOneBackorders(): void
    {
        foreach (['shop.com', 'shoes.com'] as $name) {
            $this->market->fate($name, 'catch');
        }
        $whmcs = $this->market->site->whmcs;
        $whmcs->moveCredit($this->market->clients['Bob'], 4000, 'a top-up');
        $ids = [$this->market->place('shop.com'), $this->market->place('shoes.com', 'Bob')];
        $this->fault(['fault' => 'garbage', 'count' => 1000, 'command' => 'StatusDomain',
            'domain' => 'shop.com']);
        $this->untilDecided();
        $this->assertSame('PENDING-PAYMENT', $this->market->status($ids[0]));
        $this->assertSame('SUCCESSFUL', $this->market->status($ids[1]));
    }

    /** Defect 24: an acceptance without a reference counted as sent, and was sent again. */
    public function testAnAnswerWithoutAReferenceIsLookedInto(): void
    {
        $this->market->fate('shop.com', 'catch');
        $id = $this->market->place('shop.com');
        $this->fault(['fault' => 'empty', 'effect' => 1, 'command' => 'AddDomainApplication']);
        $this->untilDecided();
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $this->assertSame(1, $this->asked('AddDomainApplication'));
    }

    /** Defect 25: a row could be deleted while its application was on its way. */
    public function testWhatIsOnItsWayIsNotDeleted(): void
    {
        $id = $this->market->place('shop.com');
        $this->fault(['fault' => 'cut', 'effect' => 1, 'command' => 'AddDomainApplication']);
        $this->untilSent();
        $this->assertSame('PROCESSING', $this->market->status($id));
        $this->market->logIn('Ada');
        $html = $this->market->send(['action' => 'delete', 'id' => "$id"]);
        $this->assertStringContainsString('id="refusal"', $html);
        $answer = $this->commandOf('Ada', 'DeleteBackorder', ['DOMAIN' => 'shop.com']);
        $this->assertSame(549, $answer['CODE']);
        $html = $this->admin('manage', ['action' => 'delete', 'id' => "$id"]);
        $this->assertStringContainsString('id="refusal"', $html);
        $this->assertNull($this->row($id)['deleted_at']);
    }

    /** Defect 26: without a run in the last two hours nothing was sent. */
    public function testSentLateRatherThanNever(): void
    {
        $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $this->market->at(Market::DROP + 300);
        $this->assertSame(1, $this->asked('AddDomainApplication'));
    }

    /** Defect 27: the lower id got the money though another name dropped sooner. */
    public function testTheSoonerDropIsServedFirst(): void
    {
        $ids = [];
        foreach (['shop.com' => 43200, 'shoes.com' => 0] as $name => $later) {
            $ids[$name] = $this->market->place($name, 'Bob');
            $this->admin('manage', [
                'action' => 'set_drop', 'id' => "$ids[$name]",
                'drop' => gmdate('Y-m-d\TH:i', Market::DROP + $later),
            ]);
        }
        $client = $this->market->clients['Bob'];
        $this->market->site->whmcs->moveCredit($client, 1000, 'enough for one');
        $this->market->at(Market::DROP - 2 * 86400);
        $this->assertSame('ACTIVE', $this->market->status($ids['shoes.com']));
        $this->assertSame('REQUESTED', $this->market->status($ids['shop.com']));
    }

    /** Defects 28 and 32: a name in no list waited without a word; a client could date it. */
    public function testADateComesFromTheListOrAnAdmin(): void
    {
        $soon = gmdate('Y-m-d H:i:s', $this->market->now + 3600);
        $this->commandOf('Ada', 'CreateBackorder', ['DOMAIN' => 'google.com', 'DROPDATE' => $soon]);
        $this->market->send(['action' => 'place', 'domain' => 'google.net', 'kind' => 'FULL',
            'drop' => $soon, 'dropdate' => $soon]);
        $this->market->at($this->market->now + 300);
        foreach ($this->market->rows('SELECT * FROM mod_backorder_backorders') as $row) {
            $this->assertNull($row['drop_at']);
            $this->assertSame('REQUESTED', $row['status']);
        }
        $this->assertSame(0, $this->asked('AddDomainApplication'));
        $mails = $this->market->rows('SELECT subject FROM tblemails');
        $this->assertStringContainsString('no drop date yet', $mails[0]['subject']);
    }

    /** Defect 29: after an end the name could not be ordered again. */
    public function testPlacedAgainAfterAnEnd(): void
    {
        $this->market->fate('shop.com', 'lose');
        $id = $this->market->place('shop.com');
        $this->untilDecided();
        $this->assertSame('FAILED', $this->market->status($id));
        $this->market->list(
            ['shop.com', 'shoes.com', 'shop24.com', 'boat.net', 'tea.com'],
            Market::DROP + 30 * 86400,
        );
        $this->assertSame($id, $this->market->place('shop.com'));
        $this->assertSame('REQUESTED', $this->market->status($id));
        $this->market->logIn(null, 1);
        $html = $this->market->adminPage(['tab' => 'logs', 'id' => "$id"]);
        $this->assertStringContainsString('FAILED', $html, 'the history stays');
    }

    /** Defect 30: the low-balance notice came once in a row's life. */
    public function testANoticeComesAnewForANewDate(): void
    {
        $id = $this->market->place('shop.com', 'Bob');
        $this->market->at(Market::DROP - 3 * 86400);
        $before = $this->number('tblemails');
        $this->assertSame(1, $before);
        $drop = Market::DROP + 90 * 86400;
        $this->admin('manage', [
            'action' => 'set_drop', 'id' => "$id", 'drop' => gmdate('Y-m-d\TH:i', $drop),
        ]);
        $this->market->at($drop - 3 * 86400);
        $this->assertSame($before + 1, $this->number('tblemails'));
        // Each mail is in the dispute file.
        $html = $this->market->adminPage(['tab' => 'logs', 'id' => "$id"]);
        $this->assertSame(2, substr_count($html, 'low-balance:'));
    }

    /** Defect 31: the sync rewrote dates of finished rows. */
    public function testWhatIsOverKeepsItsDate(): void
    {
        $this->market->fate('shop.com', 'lose');
        $id = $this->market->place('shop.com');
        $this->untilDecided();
        $this->market->list(
            ['shop.com', 'shoes.com', 'shop24.com', 'boat.net', 'tea.com'],
            Market::DROP + 30 * 86400,
        );
        (new Jobs($this->market->addon()))->run(Job::Sync);
        $this->assertSame(gmdate('Y-m-d H:i:s', Market::DROP), $this->row($id)['drop_at']);
    }

    /** @param array<string, string|int> $of */
    private function fault(array $of): void
    {
        $this->market->simulator->control('fault', $of);
    }

    /**
     * A caught name whose invoice is not paid, because the credit is gone.
     *
     * @param array<string, string|int> $fate
     * @return array{int, int} backorder and invoice
     */
    private function unpaid(array $fate = []): array
    {
        $this->market->simulator->control('name', $fate + [
            'domain' => 'shop.com', 'outcome' => 'catch',
            'drop' => gmdate('Y-m-d H:i:s', Market::DROP),
        ]);
        $id = $this->market->place('shop.com');
        $this->untilSent();
        $client = $this->market->clients['Ada'];
        $this->market->site->whmcs->moveCredit($client, -5000, 'another cart');
        $this->market->until(Market::DROP + 7200);
        $this->assertSame('PENDING-PAYMENT', $this->market->status($id));
        return [$id, (int) $this->market->rows('SELECT id FROM tblinvoices')[0]['id']];
    }
}
