<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Effect;
use Backorder\InvoiceReport;
use Backorder\InvoiceState;
use Backorder\Ispapi\Client;
use Backorder\Outcome;
use Backorder\Upstream;

/** Carries out effects, each in its own world: the registrar, billing, mail. */
final class Carrier
{
    /** The kind of effect after which the power fails, once. */
    public ?string $powerCutAfter = null;

    public function __construct(
        private Client $registrar,
        private Store $store,
        private Billing $billing,
        private Mailer $mailer,
        private Answers $answers,
        private Timeline $timeline,
    ) {
    }

    public function carry(Effect $effect): Outcome
    {
        $outcome = match (true) {
            $effect instanceof Effect\SubmitApplication
                => $this->said($this->registrar->submitApplication($effect, self::owner($effect))),
            $effect instanceof Effect\FindApplication
                => $this->said($this->registrar->findApplication(
                    $effect,
                    self::owner($effect),
                    $this->store->references($effect->name),
                )),
            $effect instanceof Effect\PollApplication
                => $this->said($this->registrar->pollApplication($effect)),
            $effect instanceof Effect\ReadDomain
                => $this->said($this->registrar->readDomain($effect)),
            $effect instanceof Effect\CreateInvoice => $this->createInvoice($effect),
            $effect instanceof Effect\FindInvoice
                => $this->invoice($effect, $this->billing->findInvoice($effect->notes)),
            $effect instanceof Effect\PollInvoice => $this->invoice($effect, $effect->invoice),
            $effect instanceof Effect\CancelInvoice
                => $this->billing->cancelInvoice($effect->invoice)
                    ? Outcome::done()
                    : Outcome::refused(0, 'the invoice is paid'),
            $effect instanceof Effect\ImportDomain => $this->import($effect),
            $effect instanceof Effect\NotifyClient => $this->notify($effect),
            $effect instanceof Effect\AlertReseller => $this->alert($effect),
        };
        if ($effect->kind->value === $this->powerCutAfter) {
            $this->powerCutAfter = null;
            throw new PowerCut($effect->id);
        }
        $this->timeline->carried($effect, $outcome, $this->registrar->problem);
        return $outcome;
    }

    /** What the registrar said, or that it said nothing. */
    private function said(Outcome $outcome): Outcome
    {
        $this->answers->note(Upstream::Registrar, $outcome->name !== 'unknown');
        return $outcome;
    }

    /** The client's contact handle at the registrar. */
    private static function owner(Effect $effect): string
    {
        return sprintf('P-DEM%03d', $effect->client);
    }

    private function createInvoice(Effect\CreateInvoice $effect): Outcome
    {
        $text = "Backorder of {$effect->name->unicode}";
        $id = $this->billing->createInvoice($effect->client, $effect->id, $text, $effect->amount);
        return $this->invoice($effect, $id);
    }

    private function invoice(Effect $effect, ?int $id): Outcome
    {
        $invoice = $id === null ? null : $this->billing->invoice($id);
        if ($invoice === null) {
            return Outcome::invoiceMissing();
        }
        $account = $this->billing->account($effect->client);
        return Outcome::invoice(new InvoiceReport(
            $invoice['id'],
            $invoice['total'],
            InvoiceState::fromWhmcs($invoice['status']),
            $account['credit'],
            $account['unpaid'],
        ));
    }

    private function import(Effect\ImportDomain $effect): Outcome
    {
        $this->billing->importDomain($effect->client, $effect->name->ascii, [
            'registered' => $effect->registeredOn, 'expires' => $effect->expiresOn,
            'due' => $effect->dueOn,
        ], $effect->currency);
        return Outcome::done();
    }

    private function notify(Effect\NotifyClient $effect): Outcome
    {
        $lines = array_map(
            fn ($item) => "{$item->name->unicode} drops at " . Clock::utc($item->dropAt)
                . " UTC, costs {$item->price}, {$item->missing} are missing",
            $effect->items,
        );
        $text = $effect->name === null ? implode("\n", $lines) : $effect->name->unicode;
        $recipient = "client {$effect->client}";
        $this->mailer->send($effect->id, $recipient, $effect->topic->value, $text);
        return Outcome::done();
    }

    private function alert(Effect\AlertReseller $effect): Outcome
    {
        $text = trim("{$effect->name->unicode} {$effect->reference} {$effect->detail}");
        $this->mailer->send($effect->id, 'reseller', $effect->topic->value, $text);
        return Outcome::done();
    }
}
