<?php

declare(strict_types=1);

namespace Backorder\Exception;

/** Errors about the registrar client, 900 to 999. */
final class ClientException extends \RuntimeException implements BackorderException
{
    public function getKind(): string
    {
        throw new \LogicException(__METHOD__);
    }

    public function getSubject(): string
    {
        throw new \LogicException(__METHOD__);
    }

    /** What the server's words mean, as Ispapi\Response::$hint has it; null: not known. */
    public function getHint(): ?string
    {
        throw new \LogicException(__METHOD__);
    }

    /** What to do next, as a sentence, where there is a hint. */
    public function getAdvice(): ?string
    {
        throw new \LogicException(__METHOD__);
    }
}
