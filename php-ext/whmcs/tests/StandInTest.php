<?php

declare(strict_types=1);

use Backorder\Whmcs\Tests\Site;
use PHPUnit\Framework\TestCase;
use StandIn\Died;
use StandIn\Money;
use StandIn\Request;
use StandIn\TokenRefused;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;

/**
 * The stand-in answers as the documentation of WHMCS says: names in brackets are pages of
 * developers.whmcs.com (api-reference) and docs.whmcs.com; "seen" is what modules of third parties
 * rely on.
 */
final class StandInTest extends TestCase
{
    private Site $site;
    private int $client;

    protected function setUp(): void
    {
        $this->site = new Site();
        $this->client = $this->site->whmcs->addClient('Ada', '50.00');
    }

    protected function tearDown(): void
    {
        $this->site->remove();
    }

    /** [createinvoice, getinvoice] */
    public function testInvoicesAreStringsWithTwoDecimals(): void
    {
        $id = $this->invoice('20');
        $invoice = localAPI('GetInvoice', ['invoiceid' => $id]);
        $this->assertSame('20.00', $invoice['total']);
        $this->assertSame('20.00', $invoice['balance']);
        $this->assertSame($this->client, $invoice['userid']);
        $this->assertSame('Unpaid', $invoice['status']);
        $this->assertSame('', $invoice['transactions'], 'an empty list is a text');
        $this->assertSame('Backorder a.com', $invoice['items']['item'][0]['description']);
        $this->assertSame('', $invoice['items']['item'][0]['type'], 'no type can be given');
        $this->assertSame('0000-00-00 00:00:00', $invoice['datepaid']);
    }

    /** [getinvoice]: the key `status` is the invoice's; a missing one answers without it. */
    public function testAnInvoiceThatIsNotThereHasNoStatus(): void
    {
        $answer = localAPI('GetInvoice', ['invoiceid' => 999]);
        $this->assertSame(['result' => 'error', 'message' => 'Invoice ID Not Found'], $answer);
    }

    /** [applycredit]: its five refusals, in the documented words. */
    public function testApplyCreditRefuses(): void
    {
        $id = $this->invoice('30.00');
        $apply = fn (int $invoice, string $amount): string => (string) (localAPI('ApplyCredit', [
            'invoiceid' => $invoice, 'amount' => $amount,
        ])['message'] ?? 'applied');
        $this->assertSame('Invoice ID Not Found', $apply(999, '1.00'));
        $this->assertSame('Amount exceeds customer credit balance', $apply($id, '60.00'));
        $this->assertSame('Amount Exceeds Invoice Balance', $apply($id, '31.00'));
        $zero = 'Credit Amount to apply must be greater than zero';
        $this->assertSame($zero, $apply($id, '0.00'));
        $this->assertSame('applied', $apply($id, '30.00'));
        $this->assertSame('Invoice Not in Unpaid Status', $apply($id, '1.00'));
    }

    /** [applycredit]: less than the balance is a partial payment; [class Billing/Invoice]. */
    public function testBefore9TheTotalFallsByAppliedCredit(): void
    {
        $id = $this->invoice('30.00');
        $answer = localAPI('ApplyCredit', ['invoiceid' => $id, 'amount' => '10.00']);
        $this->assertSame('false', $answer['invoicepaid']);
        $invoice = localAPI('GetInvoice', ['invoiceid' => $id]);
        $this->assertSame(['30.00', '10.00', '20.00', '20.00', 'Unpaid'], [
            $invoice['subtotal'], $invoice['credit'], $invoice['total'], $invoice['balance'],
            $invoice['status'],
        ]);
        $answer = localAPI('ApplyCredit', ['invoiceid' => $id, 'amount' => '20.00']);
        $this->assertSame('true', $answer['invoicepaid']);
        $invoice = localAPI('GetInvoice', ['invoiceid' => $id]);
        $this->assertSame(['0.00', 'Paid'], [$invoice['total'], $invoice['status']]);
        $journal = localAPI('GetCredits', ['clientid' => $this->client])['credits']['credit'];
        $this->assertSame(['-10.00', '-20.00'], array_column($journal, 'amount'));
        $this->assertSame('20.00', $this->credit());
    }

