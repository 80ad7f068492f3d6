<?php

declare(strict_types=1);

namespace Backorder\Effect;

use Backorder\DomainName;
use Backorder\Effect;
use Backorder\EffectKind;
use Backorder\Topic;

/** Alert the reseller. */
final class AlertReseller implements Effect
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
    /** What about. */
    public readonly Topic $topic;
    /** The name. */
    public readonly DomainName $name;
    /** The application concerned. */
    public readonly ?string $reference;
    /** The invoice concerned. */
    public readonly ?int $invoice;
    /** What the other side said, or more exactly what happened; may be empty. */
    public readonly string $detail;
}
