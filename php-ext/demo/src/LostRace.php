<?php

declare(strict_types=1);

namespace Demo;

use RuntimeException;

/** A row was not as it was when the decision was made: the whole transaction is undone. */
final class LostRace extends RuntimeException
{
}
