<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Ports;

use Backorder\Effect\ImportDomain;
use Backorder\Runner\Domains as Port;
use Backorder\Runner\Errand;
use Backorder\Runner\Refused;
use Backorder\Whmcs\Settings;
use WHMCS\Database\Capsule;

/**
 * Caught domains become rows of tbldomains, as importers of third parties make them: an order by
 * the API runs through the cart, where hooks may empty it and where accepting may register.
 */
final class Domains implements Port
{
    public function __construct(private Settings $settings)
    {
    }

    public function import(ImportDomain $effect, Errand $errand): void
    {
        $client = Capsule::table('tblclients')->where('id', $effect->client)->first();
        if ($client === null) {
            throw new Refused("there is no client $effect->client");
        }
        $name = $effect->name->ascii;
        $isThere = Capsule::table('tbldomains')->where('userid', $effect->client)
            ->where('domain', $name)->exists();
        if ($isThere) {
            return;
        }
        $method = $this->settings->text('payment_method');
        $row = [
            'userid' => $effect->client, 'orderid' => 0, 'type' => 'Register',
            'registrationdate' => $effect->registeredOn, 'domain' => $name,
            'firstpaymentamount' => '0.00', 'recurringamount' => $this->renewal($effect),
            'registrar' => $this->settings->text('registrar'), 'registrationperiod' => 1,
            'expirydate' => $effect->expiresOn, 'subscriptionid' => '', 'promoid' => 0,
            'status' => 'Active', 'nextduedate' => $effect->dueOn,
            'nextinvoicedate' => $effect->dueOn, 'additionalnotes' => '',
            'paymentmethod' => $method !== '' ? $method : (string) $client->defaultgateway,
            'dnsmanagement' => 0, 'emailforwarding' => 0, 'idprotection' => 0, 'is_premium' => 0,
            'donotrenew' => 0, 'reminders' => '', 'synced' => 0,
        ];
        // Columns differ from version to version: those that are not there are left out.
        $there = array_flip(Capsule::schema()->getColumnListing('tbldomains'));
        Capsule::table('tbldomains')->insert(array_intersect_key($row, $there));
    }

    /** The renewal price for a year in the client's currency; 0.00 where there is none. */
    private function renewal(ImportDomain $effect): string
    {
        $pricing = localAPI('GetTLDPricing', ['clientid' => $effect->client]);
        $renew = $pricing['pricing'][$effect->name->tld]['renew'] ?? [];
        return is_array($renew) ? (string) ($renew['1'] ?? $renew[1] ?? '0.00') : '0.00';
    }
}
