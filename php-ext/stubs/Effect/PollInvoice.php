<?php

declare(strict_types=1);

namespace Backorder\Effect;

use Backorder\Effect;
use Backorder\EffectKind;

/** Read the invoice. */
final class PollInvoice implements Effect
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
    /** The invoice asked about. */
    public readonly int $invoice;
}
