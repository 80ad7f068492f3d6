<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Ports;

use Backorder\Runner\Refused;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Tables;
use WHMCS\Database\Capsule;

/** A client's contact handle at the registrar: made once, and anew when the address changes. */
final class Contacts
{
    public function __construct(private Addon $addon)
    {
    }

    public function handle(int $client): string
    {
        $fixed = $this->addon->settings->text('owner_contact');
        if ($fixed !== '') {
            return $fixed;
        }
        $details = self::details($client);
        $hash = substr(hash('sha256', json_encode($details)), 0, 64);
        $table = Capsule::table(Tables::PREFIX . 'contacts');
        $row = (clone $table)->where('client_id', $client)->first();
        if ($row !== null && $row->details === $hash) {
            return $row->handle;
        }
        $handle = $this->addon->registrar()->addContact($details);
        $new = ['handle' => $handle, 'details' => $hash];
        $table->updateOrInsert(['client_id' => $client], $new);
        return $handle;
    }

    /** @return array<string, string> by the registrar's field names */
    private static function details(int $client): array
    {
        $of = Capsule::table('tblclients')->where('id', $client)->first()
            ?? throw new Refused("there is no client $client");
        return array_filter(array_map(Input::plain(...), [
            'FIRSTNAME' => $of->firstname, 'LASTNAME' => $of->lastname,
            'ORGANIZATION' => $of->companyname, 'STREET0' => $of->address1,
            'STREET1' => $of->address2, 'CITY' => $of->city, 'STATE' => $of->state,
            'ZIP' => $of->postcode, 'COUNTRY' => $of->country, 'PHONE' => $of->phonenumber,
            'EMAIL' => $of->email,
        ]), fn (string $text) => $text !== '');
    }
}
