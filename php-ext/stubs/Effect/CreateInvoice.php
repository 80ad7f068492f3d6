<?php

declare(strict_types=1);

namespace Backorder\Effect;

use Backorder\DomainName;
use Backorder\Effect;
use Backorder\EffectKind;
use Backorder\Money;

/** Create an invoice whose notes carry the effect's id. */
final class CreateInvoice implements Effect
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
    /** The name caught. */
    public readonly DomainName $name;
    /** The amount: what was held. */
    public readonly Money $amount;
}
