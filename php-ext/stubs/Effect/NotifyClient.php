<?php

declare(strict_types=1);

namespace Backorder\Effect;

use Backorder\DomainName;
use Backorder\Effect;
use Backorder\EffectKind;
use Backorder\MessageTopic;
use Backorder\ShortItem;

/** Send a message to the client. */
final class NotifyClient implements Effect
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
    public readonly MessageTopic $topic;
    /** The name; null for LowBalance. */
    public readonly ?DomainName $name;
    /**
     * The short backorders of LowBalance, earliest deadline first.
     *
     * @var list<ShortItem>
     */
    public readonly array $items;
}
