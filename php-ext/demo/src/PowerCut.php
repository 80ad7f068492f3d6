<?php

declare(strict_types=1);

namespace Demo;

use RuntimeException;

/** The machine stops between carrying out an effect and writing down what came of it. */
final class PowerCut extends RuntimeException
{
}
