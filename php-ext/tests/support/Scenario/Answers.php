<?php

declare(strict_types=1);

namespace Backorder\Tests\Scenario;

use Backorder\AdoptionReport;
use Backorder\Backorder;
use Backorder\Book;
use Backorder\Decision;
use Backorder\Effect;
use Backorder\Engine;
use Backorder\Exception\BackorderException;
use Backorder\Explanation;
use Backorder\ShortItem;
use Backorder\UndeliveredMessage;

/** What the extension shows, as lines of a trace. */
final class Answers
{
    public static function error(BackorderException $error): Line
    {
        return Line::answer(
            'error',
            code: $error->getCode(),
            name: $error->getKind(),
            subject: $error->getSubject(),
        );
    }

    /**
     * @param list<Decision> $decisions
     * @return list<Line>
     */
    public static function decisions(array $decisions): array
    {
        $lines = [];
        foreach ($decisions as $decision) {
            $lines[] = Line::answer(
                'decision',
                client: $decision->client,
                event: $decision->event->value,
                backorder: $decision->backorder,
                name: self::text($decision->name),
                life: $decision->life,
                from: $decision->from,
                to: $decision->to,
                made: $decision->hold?->made,
                captured: $decision->hold?->captured,
                released: $decision->hold?->released,
                reason: $decision->cause?->value,
                detail: $decision->reasonDetail,
                warning: $decision->warning,
                reference: $decision->reference,
                at: $decision->at,
            );
            foreach ($decision->effects as $effect) {
                array_push($lines, ...self::effect($effect));
            }
        }
        return $lines;
    }

    /** @return list<Line> */
    private static function effect(Effect $effect): array
    {
        [$values, $more] = match (true) {
            $effect instanceof Effect\SubmitApplication => [[
                'name' => (string) $effect->name,
                'kind' => $effect->product->value,
                'new' => $effect->forceNew,
            ], []],
            $effect instanceof Effect\FindApplication,
            $effect instanceof Effect\ReadDomain => [['name' => (string) $effect->name], []],
            $effect instanceof Effect\PollApplication => [['reference' => $effect->reference], []],
            $effect instanceof Effect\CreateInvoice => [[
                'name' => (string) $effect->name,
                'amount' => $effect->amount,
                'net' => $effect->net,
                'tax' => $effect->tax,
                'rates' => (string) $effect->rates,
            ], []],
            $effect instanceof Effect\FindInvoice => [[], array_map(
                fn (string $note) => Line::answer('note', id: $note),
                $effect->notes,
            )],
            $effect instanceof Effect\PollInvoice,
            $effect instanceof Effect\CancelInvoice => [['invoice' => $effect->invoice], []],
            $effect instanceof Effect\ImportDomain => [[
                'name' => (string) $effect->name,
                'currency' => $effect->currency,
                'registered' => $effect->registeredOn,
                'expires' => $effect->expiresOn,
                'due' => $effect->dueOn,
            ], []],
            $effect instanceof Effect\NotifyClient => [[
                'about' => $effect->topic->value,
                'name' => self::text($effect->name),
            ], array_map(self::short(...), $effect->items)],
            $effect instanceof Effect\AlertReseller => [[
                'about' => $effect->topic->value,
                'name' => (string) $effect->name,
                'reference' => $effect->reference,
                'invoice' => $effect->invoice,
                'detail' => $effect->detail,
            ], []],
        };
        $values += [
            'id' => $effect->id,
            'client' => $effect->client,
            'changing' => $effect->isChanging,
        ];
        return [Line::answer('effect', ...$values), ...$more];
    }

    private static function short(ShortItem $item): Line
    {
        return Line::answer(
            'short',
            backorder: $item->backorder,
            name: (string) $item->name,
            drops: $item->dropAt,
            price: $item->price,
            missing: $item->missing,
            late: $item->isLate,
        );
    }

    /** @return list<Line> */
    public static function adopted(AdoptionReport $report): array
    {
        $lines = [];
        foreach ($report->taken as $taken) {
            $lines[] = Line::answer('taken', id: $taken->id, status: $taken->status->value);
            foreach ($taken->warnings as $doubt) {
                $kind = $doubt->kind->value;
                $lines[] = Line::answer('doubt', kind: $kind, message: $doubt->message);
            }
        }
        foreach ($report->refused as $refused) {
            $lines[] = Line::answer(
                'error',
                code: $refused->code,
                name: $refused->kind,
                subject: $refused->subject,
            );
        }
        return [...$lines, ...self::decisions($report->decisions)];
    }

    /**
     * Accounts, records with what they wait for, claims.
     *
     * @return list<Line>
     */
    public static function state(Engine $engine, Book $book, int $now): array
    {
        $lines = [];
        foreach ($book->clients() as $client) {
            $funds = $book->funds($client);
            if ($funds !== null) {
                $values = ['client' => $client] + get_object_vars($funds);
                $lines[] = Line::answer('funds', ...$values);
            }
        }
        foreach ($book->all() as $record) {
            $lines[] = self::record($book, $record);
            foreach ($engine->timetable($book, $record->id, $now) as $wait) {
                $lines[] = Line::answer('timer', name: $wait->timer->value, at: $wait->at);
            }
            foreach ($book->claims($record->name) as $claim) {
                $lines[] = Line::answer(
                    'claim',
                    drops: $claim->dropAt,
                    backorder: $claim->backorder,
                    life: $claim->life,
                );
            }
        }
        return $lines;
    }

    private static function record(Book $book, Backorder $record): Line
    {
        return Line::answer(
            'record',
            id: $record->id,
            client: $record->client,
            name: (string) $record->name,
            stage: $record->isDeleted ? 'deleted' : $record->status->value,
            kind: $record->kind->value,
            life: $record->life,
            revision: $record->revision,
            held: $record->hold,
            net: $record->holdNet,
            covered: $book->isCovered($record->id),
            invoice: $record->invoice,
            invoiced: $record->invoiceState?->value,
            total: $record->invoiceTotal,
            reference: $record->reference,
            reason: $record->cause?->value,
            detail: $record->reasonDetail,
            placed: $record->placedAt,
            updated: $record->updatedAt,
            drops: $record->dropAt,
            finalizes: $record->finalizationAt,
        );
    }

    /** @return list<Line> */
    public static function explanation(Explanation $answer): array
    {
        $lines = [];
        $parts = [
            'because' => $answer->because,
            'next' => $answer->next,
            'would-change' => $answer->wouldChange,
        ];
        foreach ($parts as $part => $sentences) {
            foreach ($sentences as $sentence) {
                $lines[] = Line::answer('sentence', part: $part, text: $sentence);
            }
        }
        return $lines;
    }

    public static function undelivered(UndeliveredMessage $message): Line
    {
        return Line::answer(
            'undelivered',
            id: $message->effect->id,
            found: $message->foundAt,
            sends: $message->sends,
        );
    }

    private static function text(?\Stringable $value): ?string
    {
        return $value === null ? null : (string) $value;
    }
}
