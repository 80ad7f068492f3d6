<?php

declare(strict_types=1);

namespace Backorder\Effect;

use Backorder\DomainName;
use Backorder\Effect;
use Backorder\EffectKind;
use Backorder\BackorderKind;

/** Send the application to the registrar: AddDomainApplication with CLASS=BACKORDER. */
final class SubmitApplication implements Effect
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
    /** The name wanted. */
    public readonly DomainName $name;
    /** LITE is sent as X-BACKORDER-LITE=1. */
    public readonly BackorderKind $product;
    /** NEW=1: another application of ours for this name exists and is not seen to have ended. */
    public readonly bool $forceNew;
}
