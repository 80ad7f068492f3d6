<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\DomainName;
use Backorder\LogEntry;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Refusal;

/** The history of a name, and the dispute file of an order. */
final class Logs implements AdminPage
{
    public function __construct(private Addon $addon)
    {
    }

    public function change(): ?string
    {
        throw new Refusal('no_such_page');
    }

    public function html(array $common): string
    {
        if (Input::number('id') !== 0) {
            return (new DisputeFile($this->addon))->html($common, Input::number('id'));
        }
        $text = Input::text('domain');
        $entries = [];
        if ($text !== '') {
            $name = DomainName::parse($text, $this->addon->engine()->tlds());
            $store = $this->addon->store();
            $entries = LogEntry::history($name, $store->rows($store->sql->log($name)));
        }
        $zone = $this->addon->zone();
        return View::render('admin/logs', $common + [
            'domain' => $text, 'zone' => $zone->name,
            'entries' => array_map(fn (LogEntry $entry) => [
                'at' => $zone->toLocal($entry->at), 'utc' => gmdate('Y-m-d H:i:s', $entry->at),
                'client' => $entry->client, 'backorder' => $entry->backorder,
                'event' => $entry->event->value, 'from' => $entry->from, 'to' => $entry->to,
                'reason' => $entry->cause?->value ?? '', 'detail' => $entry->detail,
            ], $entries),
        ]);
    }
}
