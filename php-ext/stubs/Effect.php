<?php

declare(strict_types=1);

namespace Backorder;

/**
 * Something to be carried out, after the commit that asks for it. The classes below
 * Backorder\Effect\ are all there are:
 *
 *     match (true) {
 *         $effect instanceof Effect\SubmitApplication => ...,
 *     }
 *
 * @property-read string $id the name of the effect, for ever: report under it
 * @property-read int $backorder
 * @property-read int $client
 * @property-read EffectKind $kind
 * @property-read bool $isChanging whether carrying it out changes something outside
 */
interface Effect
{
}