    /** [Credit and Debit Notes, 9.0], and seen on 9.0.3. */
    public function testFrom9OnTheTotalStaysAndCreditIsATransaction(): void
    {
        $this->site->options()->version = 9;
        $id = $this->invoice('30.00');
        localAPI('ApplyCredit', ['invoiceid' => $id, 'amount' => '10.00']);
        $invoice = localAPI('GetInvoice', ['invoiceid' => $id]);
        $this->assertSame(['30.00', '20.00'], [$invoice['total'], $invoice['balance']]);
        $row = $invoice['transactions']['transaction'][0];
        $this->assertSame('10.00', Money::text(Money::cents($row['amountin'])));
        $this->assertNotSame(0, (int) $row['billingnoteid']);
    }

    /**
     * Automatic Credit Use: invoices take credit as they are made, partially, too [Credit and
     * Prefunding]. Whether those of the API take a part is not documented: both ways.
     */
    public function testInvoicesTakeCreditWhereTheSettingSaysSo(): void
    {
        $invoices = $this->site->whmcs->invoices;
        $credit = Money::cents($this->credit());
        $id = $invoices->renew($this->client, $credit + 500);
        $this->assertSame('Unpaid', $invoices->get($id)['status']);
        $this->assertSame($credit, Money::cents($this->credit()), 'it is off');
        $this->site->whmcs->database->set('AutoApplyCredit', 'on');
        $whole = $this->invoice(Money::text($credit + 500));
        $this->assertSame($credit, Money::cents($this->credit()), 'the whole or nothing');
        $id = $invoices->renew($this->client, $credit - 100);
        $this->assertSame(['Paid', '1.00'], [$invoices->get($id)['status'], $this->credit()]);
        $this->site->options()->partialAutoCredit = true;
        $id = $this->invoice('5.00');
        $this->assertSame(['Unpaid', '4.00'], [
            $invoices->get($id)['status'], $invoices->get($id)['balance'],
        ]);
        $this->assertSame('0.00', $this->credit());
        $this->assertSame('Unpaid', $invoices->get($whole)['status']);
    }

    /** InvoicePaid is called inside of the call that paid [hooks-reference/invoices]. */
    public function testHooksRunInsideOfTheCall(): void
    {
        $seen = [];
        add_hook('InvoicePaid', 2, function (array $of) use (&$seen): void {
            $status = localAPI('GetInvoice', ['invoiceid' => $of['invoiceid']])['status'];
            $seen[] = "late $status";
        });
        add_hook('InvoicePaid', 1, function (array $of) use (&$seen): void {
            $seen[] = 'early';
        });
        $id = $this->invoice('10.00');
        localAPI('ApplyCredit', ['invoiceid' => $id, 'amount' => '10.00']);
        $this->assertSame(['early', 'late Paid'], $seen, 'by priority, lower numbers first');
    }

    /** Seen: local API calls commit by themselves, so a transaction around them undoes nothing. */
    public function testACallCommitsAtOnce(): void
    {
        Capsule::connection()->beginTransaction();
        $id = $this->invoice('10.00');
        Capsule::connection()->rollBack();
        $this->assertSame('success', localAPI('GetInvoice', ['invoiceid' => $id])['result']);
    }

    /** [Tax Configuration]: exclusive and inclusive; 14.00 at 22 %: 11.48 and 2.52. */
    public function testTaxes(): void
    {
        $database = $this->site->whmcs->database;
        $database->set('TaxEnabled', 'on');
        $database->insert('tbltax', [
            'level' => 1, 'name' => 'VAT', 'state' => '', 'country' => '', 'taxrate' => '22.00',
        ]);
        $sums = function (string $amount, array $other = []): array {
            $id = $this->invoice($amount, $other);
            $of = localAPI('GetInvoice', ['invoiceid' => $id]);
            return [$of['subtotal'], $of['tax'], $of['total']];
        };
        $this->assertSame(['14.00', '3.08', '17.08'], $sums('14.00'));
        $this->assertSame(['14.00', '0.00', '14.00'], $sums('14.00', ['itemtaxed1' => false]));
        $this->assertSame(['14.00', '2.66', '16.66'], $sums('14.00', ['taxrate' => '19']));
        $database->set('TaxType', 'Inclusive');
        $this->assertSame(['11.48', '2.52', '14.00'], $sums('14.00'));
        $database->update('tblclients', $this->client, ['taxexempt' => 1]);
        $this->assertSame(['14.00', '0.00', '14.00'], $sums('14.00'));
    }

    /** [addcredit]: what it refuses; the amount is journaled. */
    public function testAddCredit(): void
    {
        $add = fn (array $of) => localAPI('AddCredit', $of + ['clientid' => $this->client]);
        $this->assertSame('Client ID Not Found', $add(['clientid' => 99])['message']);
        $this->assertSame('No Amount Provided', $add([])['message']);
        $format = 'Amount must be in decimal format: ### or ###.##';
        $this->assertSame($format, $add(['amount' => '1,50'])['message']);
        $this->assertSame('51.50', $add(['amount' => '1.50'])['newbalance']);
        $this->assertSame('41.50', $add(['amount' => '10', 'type' => 'remove'])['newbalance']);
    }

