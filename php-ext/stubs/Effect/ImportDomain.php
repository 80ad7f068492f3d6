<?php

declare(strict_types=1);

namespace Backorder\Effect;

use Backorder\DomainName;
use Backorder\Effect;
use Backorder\EffectKind;

/** Add the domain to billing with status Active; find it first by name and client. */
final class ImportDomain implements Effect
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
    /** Its registration date: "2027-01-13". */
    public readonly string $registeredOn;
    /** Its expiry date. */
    public readonly string $expiresOn;
    /** Its next due and next invoice date. */
    public readonly string $dueOn;
    /** The client's; its renewal price is the recurring amount, left out where there is none. */
    public readonly string $currency;
}
