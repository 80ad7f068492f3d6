<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Commands;

use Backorder\Actor;
use Backorder\Backorder;
use Backorder\BackorderKind;
use Backorder\Book;
use Backorder\DomainName;
use Backorder\Exception\BackorderException;
use Backorder\Exception\LifecycleException;
use Backorder\Exception\NameException;
use Backorder\Exception\TimeException;
use Backorder\Listing;
use Backorder\Status;
use Backorder\TimeZone;
use Backorder\Whmcs\Addon;

/** What places, deletes and activates. */
final class Changes implements Family
{
    public function __construct(private Addon $addon)
    {
    }

    public function commands(): array
    {
        return [
            'CREATEBACKORDER' => $this->create(...),
            'DELETEBACKORDER' => $this->delete(...),
            'ACTIVATEBACKORDER' => $this->activate(...),
            'CREATEINVOICE' => $this->invoice(...),
        ];
    }

    private function create(array $command, Caller $caller): Answer
    {
        $client = $caller->requireRight();
        $name = $this->name($command);
        $kind = BackorderKind::tryFrom(strtoupper($command['TYPE'] ?? '') ?: 'FULL')
            ?? throw new Failed(505, 'TYPE');
        $existing = $this->newest($client, $name);
        if ($existing?->isOpen === true) {
            throw new Failed(549, match ($existing->status) {
                Status::Requested, Status::Active => 'BACKORDER ALREADY EXISTING',
                default => 'THIS BACKORDER CANNOT BE MODIFIED',
            });
        }
        try {
            $listing = $this->listing($command, $name, $caller);
            $this->addon->backorders()->place($client, $name, $kind, $listing);
        } catch (BackorderException $error) {
            throw match ($error->getKind()) {
                'price-missing', 'kind-unavailable' => new Failed(549, 'TLD NOT SUPPORTED'),
                'already-open' => new Failed(549, 'BACKORDER ALREADY EXISTING'),
                default => $error,
            };
        }
        return Answer::of();
    }

    private function delete(array $command, Caller $caller): Answer
    {
        $client = $caller->requireRight();
        $record = $this->existing($client, $command);
        $by = $caller->isAdmin ? Actor::admin() : Actor::client($client);
        try {
            $this->addon->backorders()->delete($record->id, $by);
        } catch (LifecycleException) {
            throw new Failed(549, 'THIS BACKORDER CANNOT BE DELETED');
        }
        return Answer::of();
    }

    private function activate(array $command, Caller $caller): Answer
    {
        $client = $caller->requireAdminRight();
        $record = $this->existing($client, $command);
        if ($record->status !== Status::Requested) {
            throw new Failed(549, 'ONLY BACKORDER WITH STATUS REQUESTED CAN BE ACTIVATED');
        }
        $this->addon->backorders()->activate($record->id);
        return Answer::of();
    }

    /** Nobody says what is invoiced: the backorder's own name and what was held for it are. */
    private function invoice(array $command, Caller $caller): Answer
    {
        $caller->requireAdminRight();
        throw new Failed(549, 'INVOICES ARE MADE BY THE BATCH JOB');
    }

    /** The droplist says when a name drops; an admin may, for a name that it has not. */
    private function listing(array $command, DomainName $name, Caller $caller): ?Listing
    {
        $listing = $this->addon->droplist()?->listing($name);
        $text = $command['DROPDATE'] ?? '';
        if ($listing !== null || !$caller->isAdmin || $text === '') {
            return $listing;
        }
        try {
            return Listing::ofAdmin(TimeZone::utc()->resolve($text));
        } catch (TimeException) {
            throw new Failed(505, 'DROPDATE');
        }
    }

    /** @throws Failed 504, 505, 541 */
    private function name(array $command): DomainName
    {
        $text = $command['DOMAIN'] ?? '';
        if ($text === '') {
            throw new Failed(504, 'DOMAIN');
        }
        try {
            return DomainName::parse($text, $this->addon->engine()->tlds());
        } catch (NameException $error) {
            throw $error->getKind() === 'tld-unknown' ? new Failed(541, 'NOT SUPPORTED')
                : new Failed(505, 'DOMAIN');
        }
    }

    /** @throws Failed 504, 505, 545 */
    private function existing(int $client, array $command): Backorder
    {
        $text = $command['DOMAIN'] ?? '';
        if ($text === '') {
            throw new Failed(504, 'DOMAIN');
        }
        try {
            // A name whose TLD has no price any more is there all the same.
            $name = DomainName::parse($text);
        } catch (NameException) {
            throw new Failed(505, 'DOMAIN');
        }
        return $this->newest($client, $name) ?? throw new Failed(545, 'DOMAIN');
    }

    /** The client's open backorder for a name, else the newest one. */
    private function newest(int $client, DomainName $name): ?Backorder
    {
        $store = $this->addon->store();
        $rows = $store->found(
            "SELECT * FROM {$store->table('backorders')}
                WHERE client_id = ? AND domain = ? AND deleted_at IS NULL ORDER BY id",
            [$client, $name->ascii],
        );
        $book = new Book();
        $book->load(['backorders' => $rows]);
        $records = $book->all();
        $open = array_values(array_filter($records, fn (Backorder $of) => $of->isOpen));
        return $open[0] ?? array_pop($records);
    }
}