    /** [getinvoices]: 25 a page unless told otherwise; no balance in the rows. */
    public function testListsHavePages(): void
    {
        for ($i = 0; $i < 30; $i++) {
            $this->invoice('1.00');
        }
        $page = localAPI('GetInvoices', ['userid' => $this->client]);
        $this->assertSame([30, 25], [$page['totalresults'], $page['numreturned']]);
        $this->assertArrayNotHasKey('balance', $page['invoices']['invoice'][0]);
        $page = localAPI('GetInvoices', ['userid' => $this->client, 'limitstart' => 25]);
        $this->assertCount(5, $page['invoices']['invoice']);
        $this->assertSame('', localAPI('GetInvoices', ['userid' => 99])['invoices']);
    }

    /** [updateinvoice], and InvoiceCancelled [hooks-reference/invoices]. */
    public function testAnInvoiceIsCancelled(): void
    {
        $cancelled = [];
        add_hook('InvoiceCancelled', 1, function (array $of) use (&$cancelled): void {
            $cancelled[] = $of['invoiceid'];
        });
        $id = $this->invoice('10.00');
        $wrong = localAPI('UpdateInvoice', ['invoiceid' => $id, 'status' => 'Void']);
        $this->assertSame('Invalid status Void', $wrong['message']);
        localAPI('UpdateInvoice', ['invoiceid' => $id, 'status' => 'Cancelled']);
        $this->assertSame([$id], $cancelled);
        $answer = localAPI('AddInvoicePayment', ['invoiceid' => $id, 'transid' => 'T']);
        $text = 'It is not possible to add a payment to an invoice that is Cancelled';
        $this->assertSame($text, $answer['message']);
    }

    /** [addorder, acceptorder], and seen: arrays only, clientid only, the system name only. */
    public function testOrders(): void
    {
        $order = [
            'clientid' => $this->client, 'domain' => ['a.com'], 'domaintype' => ['register'],
            'paymentmethod' => 'banktransfer', 'noinvoice' => true, 'noemail' => true,
        ];
        $wrong = localAPI('AddOrder', ['userid' => 1, 'clientid' => 0] + $order);
        $this->assertSame('Client ID Not Found', $wrong['message']);
        $wrong = localAPI('AddOrder', ['paymentmethod' => 'Bank Transfer'] + $order);
        $this->assertStringStartsWith('Invalid Payment Method', $wrong['message']);
        $nothing = 'No items added to cart so order cannot proceed';
        $wrong = localAPI('AddOrder', ['domain' => 'a.com'] + $order);
        $this->assertSame($nothing, $wrong['message']);
        $this->site->options()->cartIsEmptied = true;
        $this->assertSame($nothing, localAPI('AddOrder', $order)['message']);
        $this->site->options()->cartIsEmptied = false;
        $made = localAPI('AddOrder', $order);
        StandIn\Api\Orders::$registered = [];
        localAPI('AcceptOrder', ['orderid' => $made['orderid'], 'sendregistrar' => false]);
        $this->assertSame([], StandIn\Api\Orders::$registered);
        $again = localAPI('AcceptOrder', ['orderid' => $made['orderid']]);
        $this->assertSame('Order ID not found or Status not Pending', $again['message']);
        $made = localAPI('AddOrder', $order);
        localAPI('AcceptOrder', ['orderid' => $made['orderid']]);
        $this->assertSame(['a.com'], StandIn\Api\Orders::$registered, 'it would register');
        $found = localAPI('GetClientsDomains', ['clientid' => $this->client]);
        $this->assertSame(2, $found['totalresults'], 'two rows of one name are possible');
    }

