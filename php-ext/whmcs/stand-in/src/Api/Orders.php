<?php

declare(strict_types=1);

namespace StandIn\Api;

use StandIn\Api;
use StandIn\Money;
use StandIn\Whmcs;

/** Orders and domains. Source: api-reference, addorder to updateclientdomain. */
final class Orders
{
    /** @var list<string> names that AcceptOrder would have registered */
    public static array $registered = [];

    public function __construct(private Whmcs $whmcs)
    {
    }

    /** @return array<string, callable> */
    public function commands(): array
    {
        return [
            'addorder' => $this->add(...),
            'acceptorder' => $this->accept(...),
            'cancelorder' => $this->cancel(...),
            'getclientsdomains' => $this->domains(...),
            'updateclientdomain' => $this->update(...),
            'gettldpricing' => $this->pricing(...),
        ];
    }

    private function add(array $of): array
    {
        $client = $this->whmcs->client((int) ($of['clientid'] ?? 0));
        if ($client === null) {
            return Api::error('Client ID Not Found');
        }
        if ($client['status'] === 'Closed') {
            return Api::error('Client is not active');
        }
        $gateways = array_column(
            $this->whmcs->database->rows('SELECT gateway FROM tblpaymentgateways ORDER BY id'),
            'gateway',
        );
        $gateway = (string) ($of['paymentmethod'] ?? '');
        if (!in_array($gateway, $gateways, true)) {
            $valid = implode(', ', $gateways);
            return Api::error("Invalid Payment Method. Valid options include $valid");
        }
        $names = $of['domain'] ?? [];
        if (!is_array($names) || $names === [] || $this->whmcs->options->cartIsEmptied) {
            return Api::error('No items added to cart so order cannot proceed');
        }
        $order = $this->whmcs->database->insert('tblorders', [
            'ordernum' => (string) random_int(1_000_000, 9_999_999), 'userid' => $client['id'],
            'date' => $this->whmcs->date('Y-m-d H:i:s'), 'amount' => '0.00',
            'paymentmethod' => $gateway, 'invoiceid' => 0, 'status' => 'Pending',
        ]);
        $ids = [];
        foreach ($names as $key => $name) {
            $price = $of['domainpriceoverride'][$key] ?? '0.00';
            $renewal = $of['domainrenewoverride'][$key] ?? '0.00';
            $ids[] = $this->insertDomain($client, $order, (string) $name, $gateway, [
                'registrationperiod' => (int) ($of['regperiod'][$key] ?? 1),
                'firstpaymentamount' => Money::text(Money::cents($price)),
                'recurringamount' => Money::text(Money::cents($renewal)),
            ]);
        }
        $invoice = 0;
        if (!($of['noinvoice'] ?? false)) {
            $invoice = $this->whmcs->invoices->create((int) $client['id'], []);
        }
        return [
            'result' => 'success', 'orderid' => $order, 'serviceids' => '', 'productids' => '',
            'addonids' => '', 'domainids' => implode(',', $ids), 'invoiceid' => $invoice,
        ];
    }

    private function insertDomain(
        array $client,
        int $order,
        string $name,
        string $gateway,
        array $of,
    ): int {
        return $this->whmcs->database->insert('tbldomains', $of + [
            'userid' => $client['id'], 'orderid' => $order, 'type' => 'Register',
            'registrationdate' => $this->whmcs->date('Y-m-d'), 'domain' => $name, 'registrar' => '',
            'expirydate' => '0000-00-00', 'subscriptionid' => '', 'promoid' => 0,
            'status' => 'Pending', 'nextduedate' => $this->whmcs->date('Y-m-d'),
            'nextinvoicedate' => $this->whmcs->date('Y-m-d'), 'additionalnotes' => '',
            'paymentmethod' => $gateway, 'dnsmanagement' => 0, 'emailforwarding' => 0,
            'idprotection' => 0, 'is_premium' => 0, 'donotrenew' => 0, 'reminders' => '',
            'synced' => 0,
        ]);
    }

    private function accept(array $of): array
    {
        $order = (int) ($of['orderid'] ?? 0);
        $sql = "SELECT status FROM tblorders WHERE id = ?";
        if ($this->whmcs->database->value($sql, [$order]) !== 'Pending') {
            return Api::error('Order ID not found or Status not Pending');
        }
        $this->whmcs->database->update('tblorders', $order, ['status' => 'Active']);
        $sql = 'SELECT * FROM tbldomains WHERE orderid = ?';
        foreach ($this->whmcs->database->rows($sql, [$order]) as $domain) {
            // What it does where the parameter is left out is not documented: the worse of both.
            if ($of['sendregistrar'] ?? true) {
                self::$registered[] = $domain['domain'];
            }
            $this->whmcs->database->update('tbldomains', $domain['id'], [
                'registrar' => (string) ($of['registrar'] ?? ''),
                'status' => 'Pending Registration',
            ]);
        }
        return ['result' => 'success'];
    }

