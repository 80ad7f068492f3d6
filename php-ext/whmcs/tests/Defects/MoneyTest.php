<?php

declare(strict_types=1);

use Backorder\Whmcs\Tests\DefectCase;
use Backorder\Whmcs\Tests\Market;

/** Money and rights. */
final class MoneyTest extends DefectCase
{
    /** Defect 0: prices were changed and jobs started without a session; -5 was a price. */
    public function testPricesAndJobsNeedAnAdminAndAToken(): void
    {
        $change = ['action' => 'save', 'tld' => 'com', 'kind' => 'FULL', 'price_EUR' => '1.00'];
        foreach ([[null, null], ['Ada', null], [null, 2]] as [$client, $admin]) {
            $this->market->logIn($client, $admin);
            $isAllowed = $admin !== null && $this->market->site->whmcs->addons
                ->mayOpen('backorder', $admin);
            $this->assertFalse($isAllowed);
            if ($admin === null) {
                $this->market->adminPage(['tab' => 'pricing'], $change + ['token' => 'right']);
                $this->market->adminPage(['tab' => 'health'], [
                    'action' => 'run', 'job' => 'batch', 'token' => 'right',
                ]);
            }
        }
        $this->market->logIn(null, 1);
        $this->market->adminPage(['tab' => 'pricing'], $change + ['token' => 'wrong']);
        $this->assertSame(0, $this->number('mod_backorder_jobs'));
        $html = $this->admin('pricing', ['price_EUR' => '-5'] + $change);
        $this->assertStringContainsString('id="refusal"', $html);
        $this->assertSame(1, $this->number('mod_backorder_prices', "price = '20.00'"));
    }

    /** Defect 1: a client without money activated an own backorder. */
    public function testAClientCannotActivate(): void
    {
        $id = $this->market->place('shop.com', 'Bob');
        $answer = $this->commandOf('Bob', 'ActivateBackorder', ['DOMAIN' => 'shop.com']);
        $this->assertSame(531, $answer['CODE']);
        $this->market->send(['action' => 'activate', 'id' => "$id"]);
        $this->assertSame('REQUESTED', $this->market->status($id));
        // Nor does an admin's activation go without the funds.
        $html = $this->admin('manage', ['action' => 'activate', 'id' => "$id"]);
        $this->assertStringContainsString('id="refusal"', $html);
        $this->assertSame('REQUESTED', $this->market->status($id));
    }

    /** Defect 2: an invoice of a client's own making for a name of another, under a cheap name. */
    public function testNobodyAsksForInvoicesFromOutside(): void
    {
        $id = $this->market->place('shop.com');
        foreach (['CreateInvoice', 'ImportDomain', 'CreateDomain'] as $internal) {
            $answer = $this->commandOf('Bob', $internal, [
                'DOMAIN' => 'boat.net', 'ID' => "$id", 'BACKORDERID' => "$id",
            ]);
            $this->assertContains($answer['CODE'], [500, 531], $internal);
        }
        $this->assertSame(0, $this->number('tblinvoices'));
        $this->assertSame(0, $this->number('tbldomains'));
    }

    /** Defects 4, 14 and 13: two runs at once over one caught name; an auction won is paid for. */
    public function testTwoRunsMakeOneInvoiceAndOneDomain(): void
    {
        foreach (['createinvoice', 'applycredit', 'getinvoice'] as $command) {
            $this->market->remove();
            $this->market = new Market();
            $this->market->fate('shop.com', 'auction-won');
            $id = $this->market->place('shop.com');
            $this->untilSent();
            $this->overlapAt($command);
            $this->market->until(Market::DROP + 4 * 86400, 7200);
            $this->market->until($this->market->now + 7200);
            $this->assertSame('AUCTION-WON', $this->market->status($id), $command);
            $this->assertSame(1, $this->number('tblinvoices'), $command);
            $this->assertSame(1, $this->number('tbldomains'), $command);
            $this->assertSame('30.00', $this->market->credit('Ada'), $command);
        }
    }

    /** Defect 14: both of two clients were charged for one name, and got it. */
    public function testANameIsDeliveredOnce(): void
    {
        $drop = gmdate('Y-m-d H:i:s', Market::DROP);
        $this->market->simulator->control('name', [
            'domain' => 'shop.com', 'drop' => $drop, 'outcome' => 'word:SUCCESSFUL',
        ]);
        $whmcs = $this->market->site->whmcs;
        $whmcs->moveCredit($this->market->clients['Bob'], 4000, 'a top-up');
        $ids = [$this->market->place('shop.com'), $this->market->place('shop.com', 'Bob')];
        $this->untilSent();
        $this->market->until(Market::DROP + 600);
        $this->market->simulator->control('domain', [
            'domain' => 'shop.com', 'holder' => 'ours',
        ]);
        $this->market->until(Market::DROP + 10800);
        $this->assertSame(2, $this->asked('AddDomainApplication'));
        $this->assertSame(1, $this->number('tbldomains'));
        $this->assertSame(1, $this->number('tblinvoices', "status = 'Paid'"));
        $statuses = array_map($this->market->status(...), $ids);
        $this->assertCount(1, array_keys($statuses, 'SUCCESSFUL', true));
        $left = [$this->market->credit('Ada'), $this->market->credit('Bob')];
        $this->assertContains($left, [['30.00', '50.00'], ['50.00', '30.00']]);
    }

