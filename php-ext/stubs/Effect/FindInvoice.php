<?php

declare(strict_types=1);

namespace Backorder\Effect;

use Backorder\Effect;
use Backorder\EffectKind;

/** Look for an invoice whose notes carry one of the ids. */
final class FindInvoice implements Effect
{
    /** The name of the effect, for ever; report under it. */
    public readonly string $id;
    /** The backorder it belongs to; for a message about several, the first listed. */
    public readonly int $backorder;
    /** The client it is for. */
    public readonly int $client;
    public readonly EffectKind $kind;
    /** Whether carrying it out changes something outside. */
    public readonly bool $isChanging;
    /** @var list<string> */
    public readonly array $notes;
}
