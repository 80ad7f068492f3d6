<?php

declare(strict_types=1);

namespace Demo;

use PDOException;

/** E-mails as rows. The id of the effect is the Message-ID, so a second sending is recognised. */
final class Mailer
{
    public function __construct(private Database $database, private Clock $clock)
    {
    }

    public function createTable(): void
    {
        $serial = $this->database->serialType();
        $this->database->exec(
            "CREATE TABLE tblemails (id $serial, messageid VARCHAR(96) NOT NULL UNIQUE,
                recipient VARCHAR(255) NOT NULL, subject VARCHAR(255) NOT NULL,
                message TEXT NOT NULL, date DATETIME NOT NULL)",
        );
    }

    /** Sends a message, or finds that it went out before; tells whether it is new. */
    public function send(string $id, string $recipient, string $subject, string $message): bool
    {
        try {
            $this->database->insert('tblemails', [
                'messageid' => $id, 'recipient' => $recipient, 'subject' => $subject,
                'message' => $message, 'date' => $this->clock->local(),
            ]);
            return true;
        } catch (PDOException $error) {
            if (Database::isDuplicate($error)) {
                return false;
            }
            throw $error;
        }
    }
}