    /** [sendemail, class Mail/Template]: no master row, disabled, the client's language. */
    public function testMails(): void
    {
        $send = fn () => localAPI('SendEmail', [
            'messagename' => 'Low', 'id' => $this->client, 'customvars' => ['sum' => '5.00'],
        ]);
        $row = [
            'type' => 'general', 'name' => 'Low', 'subject' => 'Hi {$client_first_name}',
            'message' => '{if isset($sum)}{$sum|escape}{/if}', 'attachments' => '',
            'fromname' => '', 'fromemail' => '', 'disabled' => 0, 'custom' => 1,
            'language' => 'german', 'copyto' => '', 'blind_copy_to' => '', 'plaintext' => 0,
        ];
        $database = $this->site->whmcs->database;
        $german = ['subject' => 'Hallo {$client_first_name}'] + $row;
        $database->insert('tblemailtemplates', $german);
        $this->assertSame('Email Template not found', $send()['message'], 'no master row');
        $master = $database->insert('tblemailtemplates', ['language' => ''] + $row);
        $this->assertSame('success', $send()['result']);
        $database->update('tblclients', $this->client, ['language' => 'german']);
        $send();
        $mails = $database->rows('SELECT subject, message FROM tblemails ORDER BY id');
        $this->assertSame(['Hi Ada', 'Hallo Ada'], array_column($mails, 'subject'));
        $this->assertSame('5.00', $mails[0]['message']);
        $database->update('tblemailtemplates', $master, ['disabled' => 1]);
        $database->update('tblclients', $this->client, ['language' => '']);
        $this->assertSame('Email Template is disabled', $send()['message']);
        $this->site->options()->mailFails = true;
        $database->update('tblemailtemplates', $master, ['disabled' => 0]);
        $this->assertSame('Sending Failed. Please see documentation.', $send()['message']);
    }

    /** [Smarty Security Policy]: other modifiers end the mail. */
    public function testMailsMayNotUseEveryModifier(): void
    {
        $this->expectException(SmartyException::class);
        localAPI('SendEmail', [
            'customtype' => 'general', 'customsubject' => 'x', 'id' => $this->client,
            'custommessage' => '{"id"|shell_exec}',
        ]);
    }

    /** [internal-api]: a refusal does not throw; what breaks inside does, before or after it. */
    public function testACallCanDie(): void
    {
        $this->site->options()->accidents = ['createinvoice' => 'dies'];
        try {
            $this->invoice('10.00');
            $this->fail('it should have died');
        } catch (Died) {
            $this->assertSame(1, localAPI('GetInvoices', [])['totalresults'], 'yet it was done');
        }
    }

    /** Seen, in several modules that decode it: input is HTML-encoded. */
    public function testInputIsEncoded(): void
    {
        Request::enter(['q' => '<b>"x"'], ['p' => ['a' => "O'Neil & Co"]]);
        $this->assertSame('&lt;b&gt;&quot;x&quot;', $_GET['q']);
        $this->assertSame('O&#039;Neil &amp; Co', $_POST['p']['a']);
    }

    /** check_token refuses a missing and a wrong token, and nothing else looks at them. */
    public function testTokens(): void
    {
        $_SESSION['token'] = 'right';
        Request::enter([], ['token' => 'right']);
        check_token();
        foreach ([['token' => 'wrong'], ['other' => '1']] as $post) {
            Request::enter([], $post);
            try {
                check_token();
                $this->fail('it should have refused');
            } catch (TokenRefused $refused) {
                $this->assertSame('Invalid Token', $refused->getMessage());
            }
        }
    }

    /** [advanced/authentication]: the states do not exclude each other. */
    public function testWhoIsThere(): void
    {
        $visitor = new CurrentUser();
        $this->assertNull($visitor->client());
        $_SESSION = ['adminid' => 1];
        $this->assertTrue($visitor->isAuthenticatedAdmin());
        $this->assertFalse($visitor->isMasqueradingAdmin());
        $_SESSION['uid'] = $this->client;
        $this->assertTrue($visitor->isMasqueradingAdmin());
        $this->assertSame($this->client, $visitor->client()->id);
    }

    /** [encryptpassword]: the ciphertext differs each time. */
    public function testSecrets(): void
    {
        $encrypt = fn () => localAPI('EncryptPassword', ['password2' => 'pa&amp;ss'])['password'];
        [$one, $two] = [$encrypt(), $encrypt()];
        $this->assertNotSame($one, $two);
        $plain = localAPI('DecryptPassword', ['password2' => $one]);
        $this->assertSame('pa&amp;ss', $plain['password']);
    }

    private function invoice(string $amount, array $other = []): int
    {
        return localAPI('CreateInvoice', $other + [
            'userid' => $this->client, 'status' => 'Unpaid', 'date' => date('Y-m-d'),
            'itemdescription1' => 'Backorder a.com', 'itemamount1' => $amount,
            'itemtaxed1' => true, 'notes' => 'bo-1.1.create-invoice.1.',
        ])['invoiceid'];
    }

    private function credit(): string
    {
        return localAPI('GetClientsDetails', ['clientid' => $this->client])['client']['credit'];
    }
}