    /** Defects 7, 8 and 9: a reservation was worth today's price, or nothing; credit went. */
    public function testAHoldKeepsItsAmount(): void
    {
        $this->market->fate('shop.com', 'catch');
        $id = $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $this->price('com', 'EUR', '30.00');
        $this->market->at(Market::DROP - 2 * 86400);
        $this->assertSame(2000, (int) $this->row($id)['hold_minor']);
        $this->price('com', 'EUR', '');
        $funds = $this->commandOf('Ada', 'GetAvailableFunds');
        $this->assertSame('30.00', $funds['PROPERTY']['AMOUNT']['VALUE']);
        $this->market->at(Market::DROP - 7200);
        $this->market->until(Market::DROP + 7200);
        $this->assertSame('SUCCESSFUL', $this->market->status($id));
        $paid = "status = 'Paid' AND subtotal = '20.00'";
        $this->assertSame(1, $this->number('tblinvoices', $paid));
    }

    /** Defect 9: credit that was withdrawn after the reservation did not matter. */
    public function testCreditIsLookedAtBeforeItIsSent(): void
    {
        $this->market->fate('shop.com', 'catch');
        $id = $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $client = $this->market->clients['Ada'];
        $this->market->site->whmcs->moveCredit($client, -4500, 'withdrawn');
        $this->market->at(Market::DROP - 7200);
        $this->assertSame('REQUESTED', $this->market->status($id));
        $this->assertSame(0, $this->asked('AddDomainApplication'));
        $this->assertSame(1, $this->number('tblemails'));
    }

    /** Defects 10 and 11: prices were floats, 12345.67 became 12345.70, 3 x 9.99 was not 29.97. */
    public function testAmountsAreExact(): void
    {
        foreach (['12345.67', '1234567.00', '9.99', '0.10'] as $price) {
            $this->price('com', 'EUR', $price);
            $this->market->logIn('Ada');
            $this->assertStringContainsString("€$price", $this->market->page([]));
        }
        foreach ([['9.99', '29.97'], ['0.10', '0.30']] as $number => [$price, $credit]) {
            $this->price('com', 'EUR', $price);
            $name = "Cy$number";
            $whmcs = $this->market->site->whmcs;
            $this->market->clients[$name] = $whmcs->addClient($name, $credit);
            foreach (['shop.com', 'shoes.com', 'shop24.com'] as $domain) {
                $this->market->place($domain, $name);
            }
        }
        $this->price('com', 'EUR', '9.99');
        $this->market->at(Market::DROP - 3 * 86400);
        $where = "client_id = {$this->market->clients['Cy0']} AND status = 'ACTIVE'";
        $this->assertSame(3, $this->number('mod_backorder_backorders', $where));
    }

    /** Defect 12: co.uk was charged at the price of uk, or never. */
    public function testTheWholeEndingHasThePrice(): void
    {
        $this->price('co.uk', 'EUR', '15.00');
        $this->price('uk', 'EUR', '3.00');
        $this->market->list(['tea.co.uk', 'tea.uk', 'a.co.uk', 'b.co.uk']);
        $this->market->logIn('Ada');
        $html = $this->market->page(['contains_all' => 'tea', 'order' => 'name']);
        $this->assertStringContainsString('€15.00', $html);
        $this->assertStringContainsString('€3.00', $html);
        $drop = gmdate('Y-m-d H:i:s', Market::DROP);
        $this->market->simulator->control('name', [
            'domain' => 'tea.co.uk', 'outcome' => 'catch', 'drop' => $drop,
        ]);
        $id = $this->market->place('tea.co.uk');
        $this->assertSame('co.uk', $this->row($id)['tld']);
    }

    /** Defect 15: a price twice, "19,99" stored as 19, nothing stored as 0. */
    public function testPricesAreOnePerKeyAndWhole(): void
    {
        $before = $this->number('mod_backorder_prices');
        foreach (['19,99', 'NULL', '1e3', ' ', '20.005', '٢٠', '0x10'] as $price) {
            $this->admin('pricing', [
                'action' => 'save', 'tld' => 'org', 'kind' => 'FULL', 'price_EUR' => $price,
            ]);
            $this->assertSame($before, $this->number('mod_backorder_prices'), $price);
        }
        foreach (['ORG', '.org', 'org'] as $tld) {
            $this->admin('pricing', [
                'action' => 'save', 'tld' => $tld, 'kind' => 'FULL', 'price_EUR' => '7.00',
            ]);
        }
        $this->assertSame($before + 1, $this->number('mod_backorder_prices'));
        $sql = "INSERT INTO mod_backorder_prices (tld, currency, kind, price)
            VALUES ('org', 'EUR', 'FULL', '8.00')";
        $this->expectException(Throwable::class);
        WHMCS\Database\Capsule::connection()->statement($sql);
    }

    /** Defect 16: with credit 0 nothing was reserved; an add-funds item hid its whole invoice. */
    public function testFundsAreWhatTheyAre(): void
    {
        $whmcs = $this->market->site->whmcs;
        $this->market->place('shop.com');
        $this->market->at(Market::DROP - 3 * 86400);
        $whmcs->invoices->create($this->market->clients['Ada'], [
            ['description' => 'Funds', 'amount' => 9900, 'taxed' => false, 'type' => 'AddFunds'],
            ['description' => 'Hosting', 'amount' => 500, 'taxed' => false, 'type' => 'Hosting'],
        ]);
        $this->market->logIn('Ada');
        $html = $this->market->page(['action' => 'backorders']);
        foreach (['€50.00', '€5.00', '€20.00', '€25.00'] as $amount) {
            $this->assertStringContainsString("<dd>$amount", strip_tags($html, '<dd>'));
        }
        $whmcs->moveCredit($this->market->clients['Ada'], -5000, 'all of it');
        $html = $this->market->page(['action' => 'backorders']);
        $this->assertStringContainsString('<dd>€20.00', strip_tags($html, '<dd>'));
    }
}
