<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Book;
use Backorder\Effect;
use Backorder\EffectKind;
use Backorder\Outcome;
use Backorder\Upstream;
use Throwable;

/** Carries out effects by the ports, and notes who does not answer and what keeps failing. */
final class Carrier
{
    private Invoicing $invoicing;

    public function __construct(
        private Host $host,
        private Answers $answers,
        private Failures $failures,
    ) {
        $this->invoicing = new Invoicing($host->billing);
    }

    /** @param Book $book with the record that it is for, as it is stored */
    public function carry(Effect $effect, Book $book): Outcome
    {
        $errand = new Errand($this->host->store, $effect, $this->host->limits->effect);
        try {
            $outcome = $this->attempt($effect, $book, $errand);
        } catch (Throwable $error) {
            [$outcome, $errand->problem] = self::failure($error);
        }
        if ($errand->left() === 0.0) {
            $seconds = $this->host->limits->effect;
            $context = ['effect' => $effect->id, 'client' => $effect->client];
            $this->host->log->write('warning', "an effect took more than $seconds s", $context);
        }
        $this->note($effect, $outcome, $errand->problem);
        return $outcome;
    }

    /** Whether the registrar carries out this one beside others. */
    public function isForMany(Effect $effect): bool
    {
        return $this->host->registrar instanceof ManyAtOnce
            && self::upstream($effect->kind) === Upstream::Registrar;
    }

    /**
     * Carries out the registrar's effects side by side.
     *
     * @param array<string, Effect> $effects by id
     * @param float $seconds after which nothing more is begun
     * @return array<string, Outcome> by id; what is missing was not begun
     */
    public function carryAll(array $effects, float $seconds): array
    {
        $heldBy = [];
        foreach ($effects as $effect) {
            $heldBy += $effect instanceof Effect\FindApplication ? $this->heldBy($effect) : [];
        }
        $outcomes = [];
        try {
            $limit = $this->host->limits->atOnce;
            $all = $this->host->registrar
                ->carryAll(array_values($effects), $heldBy, $limit, $seconds);
            foreach ($all as $id => [$outcome, $problem]) {
                $this->note($effects[$id], $outcomes[$id] = $outcome, $problem);
            }
        } catch (Throwable $error) {
            foreach (array_diff_key($effects, $outcomes) as $id => $effect) {
                $outcomes[$id] = Outcome::unknown();
                $this->note($effect, $outcomes[$id], self::failure($error)[1]);
            }
        }
        return $outcomes;
    }

    /**
     * What came of an effect whose port threw something.
     *
     * @return array{Outcome, string}
     */
    public static function failure(Throwable $error): array
    {
        if ($error instanceof Refused) {
            $code = min(max($error->getCode(), 0), 999);
            return [Outcome::refused($code, $error->getMessage()), $error->getMessage()];
        }
        return [Outcome::unknown(), $error::class . ": {$error->getMessage()}"];
    }

    public static function upstream(EffectKind $kind): ?Upstream
    {
        return match ($kind) {
            EffectKind::SubmitApplication, EffectKind::FindApplication,
            EffectKind::PollApplication, EffectKind::ReadDomain => Upstream::Registrar,
            EffectKind::CreateInvoice, EffectKind::FindInvoice, EffectKind::PollInvoice,
            EffectKind::CancelInvoice, EffectKind::ImportDomain => Upstream::Billing,
            EffectKind::NotifyClient, EffectKind::AlertReseller => null,
        };
    }

    private function attempt(Effect $effect, Book $book, Errand $errand): Outcome
    {
        $host = $this->host;
        $record = fn () => $book->get($effect->backorder);
        return match (true) {
            $effect instanceof Effect\SubmitApplication
                => $host->registrar->submit($effect, $errand),
            $effect instanceof Effect\FindApplication
                => $host->registrar->find($effect, $this->heldBy($effect), $errand),
            $effect instanceof Effect\PollApplication => $host->registrar->poll($effect, $errand),
            $effect instanceof Effect\ReadDomain => $host->registrar->read($effect, $errand),
            $effect instanceof Effect\CreateInvoice
                => $this->invoicing->create($effect, $record(), $errand),
            $effect instanceof Effect\FindInvoice => $this->invoicing->find($effect, $record()),
            $effect instanceof Effect\PollInvoice => $this->invoicing->poll($effect, $record()),
            $effect instanceof Effect\CancelInvoice
                => self::done(fn () => $host->billing->cancelInvoice($effect->invoice)),
            $effect instanceof Effect\ImportDomain
                => self::done(fn () => $host->domains->import($effect, $errand)),
            $effect instanceof Effect\NotifyClient
                => self::done(fn () => $host->mailer->notify($effect, $errand)),
            $effect instanceof Effect\AlertReseller
                => self::done(fn () => $host->mailer->alert($effect, $errand)),
        };
    }

    /** @return array<string, int> */
    private function heldBy(Effect\FindApplication $effect): array
    {
        return $this->host->store->references($effect->name);
    }

    private static function done(callable $work): Outcome
    {
        $work();
        return Outcome::done();
    }

    private function note(Effect $effect, Outcome $outcome, ?string $problem): void
    {
        $this->host->watcher?->carried($effect, $outcome, $problem);
        $upstream = self::upstream($effect->kind);
        $isUnknown = $outcome->name === 'unknown';
        if ($upstream !== null) {
            $this->answers->note($upstream, !$isUnknown);
        }
        // What the registrar refuses is an answer, with which the engine deals.
        $isRefused = $outcome->name === 'refused' && $upstream !== Upstream::Registrar;
        if (!$isUnknown && !$isRefused) {
            $this->failures->over(Failures::idOf($effect));
            return;
        }
        $problem ??= 'no answer';
        $context = ['effect' => $effect->id, 'client' => $effect->client];
        $this->host->log->write('warning', "an effect failed: $problem", $context);
        $this->failures->note(
            Failures::idOf($effect),
            $effect->client,
            $effect->id,
            $problem,
            $this->host->clock->now(),
        );
    }
}