    private function cancel(array $of): array
    {
        $order = (int) ($of['orderid'] ?? 0);
        $sql = "SELECT status FROM tblorders WHERE id = ?";
        if ($this->whmcs->database->value($sql, [$order]) !== 'Pending') {
            return Api::error('Order ID not found or Status not Pending');
        }
        $this->whmcs->database->update('tblorders', $order, ['status' => 'Cancelled']);
        return ['result' => 'success'];
    }

    private function domains(array $of): array
    {
        [$where, $values] = ['1 = 1', []];
        $columns = ['clientid' => 'userid', 'domainid' => 'id', 'domain' => 'domain'];
        foreach ($columns as $key => $is) {
            if (($of[$key] ?? '') !== '') {
                $where .= " AND $is = ?";
                $values[] = $of[$key];
            }
        }
        $database = $this->whmcs->database;
        $total = (int) $database->value("SELECT COUNT(*) FROM tbldomains WHERE $where", $values);
        [$start, $limit] = [(int) ($of['limitstart'] ?? 0), (int) ($of['limitnum'] ?? 25)];
        $rows = array_map(
            fn ($row) => [
                'id' => (int) $row['id'], 'userid' => (int) $row['userid'],
                'domainname' => $row['domain'], 'regtype' => $row['type'],
                'regdate' => $row['registrationdate'],
                'regperiod' => (int) $row['registrationperiod'], 'notes' => $row['additionalnotes'],
                'recurringamount' => Money::text(Money::cents($row['recurringamount'])),
            ] + $row,
            $database->rows(
                "SELECT * FROM tbldomains WHERE $where ORDER BY id LIMIT $limit OFFSET $start",
                $values,
            ),
        );
        return [
            'result' => 'success', 'totalresults' => $total, 'startnumber' => $start,
            'numreturned' => count($rows),
            'domains' => Api::list($this->whmcs->options, 'domain', $rows),
        ];
    }

    private function update(array $of): array
    {
        $id = (int) ($of['domainid'] ?? 0);
        $sql = 'SELECT id FROM tbldomains WHERE id = ?';
        if ($this->whmcs->database->row($sql, [$id]) === null) {
            return Api::error('Domain ID Not Found');
        }
        $columns = [
            'type' => 'type', 'regdate' => 'registrationdate', 'nextduedate' => 'nextduedate',
            'expirydate' => 'expirydate', 'firstpaymentamount' => 'firstpaymentamount',
            'recurringamount' => 'recurringamount', 'registrar' => 'registrar',
            'regperiod' => 'registrationperiod', 'paymentmethod' => 'paymentmethod',
            'status' => 'status', 'notes' => 'additionalnotes',
        ];
        foreach ($columns as $key => $column) {
            if (isset($of[$key])) {
                $this->whmcs->database->update('tbldomains', $id, [$column => (string) $of[$key]]);
            }
        }
        return ['result' => 'success', 'domainid' => $id];
    }

    private function pricing(array $of): array
    {
        $database = $this->whmcs->database;
        $currency = (int) ($of['currencyid'] ?? 0)
            ?: (int) ($this->whmcs->client((int) ($of['clientid'] ?? 0))['currency'] ?? 1);
        $sql = 'SELECT id, code, prefix, suffix, format, rate FROM tblcurrencies WHERE id = ?';
        $shape = $database->row($sql, [$currency]);
        $pricing = [];
        foreach ($database->rows('SELECT * FROM tbldomainpricing') as $tld) {
            $of = ['categories' => [], 'group' => '', 'grace_period' => null];
            foreach (['register', 'transfer', 'renew'] as $what) {
                $price = $database->row(
                    'SELECT msetupfee, qsetupfee FROM tblpricing
                        WHERE type = ? AND currency = ? AND relid = ?',
                    ["domain$what", $currency, $tld['id']],
                );
                foreach ([1 => 'msetupfee', 2 => 'qsetupfee'] as $years => $column) {
                    if ($price !== null && Money::cents($price[$column]) > 0) {
                        $of[$what][(string) $years] = Money::text(Money::cents($price[$column]));
                    }
                }
            }
            $pricing[ltrim($tld['extension'], '.')] = $of;
        }
        return ['result' => 'success', 'currency' => $shape, 'pricing' => $pricing];
    }
}
