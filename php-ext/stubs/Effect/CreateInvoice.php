<?php

declare(strict_types=1);

namespace Backorder\Effect;

use Backorder\DomainName;
use Backorder\Effect;
use Backorder\EffectKind;
use Backorder\Money;
use Backorder\Tax;

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
    /** The amount: what was held, tax included. */
    public readonly Money $amount;
    /** What of it is not tax. */
    public readonly Money $net;
    /** The tax, both rates together. */
    public readonly Money $tax;
    /** The rates it was taxed with when it was held. */
    public readonly Tax $rates;
}
